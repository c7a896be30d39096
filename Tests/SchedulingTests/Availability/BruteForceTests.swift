import Scheduling
import Testing

/// Compares with a model that knows nothing but minutes.
struct BruteForceTests {
    private static let days = 14

    /// Zones that change by an hour, half an hour and a day, at midnight and around it.
    private static let rules = [
        "UTC0", "<+0545>-5:45", "CET-1CEST,M3.5.0,M10.5.0/3",
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "<-03>3<-02>,M3.5.0/0,M10.5.0/0",
        "CST5CDT,M3.2.0/0,M11.1.0/1", "NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "IST-1GMT0,M10.5.0,M3.5.0/1",
        "<+12>-12<+14>-14,M3.5.0/23,M10.5.0/1",
    ]

    private static let cities = [
        "Europe/London", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
        "Pacific/Apia", "Pacific/Chatham", "Africa/Cairo", "America/Sao_Paulo", "Asia/Kathmandu",
    ]

    private static func zones() throws -> [ZoneRules] {
        try rules.map { try ZoneBytes.rules($0) }
            + cities.compactMap { SystemZones.rules(named: $0) }
    }

    /// Some days of a zone, more often than not around a change of its clocks.
    private static func table(
        of zone: ZoneRules,
        _ generator: inout SeededGenerator
    ) -> MinuteTable {
        var middle = Instant(
            clamping: Int.random(in: 200_000_000..<7_200_000_000, using: &generator) / 60 * 60
        )
        let year = middle..<Instant(clamping: middle.seconds + 366 * 86_400)
        if let change = zone.transitions(in: year).randomElement(using: &generator),
            Int.random(in: 0..<3, using: &generator) > 0
        {
            middle = change.instant
        }
        return MinuteTable(
            zone: zone,
            origin: middle.seconds / 60 - days * 720,
            count: days * 1440
        )
    }

    @Test(arguments: 0..<4)
    func `the list of times is that of the model`(part: Int) throws {
        var generator = SeededGenerator(seed: UInt64(part))
        var open = 0
        for zone in try Self.zones() {
            for _ in 0..<3 {
                let table = Self.table(of: zone, &generator)
                for _ in 0..<44 { open += try compareList(table, &generator) }
            }
        }
        #expect(open > 1000)
    }

    /// Compares one random scene; returns the number of open times.
    private func compareList(
        _ table: MinuteTable,
        _ generator: inout SeededGenerator
    ) throws -> Int {
        let center = Self.days * 720 + Int.random(in: -900...900, using: &generator)
        var random = RandomScene(generator: generator, table: table, center: center)
        let scene = try random.scene()
        let occupancy = try random.occupancy(of: scene)
        generator = random.generator
        let isLong = Int.random(in: 0..<6, using: &generator) == 0
        let length = Int.random(in: 1...(isLong ? 1560 : 240), using: &generator)
        let indices = center..<center + length
        let model = MinuteModel(
            table: table,
            scene: scene,
            occupancy: occupancy,
            around: indices
        )
        let availability = scene.availability
        let range = table.instant(center)..<table.instant(center + length)
        let expected = indices.compactMap { index -> OpenTime? in
            guard case .open(let seats) = model.verdict(index) else { return nil }
            return OpenTime(
                start: table.instant(index),
                end: table.instant(index + scene.duration.minutes),
                seatsLeft: seats
            )
        }
        let times = availability.openTimes(in: range, occupancy: occupancy)
        #expect(times == expected, "\(table.zone.name) \(range.lowerBound.text) \(scene)")
        // What lies outside the needed range changes nothing.
        let needed = availability.neededRange(for: range)
        let loaded = Occupancy(
            claims: occupancy.claims.filter {
                $0.start < needed.upperBound && needed.lowerBound < $0.end
            },
            meetings: occupancy.meetings.filter { needed.contains($0.start) }
        )
        #expect(availability.openTimes(in: range, occupancy: loaded) == expected)
        return expected.count
    }

    @Test func `the verdict on every minute is that of the model and of the list`() throws {
        var generator = SeededGenerator(seed: 5545)
        var reasons: Set<Int> = []
        for zone in try Self.zones() {
            let table = Self.table(of: zone, &generator)
            for _ in 0..<3 {
                let center = Self.days * 720
                var random = RandomScene(generator: generator, table: table, center: center)
                let scene = try random.scene()
                let occupancy = try random.occupancy(of: scene)
                generator = random.generator
                let indices = center - 360..<center + 1080
                let model = MinuteModel(
                    table: table,
                    scene: scene,
                    occupancy: occupancy,
                    around: indices
                )
                let availability = scene.availability
                let range = table.instant(center - 360)..<table.instant(center + 1080)
                let starts = Set(
                    availability.openTimes(in: range, occupancy: occupancy).map(\.start)
                )
                for index in indices {
                    let start = table.instant(index)
                    let verdict = availability.verdict(at: start, occupancy: occupancy)
                    reasons.insert(Self.place(of: verdict))
                    guard
                        verdict != model.verdict(index) || verdict.isOpen != starts.contains(start)
                    else { continue }
                    Issue.record("\(start.text): \(verdict), not \(model.verdict(index)): \(scene)")
                }
            }
        }
        // Pages that do not accept and unknown durations are rare on purpose.
        #expect(reasons.isSuperset(of: [0] + Array(3...13)), "\(reasons)")
    }

    private static func place(of verdict: Verdict) -> Int {
        switch verdict {
        case .open: 0
        case .notAccepting: 1
        case .unknownDuration: 2
        case .closedDate: 3
        case .outsideHours: 4
        case .offGrid: 5
        case .doesNotFit: 6
        case .tooSoon: 7
        case .tooFar: 8
        case .seatsTaken: 9
        case .occupied: 10
        case .dayLimit: 11
        case .weekLimit: 12
        case .notOffered: 13
        }
    }
}
