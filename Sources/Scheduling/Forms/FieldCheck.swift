/// Reads the values of one of the owner's questions.
struct FieldCheck {
    private let field: FormField

    init(_ field: FormField) { self.field = field }

    /// The values as they are kept; none when nothing was answered.
    func values(_ given: [String]) throws(FieldProblem) -> [String] {
        if case .choices(let options) = field.kind { return try several(given, of: options) }
        guard given.count <= 1 else { throw .tooMany(1) }
        var fields = SubmittedFields()
        for value in given { fields.add(value, to: field.id) }
        let text = fields.text(field.id)
        guard !text.isEmpty else {
            if field.isRequired { throw .missing }
            return []
        }
        return try [value(text)]
    }

    private func several(
        _ given: [String],
        of options: [String]
    ) throws(FieldProblem) -> [String] {
        let chosen = Set(given.filter { !$0.isEmpty })
        guard chosen.isSubset(of: options) else { throw .notAnOption }
        if field.isRequired, chosen.isEmpty { throw .missing }
        return options.filter(chosen.contains)
    }

    private func value(_ text: String) throws(FieldProblem) -> String {
        switch field.kind {
        case .text(let maximum): return try line(text, maximum)
        case .hidden: return try line(text, 250)
        case .longText(let maximum): return try paragraphs(text, maximum)
        case .email:
            guard let email = EmailAddress(text) else { throw .notEmail }
            return email.text
        case .phone: return try phone(text)
        case .url:
            guard let address = WebAddress(text) else { throw .notURL }
            return address.text
        case .date:
            guard let date = CivilDate(text) else { throw .notDate }
            return date.text
        case .number(let minimum, let maximum): return try number(text, minimum, maximum)
        case .choice(let options):
            guard let option = options.first(where: { isSame($0, text) }) else {
                throw .notAnOption
            }
            return option
        case .choices: return text
        case .consent:
            guard ["yes", "on", "true", "1"].contains(text.lowercased()) else { throw .notAnOption }
            return "yes"
        }
    }

    private func line(_ text: String, _ maximum: Int) throws(FieldProblem) -> String {
        try Scheduling.line(text, isRequired: true, maximum: maximum) ?? ""
    }

    /// Lines of text; line ends become LF.
    private func paragraphs(_ text: String, _ maximum: Int) throws(FieldProblem) -> String {
        var clean: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
                previous = byte
                continue
            }
            clean.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
            previous = byte
        }
        let lines = String(decoding: clean, as: UTF8.self)
        guard lines.unicodeScalars.count <= maximum else { throw .tooLong(maximum) }
        for scalar in lines.unicodeScalars where scalar != "\n" && scalar != "\t" {
            if isControl(scalar) { throw .malformed }
        }
        return withoutHiddenMarks(lines)
    }

    /// 5 to 20 digits with a `+` before them and the usual marks between them.
    private func phone(_ text: String) throws(FieldProblem) -> String {
        guard text.utf8.count <= 40 else { throw .tooLong(40) }
        var digits = 0
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "+") where index == 0: continue
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: "/"):
                continue
            default: throw .notPhone
            }
        }
        guard (5...20).contains(digits) else { throw .notPhone }
        return text
    }

    private func number(
        _ text: String,
        _ minimum: Int?,
        _ maximum: Int?
    ) throws(FieldProblem) -> String {
        guard text.utf8.count <= 13, let number = Int(text), text.utf8.first != UInt8(ascii: "+")
        else { throw .notNumber }
        if let minimum, number < minimum { throw .below(minimum) }
        if let maximum, number > maximum { throw .above(maximum) }
        return String(number)
    }

    /// Byte for byte: equivalent spellings are not the owner's option.
    private func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.elementsEqual(other.utf8)
    }
}
