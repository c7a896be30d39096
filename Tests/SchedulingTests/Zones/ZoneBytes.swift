import Scheduling

/// The parts of a zone file, to write one by hand, sound or not.
struct ZoneBytes {
    var version = Character("2")
    /// When the clocks change, and to which phase.
    var transitions: [(time: Int, phase: UInt8)] = []
    var phases: [(offset: Int32, isDaylight: UInt8, name: UInt8)] = [(0, 0, 0)]
    var names = "UTC\0"
    var footer = "\nUTC0\n"
    var leapSeconds = 0
    var standardIndicators: [UInt8] = []
    var universalIndicators: [UInt8] = []
    /// Counts to write instead of the true ones: of `transitions`, `phases`, `names`.
    var counts: [Int?] = [nil, nil, nil]

    /// The file, with a block of version 1 that holds other, wrong rules.
    var bytes: [UInt8] {
        let old =
            header([0, 0, 0, 1, 1, 4]) + [0, 0, 0, 1, 0xFF] + [0, 0, 1, 1, 0, 0] + "OLD\0".utf8
        return old + header(trueCounts) + block + footer.utf8
    }

    private var trueCounts: [Int] {
        [
            universalIndicators.count, standardIndicators.count, leapSeconds,
            counts[0] ?? transitions.count, counts[1] ?? phases.count,
            counts[2] ?? names.utf8.count,
        ]
    }

    private var block: [UInt8] {
        transitions.flatMap { bigEndian($0.time, 8) } + transitions.map(\.phase)
            + phases.flatMap { bigEndian(Int($0.offset), 4) + [$0.isDaylight, $0.name] }
            + names.utf8 + [UInt8](repeating: 0, count: leapSeconds * 12)
            + standardIndicators + universalIndicators
    }

    private func header(_ counts: [Int]) -> [UInt8] {
        Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
            + counts.flatMap { bigEndian($0, 4) }
    }

    private func bigEndian(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// A zone whose changes all come from a rule.
    static func rules(_ rule: String) throws -> ZoneRules {
        try ZoneRules(name: "Test/Rule", ZoneBytes(footer: "\n\(rule)\n").bytes)
    }
}

/// The instant of a text that is known to be one.
func instant(_ text: String) throws -> Instant {
    guard let instant = Instant(text) else { throw NotAnInstant(text: text) }
    return instant
}

struct NotAnInstant: Error {
    let text: String
}
