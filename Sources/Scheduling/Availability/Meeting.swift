/// The store's number of a meeting.
package struct MeetingID: Hashable, Sendable {
    package let number: Int

    package init(number: Int) { self.number = number }
}

/// A time that one or more customers have booked.
package struct Meeting: Hashable, Sendable {
    package let id: MeetingID
    package let page: DefinitionID
    package let event: DefinitionID
    package let start: Instant
    /// The first moment after it; buffers are not part of it.
    package let end: Instant
    /// How many may take part, as it was when the meeting came to be.
    package let seats: Seats
    /// How many seats are booked.
    package let taken: Int

    package init(
        id: MeetingID,
        page: DefinitionID,
        event: DefinitionID,
        start: Instant,
        end: Instant,
        seats: Seats,
        taken: Int
    ) {
        self.id = id
        self.page = page
        self.event = event
        self.start = start
        self.end = end
        self.seats = seats
        self.taken = taken
    }

    /// Whether another customer may join.
    var hasSeats: Bool {
        switch seats {
        case .unlimited: true
        case .limited(let count): taken < count
        }
    }
}
