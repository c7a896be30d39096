/// Where the rules of time zones come from.
///
/// Nothing is kept between two questions: whoever asks often keeps the answers.
package struct ZoneDatabase: Sendable {
    /// The release of the tz database, such as `2026c`; `nil` when it does not say.
    package let version: String?
    private let read: @Sendable (String) -> ZoneRules?
    private let list: @Sendable () -> [String]

    package init(
        version: String?,
        rules: @escaping @Sendable (String) -> ZoneRules?,
        names: @escaping @Sendable () -> [String]
    ) {
        self.version = version
        read = rules
        list = names
    }

    /// Makes a database of a few zones.
    package init(version: String?, _ zones: [ZoneRules]) {
        let byName = Dictionary(
            zones.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.init(version: version, rules: { byName[$0] }, names: { byName.keys.sorted() })
    }

    /// The rules of an IANA name, links such as `Asia/Calcutta` included.
    ///
    /// `nil` when there is no such zone, or when its rules cannot be read.
    package func rules(named name: String) -> ZoneRules? { read(name) }

    /// All names, sorted.
    package var names: [String] { list() }
}
