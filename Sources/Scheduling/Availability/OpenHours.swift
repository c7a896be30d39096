/// A page's open windows around a range of time, as seconds since 1970.
///
/// A window belongs to the date on which it starts, and a date rule replaces the windows of its
/// dates. Both bounds become instants by RFC 5545, 3.3.5: a time in a gap has the offset before it,
/// and of a repeated time the first counts. What lies between is elapsed time, so that a window is
/// an hour shorter or longer when clocks change in it; one whose end comes first is empty.
struct OpenHours {
    /// Sorted by start.
    private let windows: [Range<Int>]
    /// The windows with those joined that overlap or touch; sorted.
    private let stretches: [Range<Int>]
    private let zone: ZoneRules

    /// Finds the windows that share a moment with a range.
    init(of page: BookingPage, in zone: ZoneRules, around range: Range<Instant>) {
        self.zone = zone
        var windows: [Range<Int>] = []
        let dates = zone.dayNumbers(in: range)
        // A window ends at most one date after its own; clocks that skip a date add one more.
        let first = max(dates.lowerBound - 2, CivilDate.first.dayNumber)
        let last = min(dates.upperBound, CivilDate.last.dayNumber)
        var rules = page.dates[...]
        for day in first...max(first, last) {
            let date = CivilDate(unchecked: day)
            while let rule = rules.first, rule.last < date { rules.removeFirst() }
            let isRuled = rules.first.map { $0.first <= date } ?? false
            for window in isRuled ? rules[rules.startIndex].windows : page.hours[date.weekday] {
                let start = zone.instants(of: date, minutes: window.startMinutes).instant
                let end = zone.instants(of: date, minutes: window.endMinutes).instant
                guard start < end, start < range.upperBound, end > range.lowerBound else {
                    continue
                }
                windows.append(start.seconds..<end.seconds)
            }
        }
        windows.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        self.windows = windows
        stretches = Self.joined(windows)
    }

    private static func joined(_ windows: [Range<Int>]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        for window in windows {
            if let last = stretches.last, window.lowerBound <= last.upperBound {
                stretches[stretches.count - 1] =
                    last.lowerBound..<max(last.upperBound, window.upperBound)
            } else {
                stretches.append(window)
            }
        }
        return stretches
    }

    /// The first rule of hours that a meeting breaks; `nil` when it may start then.
    func refusal(of meeting: Range<Int>, starts grid: StartGrid) -> Verdict? {
        let start = meeting.lowerBound
        guard let end = stretch(containing: start)?.upperBound else { return .outsideHours }
        guard windows.contains(where: { $0.contains(start) && isStart(start, of: $0, grid) }) else {
            return .offGrid
        }
        return meeting.upperBound <= end ? nil : .doesNotFit
    }

    /// The starts within a range at which a meeting of some seconds may start; sorted.
    func starts(in range: Range<Int>, every grid: StartGrid, length: Int) -> [Int] {
        var starts: [Int] = []
        for window in windows {
            guard let end = stretch(containing: window.lowerBound)?.upperBound else { continue }
            // A meeting that starts at `end - length` is the last that fits.
            let part = range.clamped(to: window).clamped(to: Int.min..<end - length + 1)
            guard !part.isEmpty else { continue }
            switch grid {
            case .every(let span):
                let step = Self.step(span)
                let gone = part.lowerBound - window.lowerBound
                let first = window.lowerBound + (gone + step - 1) / step * step
                starts += stride(from: first, to: part.upperBound, by: step)
            case .at(let minutes): append(minutes, of: part, to: &starts)
            }
        }
        // Windows that overlap may bring the same start, or an earlier one.
        let isAscending = zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }
        return isAscending ? starts : Set(starts).sorted()
    }

    private func stretch(containing second: Int) -> Range<Int>? {
        let index = stretches.firstSortedIndex { $0.upperBound > second }
        guard index < stretches.count, stretches[index].contains(second) else { return nil }
        return stretches[index]
    }

    private static func step(_ span: Span) -> Int { max(span.minutes, 1) * 60 }

    private func isStart(_ second: Int, of window: Range<Int>, _ grid: StartGrid) -> Bool {
        switch grid {
        case .every(let span):
            return (second - window.lowerBound) % Self.step(span) == 0
        case .at(let minutes):
            let local = second + zone.offset(at: Instant(clamping: second))
            let (minute, rest) = floorDivision(local, by: 60)
            return rest == 0 && minutes.contains(floorDivision(minute, by: 60).remainder)
        }
    }

    /// Adds the moments at which clocks show one of the minutes of an hour.
    private func append(_ minutes: [Int], of part: Range<Int>, to starts: inout [Int]) {
        let bounds = Instant(clamping: part.lowerBound)..<Instant(clamping: part.upperBound)
        let changes = zone.transitions(in: bounds).map(\.instant.seconds)
        var lower = part.lowerBound
        // Between two changes of the clocks, an hour has each minute once.
        for upper in changes + [part.upperBound] {
            let offset = zone.offset(at: Instant(clamping: lower))
            var hour = floorDivision(lower + offset, by: 3600).quotient * 3600 - offset
            while hour < upper {
                for minute in minutes where (lower..<upper).contains(hour + minute * 60) {
                    starts.append(hour + minute * 60)
                }
                hour += 3600
            }
            lower = upper
        }
    }
}
