import Foundation
import Scheduling

/// The machine's own zones, for tests that take them where there are some.
enum SystemZones {
    private static let folder = URL(
        filePath: ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    )

    static func rules(named name: String) -> ZoneRules? {
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
        return try? ZoneRules(name: name, [UInt8](data))
    }

    /// Such as `2025b`; empty when there are no zones or no index of them.
    static let version: String = {
        let index = try? String(contentsOf: folder.appending(path: "tzdata.zi"), encoding: .utf8)
        let line = index?.prefix { $0 != "\n" } ?? ""
        return line.hasPrefix("# version ") ? String(line.dropFirst(10)) : ""
    }()

    /// The paths of all files that begin as zones do.
    static var all: [(name: String, bytes: [UInt8])] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.sorted().compactMap { path in
            guard !path.hasPrefix("right/"), !path.hasPrefix("posix/"),
                let data = try? Data(contentsOf: folder.appending(path: path)),
                data.starts(with: Data("TZif".utf8))
            else { return nil }
            return (path, [UInt8](data))
        }
    }
}
