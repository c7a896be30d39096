package import Scheduling

/// Changes of bookings that the owner makes, whatever their customers may still do themselves.
package protocol OwnedBookings: Sendable {
    /// Cancels a booking.
    ///
    /// - Throws: ``ChangeRefusal``, or a failure of the machine.
    func cancel(_ id: BookingID, reason: String?) async throws

    /// Moves a booking to another time of its host.
    ///
    /// - Throws: ``ChangeRefusal``, ``NotOffered``, or a failure of the machine.
    func move(_ id: BookingID, to start: Instant, reason: String?) async throws
}

/// What was booked is no longer in the content, and so has no times.
package struct NotOffered: Error {
    package init() {}
}

extension BookingDesk: OwnedBookings {
    package func cancel(_ id: BookingID, reason: String?) async throws {
        _ = try await cancel(owned(id), reason: reason)
    }

    package func move(_ id: BookingID, to start: Instant, reason: String?) async throws {
        do {
            _ = try await move(owned(id), to: start, reason: reason)
        } catch Refusal.gone {
            throw NotOffered()
        }
    }
}

/// Why the owner's change of a booking was not made; nothing was changed.
package enum OwnerRefusal: String, CaseIterable, Sendable {
    case alreadyCancelled = "already-cancelled"
    /// The meeting has begun.
    case past
    /// Something else takes the new time.
    case taken
    /// The page does not offer the new time.
    case closed
    /// What was booked is no longer in the content.
    case notOffered = "not-offered"

    /// `nil` when there is no such booking.
    init?(_ refusal: ChangeRefusal) {
        switch refusal {
        case .unknown: return nil
        case .alreadyCancelled: self = .alreadyCancelled
        case .past: self = .past
        case .notOpen(.occupied), .notOpen(.seatsTaken): self = .taken
        // The first two are for customers alone.
        case .notAllowed, .reasonMissing, .notOpen: self = .closed
        }
    }
}
