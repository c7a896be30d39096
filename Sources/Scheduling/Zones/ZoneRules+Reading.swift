extension ZoneRules {
    /// Reads the rules of a TZif file (RFC 9636) of version 2 or later.
    ///
    /// The 32-bit block of version 1 is stepped over. Bytes after the footer are left to versions
    /// to come.
    ///
    /// - Throws: ``ZoneProblem``.
    package init(name: String, _ bytes: [UInt8]) throws(ZoneProblem) {
        guard bytes.count <= 65_536 else { throw .tooLarge }
        let oldHeader = try ZoneHeader(bytes, at: 0)
        guard oldHeader.version >= UInt8(ascii: "2") else { throw .oldVersion }
        let start = ZoneHeader.size + oldHeader.blockSize(timeSize: 4)
        let header = try ZoneHeader(bytes, at: start)
        try header.check()
        let footer = start + ZoneHeader.size + header.blockSize(timeSize: 8)
        guard footer < bytes.count else { throw .truncated }
        let block = ZoneBlock(bytes: bytes, start: start + ZoneHeader.size, header: header)
        let phases = try block.phases()
        try block.checkIndicators()
        self.init(
            name: name,
            phases: phases,
            table: try block.transitions(),
            rule: try Self.footer(bytes, at: footer)
        )
    }

    /// Joins a file's table with the rule for the time after it.
    private init(
        name: String,
        phases: [ZonePhase],
        table: [(start: Int, phase: Int)],
        rule: FooterRule?
    ) {
        // A date of 1970 begins up to 26 hours before its UTC date does.
        let origin = -2 * 86_400
        var first = phases[0]
        var changes: [(start: Int, phase: ZonePhase)] = []
        for (start, phase) in table where start <= Instant.last.seconds {
            if start <= origin {
                first = phases[phase]
            } else {
                changes.append((start, phases[phase]))
            }
        }
        if let rule {
            let end = max(table.last?.start ?? origin, origin)
            let later = rule.phases(after: end, throughYear: CivilDate.last.year)
            if table.isEmpty { first = later.first }
            changes += later.changes
        }
        self.init(name: name, first: first, changes: changes)
    }

    /// The rule between two line feeds; `nil` when there is none.
    private static func footer(_ bytes: [UInt8], at start: Int) throws(ZoneProblem) -> FooterRule? {
        let lineFeed = UInt8(ascii: "\n")
        guard bytes[start] == lineFeed,
            let end = bytes[(start + 1)...].firstIndex(of: lineFeed)
        else { throw .badFooter }
        guard end > start + 1 else { return nil }
        guard let rule = FooterRule(bytes[start + 1..<end]) else { throw .badFooter }
        return rule
    }
}

/// The counts that a block of a TZif file begins with.
private struct ZoneHeader {
    static let size = 44

    let version: UInt8
    let universalIndicators: Int
    let standardIndicators: Int
    let leapSeconds: Int
    let transitions: Int
    let phases: Int
    let characters: Int

    init(_ bytes: [UInt8], at start: Int) throws(ZoneProblem) {
        guard bytes.count - start >= Self.size else {
            throw start == 0 && !bytes.starts(with: "TZif".utf8) ? .notZoneData : .truncated
        }
        guard bytes[start...].starts(with: "TZif".utf8) else { throw .notZoneData }
        version = bytes[start + 4]
        let counts = (0..<6).map { integer(bytes, at: start + 20 + $0 * 4, size: 4) }
        universalIndicators = counts[0]
        standardIndicators = counts[1]
        leapSeconds = counts[2]
        transitions = counts[3]
        phases = counts[4]
        characters = counts[5]
    }

    /// The bytes of the block that follows.
    func blockSize(timeSize: Int) -> Int {
        transitions * (timeSize + 1) + phases * 6 + characters + leapSeconds * (timeSize + 4)
            + standardIndicators + universalIndicators
    }

    func check() throws(ZoneProblem) {
        guard leapSeconds == 0 else { throw .leapSeconds }
        // A change names its type in one byte.
        guard (1...256).contains(phases), characters > 0,
            universalIndicators == 0 || universalIndicators == phases,
            standardIndicators == 0 || standardIndicators == phases
        else { throw .badCounts }
    }
}

/// The tables of a block of version 2 or later, which is known to lie within the file.
private struct ZoneBlock {
    let bytes: [UInt8]
    let start: Int
    let header: ZoneHeader

    private var phaseStart: Int { start + header.transitions * 9 }
    private var nameStart: Int { phaseStart + header.phases * 6 }
    private var indicatorStart: Int { nameStart + header.characters }

    func phases() throws(ZoneProblem) -> [ZonePhase] {
        var phases: [ZonePhase] = []
        for index in 0..<header.phases {
            let place = phaseStart + index * 6
            let unsigned = integer(bytes, at: place, size: 4)
            let offset = Int(Int32(truncatingIfNeeded: unsigned))
            guard offset > -25 * 3600, offset < 26 * 3600, bytes[place + 4] <= 1 else {
                throw .badPhase
            }
            phases.append(
                ZonePhase(
                    offset: offset,
                    abbreviation: try name(at: Int(bytes[place + 5])),
                    isDaylight: bytes[place + 4] == 1
                )
            )
        }
        return phases
    }

    /// The letters, digits and signs from a place up to the next NUL.
    private func name(at place: Int) throws(ZoneProblem) -> String {
        let names = bytes[nameStart..<indicatorStart]
        guard place < names.count else { throw .badPhase }
        let rest = names[(nameStart + place)...]
        guard let end = rest.firstIndex(of: 0), end > rest.startIndex,
            rest[..<end].allSatisfy({ FooterReader.isLetter($0, isQuoted: true) })
        else { throw .badPhase }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    func transitions() throws(ZoneProblem) -> [(start: Int, phase: Int)] {
        var transitions: [(start: Int, phase: Int)] = []
        transitions.reserveCapacity(header.transitions)
        for index in 0..<header.transitions {
            let time = integer(bytes, at: start + index * 8, size: 8)
            let phase = Int(bytes[start + header.transitions * 8 + index])
            guard phase < header.phases, time > transitions.last?.start ?? Int.min else {
                throw .badTransitions
            }
            transitions.append((time, phase))
        }
        return transitions
    }

    /// Checks the flags that say how a change's time was written; nothing here depends on them.
    func checkIndicators() throws(ZoneProblem) {
        let count = header.standardIndicators + header.universalIndicators
        for index in 0..<count where bytes[indicatorStart + index] > 1 { throw .badPhase }
    }
}

/// A big-endian number; of eight bytes it may be negative.
private func integer(_ bytes: [UInt8], at start: Int, size: Int) -> Int {
    bytes[start..<start + size].reduce(0) { $0 << 8 | Int($1) }
}
