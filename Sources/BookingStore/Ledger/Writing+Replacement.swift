import GRDB
import Scheduling

/// Bookings of master pages that another host takes over.
extension Writing {
    /// Cancels a booking, and books another time of whoever is free instead.
    ///
    /// The one who had it has a turn taken away, and who takes it over receives one, as if a
    /// customer had done both. A one-time link goes on with the new booking.
    ///
    /// - Throws: ``ChangeRefusal``.
    mutating func replace(
        _ before: StoredBooking,
        by order: BookingOrder,
        reason: String?
    ) throws -> Booking {
        guard let assignment = order.assignment else { throw ChangeRefusal.unknown }
        let gone = before.booking.cancelled(at: order.booking.created, reason: reason)
        try change(before, to: gone, .cancelled, in: nil)
        let booking: Booking
        do {
            guard case .booked(let booked) = try book(order, assignment, nil) else {
                throw StoreFailure.inconsistent("a booking was moved to one that was there")
            }
            booking = booked
        } catch BookingRefusal.notOpen(let verdict) {
            throw ChangeRefusal.notOpen(verdict)
        }
        let next = try first("SELECT number FROM booking WHERE id = ?", [booking.id.text])
        try run("INSERT INTO succession (booking, next) VALUES (?, ?)", [before.number, next])
        guard before.booking.link != nil else { return booking }
        try run("UPDATE linkUse SET booking = ? WHERE booking = ?", [next, before.number])
        guard let next, let stored = try StoredBooking.numbered(next, .latest, in: db) else {
            return booking
        }
        return stored.booking
    }
}
