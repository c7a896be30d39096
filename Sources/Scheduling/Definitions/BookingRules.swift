/// At which wall-clock minutes a bookable time may start.
package enum StartGrid: Hashable, Sendable {
    /// Every so many minutes, counted from the start of each open window.
    case every(Span)
    /// At these minutes of each hour, 0...59, sorted.
    case at([Int])
}

/// How far ahead a customer may still cancel or move a booking.
package enum ChangePolicy: Hashable, Sendable {
    case anyTime
    /// Up to this long before the start.
    case until(Span)
    case never
}

/// Whether a customer who cancels or moves is asked why.
package enum ReasonRule: String, CaseIterable, Hashable, Sendable {
    case optional
    case required
    /// The customer is not asked.
    case off
}

/// Where a visitor is sent after booking, cancelling or moving; nowhere when `nil`.
///
/// The addresses lie at origins that the site names under `redirects`.
package struct Redirection: Hashable, Sendable {
    package let booked: WebAddress?
    package let moved: WebAddress?
    package let cancelled: WebAddress?
    /// Seconds for which the confirmation is shown first, 0...60; 0 goes at once.
    package let delay: Int

    package init(
        booked: WebAddress?,
        moved: WebAddress? = nil,
        cancelled: WebAddress? = nil,
        delay: Int = 10
    ) {
        self.booked = booked
        self.moved = moved
        self.cancelled = cancelled
        self.delay = min(60, max(0, delay))
    }
}

/// Time kept free around a booking.
package struct Buffer: Hashable, Sendable {
    package let before: Span
    package let after: Span

    package init(before: Span = .zero, after: Span = .zero) {
        self.before = before
        self.after = after
    }
}

/// The largest number of bookings in a day and in a week; `nil` where there is no limit.
package struct BookingLimit: Hashable, Sendable {
    package let day: Int?
    package let week: Int?

    package init(day: Int? = nil, week: Int? = nil) {
        self.day = day
        self.week = week
    }
}

/// How many may book one time.
package enum Seats: Hashable, Sendable {
    case limited(Int)
    case unlimited

    package static let one = Seats.limited(1)
}

/// The rules of a page or an event type that decide which times are open.
///
/// Every rule is optional: an event type's own rule wins over its page's, and the page's over the
/// default named at ``ResolvedRules``.
package struct BookingRules: Hashable, Sendable {
    package var starts: StartGrid?
    /// Least time between booking and start.
    package var notice: Span?
    /// How far ahead times are offered.
    package var horizon: Span?
    package var buffer: Buffer?
    package var limit: BookingLimit?
    /// At most this many times are shown for a day, spread evenly; all when `nil`.
    package var offeredPerDay: Int?
    package var seats: Seats?
    package var cancel: ChangePolicy?
    package var move: ChangePolicy?
    /// How many further people a customer may invite, 0...10.
    package var guests: Int?
    /// Whether a customer who cancels or moves is asked why.
    package var reason: ReasonRule?
    /// Where a visitor goes afterwards.
    package var redirect: Redirection?

    package init() {}

    /// These rules, with those of another where these are silent.
    package func over(_ other: BookingRules) -> BookingRules {
        var merged = self
        merged.starts = starts ?? other.starts
        merged.notice = notice ?? other.notice
        merged.horizon = horizon ?? other.horizon
        merged.buffer = buffer ?? other.buffer
        merged.limit = limit ?? other.limit
        merged.offeredPerDay = offeredPerDay ?? other.offeredPerDay
        merged.seats = seats ?? other.seats
        merged.cancel = cancel ?? other.cancel
        merged.move = move ?? other.move
        merged.guests = guests ?? other.guests
        merged.reason = reason ?? other.reason
        merged.redirect = redirect ?? other.redirect
        return merged
    }
}

/// The rules that hold for one event type on one page, with nothing left open.
package struct ResolvedRules: Hashable, Sendable {
    package let starts: StartGrid
    package let notice: Span
    package let horizon: Span
    package let buffer: Buffer
    package let limit: BookingLimit
    package let offeredPerDay: Int?
    package let seats: Seats
    package let cancel: ChangePolicy
    package let move: ChangePolicy
    package let guests: Int
    package let reason: ReasonRule
    package let redirect: Redirection?

    /// Fills the gaps: starts every 15 minutes, 4 hours' notice, 60 days ahead, no buffer, no
    /// limit, all times offered, one seat, cancel and move at any time with a reason if wished, no
    /// guests, no redirect.
    package init(_ rules: BookingRules) {
        starts = rules.starts ?? .every(.minutes(15))
        notice = rules.notice ?? .minutes(240)
        horizon = rules.horizon ?? .days(60)
        buffer = rules.buffer ?? Buffer()
        limit = rules.limit ?? BookingLimit()
        offeredPerDay = rules.offeredPerDay
        seats = rules.seats ?? .one
        cancel = rules.cancel ?? .anyTime
        move = rules.move ?? .anyTime
        guests = rules.guests ?? 0
        reason = rules.reason ?? .optional
        redirect = rules.redirect
    }
}
