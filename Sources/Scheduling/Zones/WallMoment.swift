/// What a calendar and a clock on the wall show.
package struct WallMoment: Hashable, Comparable, Sendable {
    /// Where a zone is ahead of UTC or behind it, a day outside 1970 to 2200 is possible.
    package let date: CivilDate
    /// Seconds since midnight, 0...86,399.
    package let seconds: Int

    /// Whole minutes since midnight, 0...1439.
    package var minutes: Int { seconds / 60 }

    /// What clocks show that are some seconds ahead of UTC.
    package init(at instant: Instant, offset: Int) {
        self.init(localSeconds: instant.seconds + offset)
    }

    private init(localSeconds: Int) {
        let (day, second) = floorDivision(localSeconds, by: 86_400)
        date = CivilDate(unchecked: day)
        seconds = second
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.date, left.seconds) < (right.date, right.seconds)
    }
}

/// The instants at which a zone's clocks show a date and a time.
package enum ResolvedWall: Hashable, Sendable {
    case one(Instant)
    /// Clocks skip the time; the instant is the one that the offset before the gap leads to
    /// (RFC 5545, 3.3.5), and clocks show a later time then.
    case gap(Instant)
    /// Clocks show the time twice, in this order.
    case fold(Instant, Instant)

    /// The instant that RFC 5545, 3.3.5 chooses: the first of a fold, that of a gap as there.
    package var instant: Instant {
        switch self {
        case .one(let instant), .gap(let instant), .fold(let instant, _): instant
        }
    }
}

/// The quotient rounded down, and the remainder, which is never negative.
func floorDivision(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
