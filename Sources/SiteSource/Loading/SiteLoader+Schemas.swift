internal import Markup

extension SiteLoader {
    /// The JSON Schemas (draft 2020-12) of all kinds of definitions, for completion in editors.
    package static func jsonSchemas() -> [(name: String, schema: [UInt8])] {
        let tables = [
            ("site", SiteKeys.shared.table), ("host", HostKeys.shared.table),
            ("event", EventKeys.shared.table), ("form", FormKeys.shared.table),
            ("page", PageKeys.shared.table), ("master", MasterKeys.shared.table),
            ("pool", PoolKeys.shared.table), ("button-style", ButtonStyleKeys.shared.table),
            ("button-labels", ButtonLabelKeys.shared.table),
            ("dropped-buttons", DroppedButtonKeys.shared.table),
        ]
        return tables.map { name, table in
            var members: [JSONValue.Member] = [
                .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
                .init("title", .string("Bookplate \(name)")),
            ]
            if case .object(let more) = table.schema { members += more }
            return (name, JSONValue.object(members).pretty)
        }
    }
}
