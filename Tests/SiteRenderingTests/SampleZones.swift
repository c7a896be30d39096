import Scheduling

/// Zones whose rules the tests bring along, whatever the machine knows.
enum SampleZones {
    static func london() throws -> ZoneRules {
        try zone("Europe/London", offset: 0, name: "GMT", rule: "GMT0BST,M3.5.0/1,M10.5.0")
    }

    static func newYork() throws -> ZoneRules {
        try zone("America/New_York", offset: -18_000, name: "EST", rule: "EST5EDT,M3.2.0,M11.1.0")
    }

    static func tokyo() throws -> ZoneRules {
        try zone("Asia/Tokyo", offset: 32_400, name: "JST", rule: "JST-9")
    }

    static func buenosAires() throws -> ZoneRules {
        try zone("America/Argentina/Buenos_Aires", offset: -10_800, name: "-03", rule: "<-03>3")
    }

    static func kathmandu() throws -> ZoneRules {
        try zone("Asia/Kathmandu", offset: 20_700, name: "+0545", rule: "<+0545>-5:45")
    }

    /// A TZif file that is nothing but the rule after its table (RFC 9636).
    static func zone(
        _ zone: String,
        offset: Int32,
        name: String,
        rule: String
    ) throws -> ZoneRules {
        let names = Array(name.utf8) + [0]
        let type = bytes(offset) + [0, 0]
        let header =
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
            + [0, 0, 0, 0, 1, Int32(names.count)].flatMap(bytes)
        let file = header + type + names + header + type + names + Array("\n\(rule)\n".utf8)
        return try ZoneRules(name: zone, file)
    }

    private static func bytes(_ number: Int32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * Int32($0))) }
    }
}
