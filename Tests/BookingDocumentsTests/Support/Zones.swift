import Foundation
import Scheduling

/// Zones for tests: some by their rule alone, and those of the machine.
enum Zones {
    static func london() throws -> ZoneRules {
        try rules("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0")
    }

    static func newYork() throws -> ZoneRules {
        try rules("America/New_York", "EST5EDT,M3.2.0,M11.1.0")
    }

    static func kathmandu() throws -> ZoneRules { try rules("Asia/Kathmandu", "<+0545>-5:45") }

    /// A zone whose clocks follow one rule for ever (RFC 9636, 3.3).
    static func rules(_ name: String, _ rule: String) throws -> ZoneRules {
        let magic = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        let counts: [UInt8] = [0, 0, 0, 0, 1, 4]
        let header = magic + counts.flatMap { [0, 0, 0, $0] }
        let block = [UInt8](repeating: 0, count: 6) + Array("UTC\0".utf8)
        let bytes = header + block + header + block + Array("\n\(rule)\n".utf8)
        return try ZoneRules(name: name, bytes)
    }

    /// The names of the machine's zones; links and old names included.
    static let machineNames: [String] = {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.sorted().filter { path in
            !path.hasPrefix("right/") && !path.hasPrefix("posix/") && machine(path) != nil
        }
    }()

    static func machine(_ name: String) -> ZoneRules? {
        guard let data = try? Data(contentsOf: folder.appending(path: name)),
            data.starts(with: Data("TZif".utf8))
        else { return nil }
        return try? ZoneRules(name: name, [UInt8](data))
    }

    private static let folder = URL(
        filePath: ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    )
}
