/// How often something may happen.
package struct Rate: Hashable, Sendable {
    /// As many times at once.
    package let burst: Int
    /// After that, once in this time.
    package let interval: Duration

    /// Makes a rate; a burst of at least one.
    package init(burst: Int, then interval: Duration) {
        self.burst = max(1, burst)
        self.interval = interval
    }

    /// For looking at things: a page asks several times, an office has many people.
    package static let reading = Rate(burst: 240, then: .milliseconds(250))
    /// For changing things, such as booking: more than a person does, less than a program would.
    package static let changing = Rate(burst: 20, then: .seconds(6))
    /// For looking at what one link opens by everybody who has it: more than a customer, the mail
    /// gateways before and the messengers around.
    static let lookingAtLink = Rate(burst: 60, then: .seconds(2))
    /// For changing things with one link, or trying to.
    static let changingByLink = Rate(burst: 20, then: .seconds(10))
    /// For links that there are not, by one client: more than somebody does who types them.
    static let unknownLinks = Rate(burst: 30, then: .seconds(2))
    /// For bookings of one page by everybody: more than the busiest practice has.
    static let bookingsOfPage = Rate(burst: 120, then: .seconds(2))
    /// For bookings, and their moves, of which one address gets mail, so that nobody fills a
    /// stranger's mailbox.
    static let bookingsOfRecipient = Rate(burst: 10, then: .seconds(1200))
}
