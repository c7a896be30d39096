/// A time that can be booked.
package struct OpenTime: Hashable, Sendable {
    package let start: Instant
    /// The first moment after the meeting.
    package let end: Instant
    /// How many more may book it; `nil` when any number may.
    package let seatsLeft: Int?

    package init(start: Instant, end: Instant, seatsLeft: Int?) {
        self.start = start
        self.end = end
        self.seatsLeft = seatsLeft
    }
}
