/// Whether a time can be booked, or the first rule that it breaks.
///
/// The rules are asked in the order of the cases; of a meeting that can be joined, not all of them
/// (``Availability``).
package enum Verdict: Hashable, Sendable {
    /// `nil` seats: any number may book it.
    case open(seatsLeft: Int?)
    /// The page takes no new bookings.
    case notAccepting
    /// The event type does not offer this duration.
    case unknownDuration
    /// A date rule closes the date, and no window of the day before reaches the time.
    case closedDate
    case outsideHours
    /// `starts` allows no meeting to start then.
    case offGrid
    /// The open stretch ends before the meeting would.
    case doesNotFit
    /// The first moment at which a meeting may start.
    case tooSoon(earliest: Instant)
    /// The first moment at which no meeting may start yet.
    case tooFar(latest: Instant)
    /// The meeting that is there already has no seat left.
    case seatsTaken
    /// The meeting or its buffers would overlap time of the host that is not free.
    case occupied(by: Claim)
    /// The date has this many meetings already.
    case dayLimit(Int, of: RuleOwner)
    /// The week has this many meetings already.
    case weekLimit(Int, of: RuleOwner)
    /// An earlier time of the same part of the day is offered instead.
    case notOffered

    /// Whose rule it is, where both can have one and both hold.
    package enum RuleOwner: Hashable, Sendable {
        case page
        case event
    }

    package var isOpen: Bool {
        if case .open = self { true } else { false }
    }
}
