import Scheduling

/// Decides about times minute by minute, without any of the code under test but zones.
final class MinuteModel {
    let table: MinuteTable
    let scene: Scene
    let occupancy: Occupancy
    /// Whether a window is open in each minute.
    private var isOpen: [Bool]
    /// Whether `starts` lets a meeting begin in each minute.
    private var isStart: [Bool]
    /// The minutes of each day at which a meeting may begin and fits.
    private var candidates: [Int: [Int]] = [:]
    /// The meetings that can be joined, or are full, by their starts.
    private var existing: [Int: [Meeting]] = [:]
    /// The first closed minute from some minute on, as it was found last.
    private var closed = (from: 0, first: 0)
    /// Whether `starts` names a minute of the hour.
    private var isChosen = Array(repeating: false, count: 60)
    private let length: Int
    private let rules: ResolvedRules

    init(table: MinuteTable, scene: Scene, occupancy: Occupancy, around indices: Range<Int>) {
        self.table = table
        self.scene = scene
        self.occupancy = occupancy
        length = scene.duration.minutes
        rules = scene.page.rules(for: scene.event)
        isOpen = Array(repeating: false, count: table.wall.count)
        isStart = isOpen
        existing = Dictionary(
            grouping: occupancy.meetings.filter {
                $0.page == scene.page.id && $0.event == scene.event.id
                    && $0.end.seconds - $0.start.seconds == scene.duration.minutes * 60
            }
        ) { $0.start.seconds / 60 - table.origin }
        if case .at(let minutes) = rules.starts {
            for minute in minutes { isChosen[minute] = true }
        }
        let more = rules.offeredPerDay == nil ? 0 : 2
        let first = table.day(indices.lowerBound) - 3 - more
        for day in first...table.day(indices.upperBound) + 2 + more { fill(day) }
        guard rules.offeredPerDay != nil else { return }
        for index in indices.lowerBound - 2880..<indices.upperBound + 2880
        where isStart[index] && fits(index) {
            candidates[table.day(index), default: []].append(index)
        }
    }

    private func fill(_ day: Int) {
        guard let date = CivilDate(dayNumber: day) else { return }
        let rule = scene.page.dates.first { $0.first <= date && date <= $0.last }
        for window in rule?.windows ?? scene.page.hours[date.weekday] {
            guard let start = table.index(ofWall: day * 1440 + window.startMinutes),
                let end = table.index(ofWall: day * 1440 + window.endMinutes), start < end
            else { continue }
            // Plain loops, because a build without optimisation runs nothing else fast.
            var index = start
            while index < end {
                isOpen[index] = true
                index += 1
            }
            switch rules.starts {
            case .every(let span):
                index = start
                while index < end {
                    isStart[index] = true
                    index += span.minutes
                }
            case .at:
                index = start
                while index < end {
                    if isChosen[table.wall[index] % 60] { isStart[index] = true }
                    index += 1
                }
            }
        }
    }

    private func fits(_ index: Int) -> Bool {
        if !(closed.from...closed.first).contains(index) {
            var first = index
            while first < isOpen.count, isOpen[first] { first += 1 }
            closed = (index, first)
        }
        return index + length <= closed.first
    }

    func verdict(_ index: Int) -> Verdict {
        guard scene.page.isAccepting else { return .notAccepting }
        guard scene.event.durations.contains(scene.duration) else { return .unknownDuration }
        if existing(index) == nil {
            guard isOpen[index] else {
                let rule = scene.page.dates.first {
                    $0.first.dayNumber <= table.day(index) && table.day(index) <= $0.last.dayNumber
                }
                return rule?.windows.isEmpty == true ? .closedDate : .outsideHours
            }
            guard isStart[index] else { return .offGrid }
            guard fits(index) else { return .doesNotFit }
        }
        let verdict = verdictOfCandidate(index)
        guard verdict.isOpen, let count = rules.offeredPerDay,
            let day = candidates[table.day(index)], let place = day.firstIndex(of: index)
        else { return verdict }
        let starts = (0..<count).map { (Double($0 * day.count) / Double(count)).rounded(.up) }
        let start = starts.map { Int($0) }.last { $0 <= place } ?? 0
        let isFirst = !day[start..<place].contains { verdictOfCandidate($0).isOpen }
        return isFirst ? verdict : .notOffered
    }

    private func existing(_ index: Int) -> Meeting? {
        guard let same = existing[index] else { return nil }
        return same.first { left($0.seats, $0.taken) ?? 1 > 0 } ?? same.first
    }

    private func left(_ seats: Seats, _ taken: Int) -> Int? {
        switch seats {
        case .unlimited: nil
        case .limited(let count): count - taken
        }
    }

    private func verdictOfCandidate(_ index: Int) -> Verdict {
        let start = table.instant(index).seconds
        let earliest = scene.now.seconds + rules.notice.minutes * 60
        let latest = scene.now.seconds + rules.horizon.minutes * 60
        if start < earliest { return .tooSoon(earliest: Instant(clamping: earliest)) }
        if start >= latest { return .tooFar(latest: Instant(clamping: latest)) }
        if let meeting = existing(index) {
            let left = left(meeting.seats, meeting.taken)
            return left ?? 1 > 0 ? .open(seatsLeft: left) : .seatsTaken
        }
        let from = start - rules.buffer.before.minutes * 60
        let to = start + (length + rules.buffer.after.minutes) * 60
        let other = occupancy.claims.first { $0.start.seconds < to && from < $0.end.seconds }
        if let other { return .occupied(by: other) }
        return limit(index) ?? .open(seatsLeft: left(rules.seats, 0))
    }

    private func limit(_ index: Int) -> Verdict? {
        let own = occupancy.meetings.filter { $0.page == scene.page.id }
        let ofEvent = own.filter { $0.event == scene.event.id }
        let day = table.day(index)
        // Thursday of 1970 was day 0, so Monday before it was day -3.
        let monday = day - (day + 3) % 7
        let owners: [(Verdict.RuleOwner, [Meeting], BookingLimit?)] = [
            (.page, own, scene.page.rules.limit), (.event, ofEvent, scene.event.rules.limit),
        ]
        for (owner, meetings, limit) in owners {
            guard let limit = limit?.day else { continue }
            let count = meetings.count { self.day($0) == day }
            if count >= limit { return .dayLimit(limit, of: owner) }
        }
        for (owner, meetings, limit) in owners {
            guard let limit = limit?.week else { continue }
            let count = meetings.count { (monday..<monday + 7).contains(self.day($0)) }
            if count >= limit { return .weekLimit(limit, of: owner) }
        }
        return nil
    }

    private func day(_ meeting: Meeting) -> Int {
        table.zone.wall(at: meeting.start).date.dayNumber
    }
}
