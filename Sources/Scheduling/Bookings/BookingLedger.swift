/// The record of bookings: what is taken, and the only way to take it.
///
/// Each change is one transaction: it is durable when its call returns, or nothing of it happened.
/// Whether a time is open is asked inside the transaction, by the same function that listed it.
/// Every call may also throw a failure of the machine.
package protocol BookingLedger: Sendable {
    /// What is taken of a host and booked on a page, in a stretch of time.
    func occupancy(
        of host: DefinitionID,
        page: DefinitionID,
        in range: Range<Instant>
    ) async throws -> Occupancy

    /// The same for several pages, all as they are at one moment, in the order of the needs.
    func occupancies(_ needs: [OccupancyNeed]) async throws -> [Occupancy]

    /// Who was found for a booking by a master page, the booking's own page first; empty for
    /// others.
    func assignments(of booking: BookingID) async throws -> [StoredAssignment]

    /// A number that rises with each commit that took or freed time of a host.
    ///
    /// An answer that was worked out from an ``occupancy(of:page:in:)`` stays right as long as the
    /// number is what it was before that was asked for. Numbers begin anew with each process.
    func revision(of host: DefinitionID) -> Int

    /// Books a time, at most once for each request.
    ///
    /// - Throws: ``BookingRefusal``.
    func book(_ order: BookingOrder) async throws -> BookingReceipt

    /// The booking that a token manages, cancelled ones included; `nil` when there is none.
    ///
    /// Of one that was moved to another host it is the booking with that host.
    func booking(managedBy digest: TokenDigest) async throws -> Booking?

    /// The booking of an id, cancelled or not; `nil` when there is none.
    func booking(_ id: BookingID) async throws -> Booking?

    /// Moves a booking to another time of its page, event, host and length.
    ///
    /// To the time that it has, it changes nothing and returns the booking. Where the order has a
    /// replacement and the host is not free, the booking is cancelled and the replacement booked
    /// and returned; the token manages that one from then on.
    ///
    /// - Throws: ``ChangeRefusal``.
    func move(_ order: MoveOrder) async throws -> Booking

    /// Cancels a booking and frees its time at once.
    ///
    /// - Throws: ``ChangeRefusal``.
    func cancel(_ handle: BookingHandle, at now: Instant, reason: String?) async throws -> Booking

    /// Bookings by their start, then by id.
    func bookings(matching filter: BookingFilter) async throws -> [Booking]
}

/// Which bookings to list.
package struct BookingFilter: Hashable, Sendable {
    package var page: DefinitionID?
    package var host: DefinitionID?
    package var status: Booking.Status?
    package var email: EmailAddress?
    /// Those that start at or after this.
    package var from: Instant?
    /// Those that start before this.
    package var until: Instant?
    /// At most this many; all when `nil`.
    package var limit: Int?
    /// The last booking of the page of the listing before this one.
    package var after: BookingCursor?

    package init() {}
}

/// A place in a listing of bookings.
package struct BookingCursor: Hashable, Sendable {
    package let start: Instant
    package let id: BookingID

    package init(start: Instant, id: BookingID) {
        self.start = start
        self.id = id
    }
}

/// A failure of the machine on which a ledger is kept; nothing was changed.
package protocol LedgerFailure: Error {
    /// Whether trying again later may help, as when the disk is full.
    var isTemporary: Bool { get }
}
