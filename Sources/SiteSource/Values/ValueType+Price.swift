internal import Scheduling

extension ValueType where Value == String {
    /// What something costs, in words; a bare number gets a warning.
    static var price: Self {
        let words = ValueType.name(60, example: "€80")
        return ValueType(example: words.example, schema: words.schema()) { node, reading in
            guard let text = words.read(node, &reading) else { return nil }
            let isNumber = text.utf8.contains { (0x30...0x39).contains($0) }
            let signs = "0123456789 .,'-+/".utf8
            guard isNumber, text.utf8.allSatisfy(signs.contains) else { return text }
            let amount = text.utf8.allSatisfy { $0 != 0x20 } ? text : "80"
            reading.warn(
                "no-currency",
                at: node.mark,
                "The price `\(text.shown)` has no currency: people see it as it is written.",
                hint: "write, for example, `price: \"£\(amount)\"` or `price: \"\(amount) €\"`"
            )
            return text
        }
    }
}
