/// A place in a file: line and column, both from 1; columns count unicode scalars.
struct Mark: Hashable, Sendable {
    private let storedLine: Int32
    private let storedColumn: Int32

    init(line: Int, column: Int) {
        storedLine = Int32(clamping: line)
        storedColumn = Int32(clamping: column)
    }

    var line: Int { Int(storedLine) }
    var column: Int { Int(storedColumn) }
}

/// A value of a YAML or JSON text that knows its place and is not yet typed.
///
/// A scalar is always the text that the owner wrote, so that `10:00` stays ten o'clock and `no`
/// stays a word; the schema gives it a type.
struct Node: Sendable {
    enum Content: Sendable {
        case scalar(String, Style)
        case sequence([Node])
        case mapping([Entry])
        /// Nothing where a value should be, or `null` in JSON.
        case absent
        /// Something about which its reader has complained already.
        case invalid
    }

    enum Style: Sendable {
        case plain
        case quoted
        /// A block of lines after `|` or `>`.
        case block
    }

    /// A key of a mapping and its value.
    struct Entry: Sendable {
        let key: String
        let code: KeyCode
        let mark: Mark
        let value: Node
    }

    let content: Content
    let mark: Mark

    init(_ content: Content, at mark: Mark) {
        self.content = content
        self.mark = mark
    }

    /// The text of a scalar without quotes.
    var plainText: String? {
        if case .scalar(let text, .plain) = content { text } else { nil }
    }

    /// The text of a scalar, quoted or not.
    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }
}

/// A number made of a key's bytes; comparing two is cheaper than comparing texts.
struct KeyCode: Hashable, Sendable {
    private let value: UInt64

    init(_ key: String) {
        // FNV-1a.
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        let bytes = key.utf8.span
        for index in bytes.indices {
            value = (value ^ UInt64(bytes[index])) &* 0x100_0000_01b3
        }
        self.value = value
    }
}

/// The entries of a mapping, each key once.
struct EntryList {
    private(set) var entries: [Node.Entry] = []
    private var places: [String: Int] = [:]

    /// Makes a list with room for as many entries as a mapping of its kind mostly has.
    init(expecting count: Int = 4) { entries.reserveCapacity(count) }

    /// Adds an entry; gives the place of the earlier one when the key is there already.
    mutating func add(_ entry: consuming Node.Entry) -> Mark? {
        if entries.count < 48 {
            for index in entries.indices
            where entries[index].code == entry.code && entries[index].key == entry.key {
                return entries[index].mark
            }
        } else {
            if places.isEmpty {
                for (index, earlier) in entries.enumerated() { places[earlier.key] = index }
            }
            if let index = places[entry.key] { return entries[index].mark }
            places[entry.key] = entries.count
        }
        entries.append(entry)
        return nil
    }
}

/// A mistake in the form of a YAML or JSON text.
struct SyntaxProblem: Error, Equatable {
    let rule: String
    let mark: Mark
    let message: String
    let hint: String?

    init(_ rule: String, at mark: Mark, _ message: String, hint: String? = nil) {
        self.rule = rule
        self.mark = mark
        self.message = message
        self.hint = hint
    }

    static func duplicate(_ key: String, at mark: Mark, first: Mark) -> SyntaxProblem {
        SyntaxProblem(
            "duplicate-key",
            at: mark,
            "`\(key.shown)` is given twice; the first is at line \(first.line), column \(first.column).",
            hint: "keep one of the two"
        )
    }

    static func tooDeep(at mark: Mark) -> SyntaxProblem {
        SyntaxProblem("too-deep", at: mark, "Lists and maps are nested more than 16 deep.")
    }
}

/// The values of a YAML or JSON text and the mistakes in its form.
struct NodeReading {
    /// `nil` when the text could not be read to its end.
    let root: Node?
    let problems: [SyntaxProblem]

    static let maximumDepth = 16
}
