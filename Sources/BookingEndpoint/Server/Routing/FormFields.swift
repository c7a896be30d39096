/// The fields of a query or of a plain form (`application/x-www-form-urlencoded`), in their order.
///
/// Names and values are valid UTF-8 without NUL and the other controls, except tab and line breaks,
/// which people type into text areas.
package struct FormFields: Hashable, Sendable {
    /// A name and a value, decoded once.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package let fields: [Field]

    /// As many fields are read; more are refused.
    package static let maximumCount = 100

    package init(_ fields: [Field] = []) { self.fields = fields }

    /// Reads fields as they stand in a query, without its question mark, or in a body.
    ///
    /// - Throws: ``Refusal/malformed``.
    init(_ text: some Collection<UInt8>) throws(Refusal) {
        let pieces = text.split(separator: UInt8(ascii: "&"))
        guard pieces.count <= Self.maximumCount else { throw .malformed }
        var fields: [Field] = []
        fields.reserveCapacity(pieces.count)
        for piece in pieces {
            let name = piece.prefix { $0 != UInt8(ascii: "=") }
            fields.append(
                Field(try Self.text(name), try Self.text(piece.dropFirst(name.count + 1)))
            )
        }
        self.fields = fields
    }

    /// The value of a field; `nil` when there is none.
    ///
    /// - Throws: ``Refusal/malformed`` when the field comes twice, as two readers could then take
    ///   it for two things.
    package func value(_ name: String) throws(Refusal) -> String? {
        let values = values(name)
        guard values.count <= 1 else { throw .malformed }
        return values.first
    }

    /// The values of a field that may come several times, such as a set of check boxes.
    package func values(_ name: String) -> [String] {
        fields.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
    }

    private static func text(_ piece: some Collection<UInt8>) throws(Refusal) -> String {
        let bytes = try PercentEncoding.decoded(piece, plusIsSpace: true)
        guard bytes.allSatisfy(isAllowed), let text = String(validating: bytes, as: UTF8.self)
        else { throw .malformed }
        return text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D: true
        case 0...0x1F, 0x7F: false
        default: true
        }
    }
}
