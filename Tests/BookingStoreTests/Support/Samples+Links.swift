import FoundationEssentials
import Scheduling
import Testing

extension Samples {
    /// The same page, taking bookings or not, and reopening its links or not.
    func page(isAccepting: Bool = true, reopensLinks: Bool = false) -> BookingPage {
        BookingPage(
            id: page.id,
            title: page.title,
            link: page.link,
            host: page.host,
            events: page.events,
            zone: page.zone,
            hours: page.hours,
            rules: page.rules,
            isAccepting: isAccepting,
            reopensLinks: reopensLinks
        )
    }

    /// A link of a number, with the digest that opens it.
    func newLink(
        _ number: Int,
        _ restriction: LinkRestriction = LinkRestriction(),
        customer: LinkCustomer? = nil,
        title: String? = nil,
        at now: Instant = Samples.now,
        for span: Span = OneTimeLink.usualLife
    ) throws -> NewLink {
        let link = OneTimeLink(
            id: try Self.linkID(number),
            page: page.id,
            restriction: restriction,
            customer: customer,
            title: title,
            created: now,
            expires: try #require(now.adding(minutes: span.minutes))
        )
        return NewLink(link, opensWith: try Self.linkDigest(number))
    }

    static func linkID(_ number: Int) throws -> LinkID {
        try #require(LinkID(random: (0..<16).map { UInt8(truncatingIfNeeded: number >> ($0 * 5)) }))
    }

    static func linkDigest(_ number: Int) throws -> TokenDigest {
        try #require(
            TokenDigest(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 * 5)) & 31 })
        )
    }

    /// The wish of a customer to book with a link.
    func order(
        _ number: Int,
        with link: Int,
        at minutes: Int = 0,
        event: Int = 0,
        email: String? = nil,
        on shown: BookingPage? = nil,
        request: RequestIdentity? = nil,
        now: Instant = Samples.now
    ) throws -> BookingOrder {
        let order = try order(
            number,
            at: minutes,
            event: event,
            email: email,
            request: request,
            now: now
        )
        let booking = order.booking
        return BookingOrder(
            booking: Booking(
                id: booking.id,
                page: booking.page,
                event: booking.event,
                host: booking.host,
                start: booking.start,
                end: booking.end,
                terms: booking.terms,
                customer: booking.customer,
                created: booking.created,
                link: try Self.linkID(link)
            ),
            page: shown ?? order.page,
            event: order.event,
            duration: order.duration,
            zone: order.zone,
            manage: order.manage,
            request: request,
            link: try Self.linkDigest(link)
        )
    }

    /// A number that a long run takes from the environment in place of a short one.
    static func scale(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }
}
