/// Something that people must be told about a booking, kept until it has been.
package struct BookingNotice: Hashable, Sendable {
    /// Its place in the outbox, ascending.
    package let id: Int64
    package let kind: Kind
    package let recipient: Recipient
    /// The booking as it stood after the change.
    package let booking: Booking
    /// How often it was tried in vain.
    package let tries: Int

    package enum Kind: String, CaseIterable, Sendable {
        case booked
        case moved
        case cancelled
    }

    package enum Recipient: String, CaseIterable, Sendable {
        /// Gets the manage link.
        case customer
        case host
        /// All guests; they never get the manage link.
        case guests
    }

    package init(
        id: Int64,
        kind: Kind,
        recipient: Recipient,
        booking: Booking,
        tries: Int
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.booking = booking
        self.tries = tries
    }
}

/// The notices that wait for delivery; they were written with the change that they tell of.
package protocol NoticeOutbox: Sendable {
    /// The notices that are due, oldest first.
    func dueNotices(at now: Instant, limit: Int) async throws -> [BookingNotice]

    /// Takes a notice off the list.
    ///
    /// - Returns: Whether it is still known; if not, its booking was deleted meanwhile, and what was
    ///   delivered must not stay.
    @discardableResult
    func markDelivered(_ id: Int64, at now: Instant) async throws -> Bool

    /// Puts a notice off.
    func postpone(_ id: Int64, until due: Instant) async throws
}

/// A way to deliver notices, such as mail.
package protocol NoticeDelivery: Sendable {
    /// Delivers a notice; called again with the same one if it throws or the program ends before
    /// the outbox knows.
    func deliver(_ notice: BookingNotice) async throws

    /// Takes back, as far as that is possible, what was delivered.
    func withdraw(_ notice: BookingNotice) async throws
}

extension NoticeDelivery {
    /// Nothing can be taken back of most deliveries, such as mail that was sent.
    package func withdraw(_ notice: BookingNotice) async throws {}
}
