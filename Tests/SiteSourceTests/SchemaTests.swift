import FoundationEssentials
import SiteSource
import Testing

/// The tables of keys, as the JSON Schemas show them.
struct SchemaTests {
    private struct Schema: Decodable {
        let properties: [String: Property]
        let required: [String]?
        let additionalProperties: Bool

        struct Property: Decodable {
            let description: String
        }
    }

    /// A file of each kind.
    private static let paths = [
        "site": "site.json", "host": "hosts/x.json", "event": "events/x.json",
        "form": "forms/x.json", "page": "pages/page-x.json", "button-style": "buttons/x.json",
        "master": "masters/master-x.json", "pool": "pools/pool-x.json",
        "button-labels": "buttons/labels.json", "dropped-buttons": "buttons/dropped.json",
    ]

    private static func schemas() throws -> [String: Schema] {
        var schemas: [String: Schema] = [:]
        for (name, bytes) in SiteLoader.jsonSchemas() {
            schemas[name] = try JSONDecoder().decode(Schema.self, from: Data(bytes))
        }
        return schemas
    }

    @Test func `every kind has a schema that allows no other keys`() throws {
        let schemas = try Self.schemas()
        let kinds = ["event", "form", "host", "master", "page", "pool", "site"]
        let ofButtons = ["button-labels", "button-style", "dropped-buttons"]
        #expect(schemas.keys.sorted() == ofButtons + kinds)
        for (name, schema) in schemas {
            #expect(!schema.additionalProperties)
            #expect(!schema.properties.isEmpty, "\(name)")
            for (key, property) in schema.properties {
                #expect(property.description.hasSuffix("."), "\(name) \(key)")
            }
        }
    }

    @Test func `every schema that another one names is there`() throws {
        let schemas = Dictionary(
            uniqueKeysWithValues: SiteLoader.jsonSchemas().map {
                ($0.name + ".schema.json", String(decoding: $0.schema, as: UTF8.self))
            }
        )
        let reference = /"\$ref": "(?<file>[a-z.-]+)(#\/properties\/(?<part>[a-z-]+))?"/
        var parts: Set<Substring> = []
        for text in schemas.values {
            for match in text.matches(of: reference) {
                let named = try #require(schemas[String(match.file)])
                let part = match.part ?? "properties"
                #expect(named.contains("\"\(part)\": {"))
                parts.insert(part)
            }
        }
        #expect(parts == ["fields", "properties"])
    }

    @Test func `every key of a schema is read`() throws {
        for (name, schema) in try Self.schemas() {
            let path = try #require(Self.paths[name])
            let keys = schema.properties.keys.sorted()
            // No key takes a map with a key of this name, so each that is read complains.
            let lines = keys.map { "\"\($0)\": {\"nobody-knows\": {}}" }
            var fixture = SiteFixture()
            fixture.files["site.yaml"] = name == "site" ? nil : fixture.files["site.yaml"]
            fixture.files[path] = Array("{\n\(lines.joined(separator: ",\n"))\n}".utf8)
            let outcome = fixture.load()
            let complaints = Set(
                outcome.diagnostics.filter { $0.rule != "events-and-duration" }.map(\.line)
            )
            for (index, key) in keys.enumerated() {
                #expect(complaints.contains(index + 2), "\(name): \(key) is not read")
            }
            #expect(!outcome.diagnostics.contains { keys.contains($0.message) })
        }
    }

    @Test func `what a schema requires cannot be missing`() throws {
        for (name, schema) in try Self.schemas() where name != "site" {
            var fixture = SiteFixture()
            let path = try #require(Self.paths[name])
            fixture.files[path] = Array("{}".utf8)
            let missing = fixture.load().diagnostics.filter { $0.rule == "missing-key" }
            #expect(missing.count >= (schema.required ?? []).count, "\(name)")
        }
    }
}
