import Scheduling

/// Makes scenes that are seldom sensible, around one instant.
struct RandomScene {
    var generator: SeededGenerator
    let table: MinuteTable
    /// The minute of the table that the scene is about.
    let center: Int

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    private mutating func span(_ range: ClosedRange<Int>) -> Span {
        Span(minutes: number(range)) ?? .zero
    }

    mutating func windows() -> [TimeWindow] {
        let grain = [1, 5, 15, 30, 60].randomElement(using: &generator) ?? 15
        return (0..<number(0...3)).compactMap { _ in
            guard let start = WallTime(minutes: number(0...1439) / grain * grain),
                let end = WallTime(minutes: number(0...1440) / grain * grain)
            else { return nil }
            return TimeWindow(start: start, end: end)
        }
    }

    mutating func scene() throws -> Scene {
        var draft = try PageDraft()
        for day in Weekday.allCases { draft.hours[day] = windows() }
        draft.dates = dates()
        draft.durations = [span(1...90)]
        if chance(10) { draft.durations = [span(1...1440)] }
        draft.pageRules = rules()
        if chance(30) { draft.eventRules = rules() }
        draft.isAccepting = !chance(1)
        let now = table.instant(center + number(-2880...600)).adding(seconds: number(0...59))
        return try draft.scene(
            now: now ?? .first,
            duration: chance(1) ? .minutes(91) : nil,
            zone: table.zone
        )
    }

    private mutating func dates() -> [DateRule] {
        var day = table.day(center) - number(0...5)
        var rules: [DateRule] = []
        for _ in 0..<number(0...2) {
            let length = number(0...2)
            guard let first = CivilDate(dayNumber: day),
                let last = CivilDate(dayNumber: day + length)
            else { break }
            rules.append(DateRule(first: first, last: last, windows: windows()))
            day += length + number(1...3)
        }
        return rules
    }

    private mutating func rules() -> BookingRules {
        var rules = BookingRules()
        let every = [1, 5, 10, 15, 20, 30, 45, 60, 7, 1440].randomElement(using: &generator) ?? 15
        rules.starts = .every(Span(minutes: every) ?? .minutes(15))
        if chance(30) {
            rules.starts = .at(Set((0...number(0...4)).map { _ in number(0...59) }).sorted())
        }
        rules.notice = chance(50) ? .zero : span(0...2880)
        rules.horizon = span(60...7200)
        if chance(50) { rules.buffer = Buffer(before: span(0...60), after: span(0...60)) }
        if chance(40) {
            rules.limit = BookingLimit(
                day: chance(70) ? number(1...4) : nil,
                week: chance(70) ? number(1...8) : nil
            )
        }
        if chance(30) { rules.offeredPerDay = number(1...9) }
        rules.seats = [.one, .limited(5), .unlimited].randomElement(using: &generator)
        return rules
    }

    mutating func occupancy(of scene: Scene) throws -> Occupancy {
        let others = (page: try id("ada-deep"), event: try id("deep"))
        var claims: [Claim] = []
        for _ in 0..<number(0...6) {
            let start = table.instant(center + number(-2000...2500))
            guard let end = start.adding(seconds: number(1...8000)) else { continue }
            claims.append(Claim(start: start, end: end, meeting: nil))
        }
        var meetings: [Meeting] = []
        for index in 0..<number(0...10) {
            let start = center + number(-4000...4000)
            let length = chance(60) ? scene.duration.minutes : number(1...100)
            meetings.append(
                Meeting(
                    id: MeetingID(number: index),
                    page: chance(85) ? scene.page.id : others.page,
                    event: chance(70) ? scene.event.id : others.event,
                    start: table.instant(start / 5 * 5),
                    end: table.instant(start / 5 * 5 + length),
                    seats: chance(20) ? .unlimited : .limited(number(1...3)),
                    taken: number(1...3)
                )
            )
        }
        return Occupancy(claims: claims, meetings: meetings)
    }
}
