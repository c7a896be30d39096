import Scheduling
import Testing

struct MalformedZoneTests {
    private static let sound = ZoneBytes(
        transitions: [(0, 1), (1_000_000_000, 0)],
        phases: [(3600, 0, 0), (7200, 1, 4)],
        names: "CET\0CEST\0",
        footer: "\nCET-1CEST,M3.5.0,M10.5.0/3\n",
        standardIndicators: [1, 1],
        universalIndicators: [0, 1]
    )

    private static func changed(_ change: (inout ZoneBytes) -> Void) -> [UInt8] {
        var zone = sound
        change(&zone)
        return zone.bytes
    }

    private static let damaged: [([UInt8], ZoneProblem)] = [
        ([], .notZoneData), (Array("TZi".utf8), .notZoneData), (Array("TZif2".utf8), .truncated),
        ([UInt8](repeating: 0, count: 200), .notZoneData),
        ([UInt8](repeating: 0, count: 65_537), .tooLarge),
        (changed { $0.version = "\0" }, .oldVersion),
        (changed { $0.phases = [] }, .badCounts),
        (changed { $0.names = "" }, .badCounts),
        (changed { $0.counts[1] = 257 }, .badCounts),
        (changed { $0.counts = [0xFFFF_FFFF, 0xFF, 0xFFFF_FFFF] }, .badCounts),
        (changed { $0.counts = [0xFFFF_FFFF, nil, nil] }, .truncated),
        (changed { $0.counts[0] = 9 }, .truncated),
        (changed { $0.standardIndicators = [1] }, .badCounts),
        (changed { $0.universalIndicators = [1, 1, 1] }, .badCounts),
        (changed { $0.universalIndicators = [2, 0] }, .badPhase),
        (changed { $0.leapSeconds = 1 }, .leapSeconds),
        (changed { $0.phases[0].offset = .min }, .badPhase),
        (changed { $0.phases[0].offset = 26 * 3600 }, .badPhase),
        (changed { $0.phases[0].offset = -25 * 3600 }, .badPhase),
        (changed { $0.phases[1].isDaylight = 2 }, .badPhase),
        (changed { $0.phases[1].name = 9 }, .badPhase),
        (changed { $0.phases[1].name = 3 }, .badPhase),
        (changed { $0.names = "CET\0CEST!" }, .badPhase),
        (changed { $0.names = "C;T\0CEST\0" }, .badPhase),
        (changed { $0.transitions[1].phase = 2 }, .badTransitions),
        (changed { $0.transitions[1].time = 0 }, .badTransitions),
        (changed { $0.transitions[1].time = -1 }, .badTransitions),
        (changed { $0.footer = "" }, .truncated),
        (changed { $0.footer = "CET-1\n" }, .badFooter),
        (changed { $0.footer = "\nCET-1" }, .badFooter),
    ]

    @Test(arguments: damaged)
    func `a damaged file is refused`(bytes: [UInt8], problem: ZoneProblem) {
        #expect(throws: problem) { try ZoneRules(name: "Test/Damaged", bytes) }
    }

    @Test(arguments: [
        "CET", "-1", "CE-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-25",
        "CET-1:60", "CET-1:", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J9",
        "CET-1CEST,366,1",
        "CET-1CEST,J366,1", "CET-1CEST,1/168,2", "CET-1CEST,1/-168,2", "CET-1CEST,1,2,", "<+1>-1",
        "<+01-1", "<CÉT>-1", "CET-1 ", " CET-1", "CET-0001", "CET-1CEST-2CXT,1,2", "C1T-1",
        "CET--1",
    ])
    func `a rule that RFC 9636 does not know is refused`(rule: String) {
        #expect(throws: ZoneProblem.badFooter) { try ZoneBytes.rules(rule) }
    }

    @Test func `a file that is cut anywhere is refused`() throws {
        let bytes = Self.sound.bytes
        _ = try ZoneRules(name: "Test/Sound", bytes)
        for count in bytes.indices {
            #expect(throws: ZoneProblem.self) {
                try ZoneRules(name: "Test/Cut", Array(bytes[..<count]))
            }
        }
    }

    @Test func `whatever the bytes are, a zone answers or is refused`() throws {
        var generator = SeededGenerator(seed: 9636)
        let date = try #require(CivilDate("2026-03-29"))
        for _ in 0..<3000 {
            var bytes = Self.sound.bytes
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let index = Int.random(in: 44..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let rules = try? ZoneRules(name: "Test/Random", bytes) else { continue }
            for minutes in [0, 150, 1440, .max, .min] {
                let instant = rules.instants(of: date, minutes: minutes).instant
                #expect(abs(rules.offset(at: instant)) <= 26 * 3600)
            }
            #expect(rules.transitions(in: .first..<Instant.last).count < 1000)
            #expect(rules.day(date).lowerBound <= rules.day(date).upperBound)
        }
    }
}
