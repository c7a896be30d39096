package import Scheduling
import Synchronization

/// The rules of the zones that were asked for, read once.
package final class ZoneCache: Sendable {
    let database: ZoneDatabase
    private let known = Mutex<[String: ZoneRules]>([:])

    package init(_ database: ZoneDatabase) { self.database = database }

    /// The release of the rules, such as `2025b`; `unknown` when the database does not say.
    var version: String { database.version ?? "unknown" }

    /// The rules of a zone; `nil` when there is none of the name.
    func rules(named name: String) -> ZoneRules? {
        if let rules = known.withLock({ $0[name] }) { return rules }
        guard !Self.isOfThisMachine(name), let rules = database.rules(named: name) else {
            return nil
        }
        known.withLock { known in
            // There are about 600 zones; names with no rules are not kept.
            known[name] = rules
        }
        return rules
    }

    /// The names from which a visitor chooses: those of places, and UTC.
    var names: [String] {
        database.names.filter { name in
            name == "UTC"
                || Self.regions.contains { name.utf8.starts(with: $0.utf8) }
        }
    }

    /// Whether a file beside those of the zones has this name, which means nothing elsewhere.
    private static func isOfThisMachine(_ name: String) -> Bool {
        name == "localtime" || name == "posixrules" || name.utf8.starts(with: "posix/".utf8)
    }

    private static let regions = [
        "Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/",
        "Indian/", "Pacific/",
    ]
}
