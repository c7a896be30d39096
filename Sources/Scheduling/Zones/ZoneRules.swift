/// The rules of one time zone: how far its clocks are from UTC, at every instant there is.
///
/// Changes up to 2200 are in one table, those of the rule after a file's own table included, so
/// that every question is one binary search.
package struct ZoneRules: Hashable, Sendable {
    /// The IANA name, such as `Europe/London`.
    package let name: String
    /// The first second of each stretch, ascending; the first stretch has no beginning.
    private let starts: [Int]
    /// The offset of each stretch, in seconds east of UTC.
    private let offsets: [Int]
    /// The place in `phases` for each stretch.
    private let phaseIndices: [Int]
    private let phases: [ZonePhase]

    package static let utc = ZoneRules(
        name: "UTC",
        first: ZonePhase(offset: 0, abbreviation: "UTC", isDaylight: false),
        changes: []
    )

    /// Makes rules of a phase without beginning and of later ones, in order.
    init(name: String, first: ZonePhase, changes: [(start: Int, phase: ZonePhase)]) {
        var starts = [Int.min]
        var phases = [first]
        var phaseIndices = [0]
        for change in changes {
            // Of two changes at one second only the later counts.
            if starts[starts.count - 1] == change.start {
                starts.removeLast()
                phaseIndices.removeLast()
            }
            guard change.phase != phases[phaseIndices[phaseIndices.count - 1]] else { continue }
            let index = phases.firstIndex(of: change.phase) ?? phases.count
            if index == phases.count { phases.append(change.phase) }
            starts.append(change.start)
            phaseIndices.append(index)
        }
        self.name = name
        self.starts = starts
        self.phases = phases
        self.phaseIndices = phaseIndices
        offsets = phaseIndices.map { phases[$0].offset }
    }

    /// Seconds east of UTC.
    package func offset(at instant: Instant) -> Int { offsets[stretch(at: instant.seconds)] }

    /// The short name, such as `CET`.
    package func abbreviation(at instant: Instant) -> String { phase(at: instant).abbreviation }

    package func phase(at instant: Instant) -> ZonePhase {
        phases[phaseIndices[stretch(at: instant.seconds)]]
    }

    /// What the zone's clocks and calendars show.
    package func wall(at instant: Instant) -> WallMoment {
        WallMoment(at: instant, offset: offset(at: instant))
    }

    /// When the zone's clocks show a time: `minutes` after the midnight that begins a date.
    ///
    /// More than 1440 minutes, or fewer than none, lead to other days. At the edges of the years
    /// 1970 to 2200 the nearest instant stands for one beyond.
    package func instants(of date: CivilDate, minutes: Int) -> ResolvedWall {
        // No window or day is longer, and no sum overflows.
        let minutes = min(max(minutes, -5_256_000), 5_256_000)
        let local = date.dayNumber * 86_400 + minutes * 60
        switch solutions(of: local) {
        case .none(let gap):
            return .gap(Instant(clamping: local - offsets[gap - 1]))
        case .some(let first, nil):
            return .one(Instant(clamping: first))
        case .some(let first, let last?):
            return .fold(Instant(clamping: first), Instant(clamping: last))
        }
    }

    /// The shortest range that holds every moment of a date; empty when the zone skips the date.
    ///
    /// Where clocks go back over midnight, moments of a neighbouring date lie in it as well.
    package func day(_ date: CivilDate) -> Range<Instant> {
        let midnight = date.dayNumber * 86_400
        let lower: Int
        switch solutions(of: midnight) {
        case .none(let gap): lower = starts[gap]
        case .some(let first, _): lower = first
        }
        let upper: Int
        switch solutions(of: midnight + 86_400) {
        case .none(let gap): upper = starts[gap]
        case .some(let first, let last): upper = last ?? first
        }
        return Instant(clamping: lower)..<Instant(clamping: max(lower, upper))
    }

    /// The changes of offset, name or daylight saving within a range, in order.
    package func transitions(in range: Range<Instant>) -> [ZoneTransition] {
        let first = stretch(at: range.lowerBound.seconds - 1) + 1
        let end = stretch(at: range.upperBound.seconds - 1) + 1
        guard first < end else { return [] }
        return (first..<end).map { index in
            ZoneTransition(
                instant: Instant(clamping: starts[index]),
                before: phases[phaseIndices[index - 1]],
                after: phases[phaseIndices[index]]
            )
        }
    }
}

extension ZoneRules {
    /// The seconds at which clocks show a local second.
    private enum Solutions {
        /// Clocks skip it when a stretch begins.
        case none(gap: Int)
        /// Clocks show it at one second or at two.
        case some(Int, Int?)
    }

    private func solutions(of local: Int) -> Solutions {
        var found: Int?
        var gap: Int?
        // No offset is more than 26 hours, so no other stretch can hold a solution.
        var index = stretch(at: local - 26 * 3600)
        while index < starts.count, index == 0 || starts[index] <= local + 26 * 3600 {
            let second = local - offsets[index]
            let isAfterStart = index == 0 || second >= starts[index]
            let isBeforeEnd = index + 1 == starts.count || second < starts[index + 1]
            if isAfterStart && isBeforeEnd {
                if let found { return .some(found, second) }
                found = second
            } else if index > 0, !isAfterStart, local - offsets[index - 1] >= starts[index] {
                gap = gap ?? index
            }
            index += 1
        }
        guard let gap else { return .some(found ?? local - offsets[0], nil) }
        return found.map { .some($0, nil) } ?? .none(gap: gap)
    }

    /// The stretch that a second lies in.
    private func stretch(at second: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= second { low = middle } else { high = middle }
        }
        return low
    }
}
