internal import Markup
internal import Scheduling

/// The keys of a resource pool.
final class PoolKeys: KeySet {
    let table: KeyTable
    private let name: Key<String>
    private let members: Key<[MemberReference]>
    private let distribution: DistributionKeys

    static let shared = PoolKeys()

    private init() {
        var table = KeyTable("pool")
        name = table.key("name", .name(75, example: "Coaches"), "What you call the pool.")
        members = table.key(
            "members",
            .members,
            required: true,
            "The pages that share bookings: ids, or maps of `page` and `priority`."
        )
        distribution = DistributionKeys(&table)
        self.table = table
    }

    func pool(
        _ fields: Fields,
        id: DefinitionID?,
        _ reading: inout Reading
    ) -> ResourcePool? {
        let name = fields.read(name, &reading)
        let members = fields.read(members, &reading)
        let distribution = distribution.distribution(fields, &reading)
        guard let members, !members.isEmpty else { return nil }
        return ResourcePool(
            id: id,
            name: name,
            members: members.map(\.member),
            distribution: distribution
        )
    }
}

/// The keys that say how bookings are shared out.
struct DistributionKeys {
    let method: Key<Distribution.Method>
    let cycle: Key<ReportingCycle>
    let correction: Key<Bool>
    let zone: Key<String>

    init(_ table: inout KeyTable) {
        method = table.key(
            "distribution",
            .word,
            "Who comes next: by default who has waited longest."
        )
        cycle = table.key("cycle", .word, "How often the turns of a round robin begin anew.")
        correction = table.key(
            "correction",
            .boolean,
            "Whether a cancelled booking brings its member to the front."
        )
        zone = table.key(
            "zone",
            .zone,
            "The time zone of the cycle; by default the first member's."
        )
    }

    func distribution(_ fields: Fields, _ reading: inout Reading) -> Distribution {
        Distribution(
            fields.read(method, &reading) ?? .longestIdle,
            cycle: fields.read(cycle, &reading) ?? .continuous,
            correctsItself: fields.read(correction, &reading) ?? true,
            zone: fields.read(zone, &reading)
        )
    }
}

/// A member of a pool, and whether its priority was written.
struct MemberReference: Sendable {
    let member: ResourcePool.Member
    let hasPriority: Bool
}

/// The keys of a member of a pool.
private final class MemberKeys: KeySet {
    let table: KeyTable
    let page: Key<BookingPage>
    let priority: Key<Int>

    static let shared = MemberKeys()

    private init() {
        var table = KeyTable("member")
        page = table.key("page", .page, required: true, "The id of a booking page.")
        priority = table.key(
            "priority",
            .integer(1...10, example: "8"),
            "1 (low) to 10 (high); 5 when not written."
        )
        self.table = table
    }
}

extension ValueType where Value == MemberReference {
    /// A page's id, or `{page: ada-intro, priority: 8}`.
    static var member: Self {
        let page = ValueType<BookingPage>.page
        return ValueType(
            example: "ada-intro",
            schema: ["anyOf": [.id, MemberKeys.shared.table.schema]]
        ) { node, reading in
            guard case .mapping = node.content else {
                return page.read(node, &reading).map {
                    MemberReference(member: ResourcePool.Member(page: $0), hasPriority: false)
                }
            }
            let keys = MemberKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let page = fields.read(keys.page, &reading)
            let priority = fields.read(keys.priority, &reading)
            return page.map {
                MemberReference(
                    member: ResourcePool.Member(page: $0, priority: priority ?? 5),
                    hasPriority: priority != nil
                )
            }
        }
    }
}

extension ValueType where Value == [MemberReference] {
    /// At least one page, none twice.
    static var members: Self {
        let list = ValueType.list(of: ValueType<MemberReference>.member, maximum: 200)
        return ValueType(example: "[ada-intro, bob-intro]", schema: list.schema()) {
            node,
            reading in
            guard let members = list.read(node, &reading) else { return nil }
            guard !members.isEmpty else {
                reading.refuse(
                    "empty-pool",
                    at: node.mark,
                    "`\(reading.subject)` names no page.",
                    hint: "write, for example, `\(reading.subject): [ada-intro, bob-intro]`",
                    length: 2
                )
                return nil
            }
            reading.refuseRepeats(members.map(\.member.page.id.text), of: node)
            return members
        }
    }
}
