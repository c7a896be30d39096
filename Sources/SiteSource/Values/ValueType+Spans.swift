internal import Markup
internal import Scheduling

extension ValueType where Value == Span {
    /// A length of time within limits.
    static func span(_ least: String, _ most: String, example: String) -> Self {
        let limits = SpanLimits(least: least, most: most)
        return ValueType(example: example, schema: .span) { node, reading in
            reading.span(node, limits, example: example)
        }
    }
}

/// The shortest and the longest time of a rule, as owners write them.
struct SpanLimits {
    let least: String
    let most: String
    let range: ClosedRange<Span>

    init(least: String, most: String) {
        self.least = least
        self.most = most
        range = (Span(least) ?? .zero)...(Span(most) ?? .zero)
    }
}

extension ValueType where Value == [Span] {
    /// One length of time, or several to choose from, which come out in ascending order.
    static var durations: Self {
        let one = ValueType<Span>.span("1m", "1d", example: "30m")
        let many = ValueType.oneOrMany(of: one, maximum: 12)
        return ValueType(example: "30m", schema: many.schema()) { node, reading in
            guard let spans = many.read(node, &reading) else { return nil }
            if spans.count > 1 { reading.refuseRepeats(spans.map(\.text), of: node) }
            return spans.sorted()
        }
    }
}

extension ValueType where Value == ChangePolicy {
    static var changePolicy: Self {
        let expected = "`any time`, `never` or a limit"
        return ValueType(
            example: "until 24h",
            schema: .text(pattern: "^(any time|never|until [0-9]+[wdhm]([0-9]+[dhm])*)$")
        ) { node, reading in
            switch node.text {
            case "any time"?: return .anyTime
            case "never"?: return .never
            case let text? where text.hasPrefix("until "):
                let limit = text.utf8.dropFirst(6)
                guard let span = Span(String(decoding: limit, as: UTF8.self)),
                    span.minutes <= 365 * 1440
                else { fallthrough }
                return .until(span)
            default:
                reading.refuseType(
                    of: node,
                    expected: expected,
                    example: "until 24h",
                    better: node.text.flatMap(better)
                )
                return nil
            }
        }
    }

    /// What to write for `24h`, `until 24 hours`, `always`, `no`.
    private static func better(than text: String) -> String? {
        switch text.lowercased() {
        case "yes", "true", "always", "anytime", "any", "any-time", "allowed": "write `any time`"
        case "no", "false", "none", "not", "forbidden": "write `never`"
        default: SpanGuess.span(text).map { "write `until \($0.text)`" }
        }
    }
}

extension ValueType where Value == StartGrid {
    static var startGrid: Self {
        ValueType(
            example: "every 15m",
            schema: [
                "anyOf": [
                    .text(pattern: "^(every [0-9]+[hm]([0-9]+m)?|at( :[0-5][0-9],?)+)$"),
                    StartKeys.shared.table.schema,
                ]
            ]
        ) { node, reading in
            switch node.content {
            case .mapping: return startMap(node, &reading)
            case .scalar(let text, _):
                if let grid = grid(text) { return grid }
                fallthrough
            default:
                reading.refuseType(
                    of: node,
                    expected: "`every` and a length of time, or `at` and minutes",
                    example: text(of: node),
                    better: node.text.flatMap(better)
                )
                return nil
            }
        }
    }

    /// What to write for `15m`, `every 15 minutes`, `hourly`, `at 00, 30`.
    private static func better(than text: String) -> String? {
        let parts = LooseText(text).parts
        if parts == [.word("hourly")] { return "write `every 1h`" }
        let minutes = parts.compactMap { part in
            if case .number(let number, 2) = part, number < 60 { number } else { nil }
        }
        let isAt = parts.first == .word("at") || parts.first == .sign(":")
        if isAt, !minutes.isEmpty {
            let words = minutes.map { ":" + ($0 < 10 ? "0" : "") + "\($0)" }
            return "write `at \(words.joined(separator: " "))`"
        }
        guard let span = SpanGuess.span(text), StartKeys.range.contains(span) else { return nil }
        return "write `every \(span.text)`"
    }

    private static func text(of node: Node) -> String {
        node.text?.hasPrefix("at") == true ? "at :00 :30" : "every 15m"
    }

    private static func grid(_ text: String) -> StartGrid? {
        let words = text.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }
        guard let first = words.first, words.count >= 2 else { return nil }
        if first.elementsEqual("every".utf8), words.count == 2 {
            let span = Span(String(decoding: words[1], as: UTF8.self))
            return span.flatMap { StartKeys.range.contains($0) ? .every($0) : nil }
        }
        guard first.elementsEqual("at".utf8) else { return nil }
        var minutes: [Int] = []
        for word in words.dropFirst() {
            guard let minute = StartKeys.minute(Array(word)), !minutes.contains(minute) else {
                return nil
            }
            minutes.append(minute)
        }
        return .at(minutes.sorted())
    }

    private static func startMap(_ node: Node, _ reading: inout Reading) -> StartGrid? {
        let keys = StartKeys.shared
        guard let fields = Fields(node, keys.table, &reading) else { return nil }
        let span = fields.read(keys.every, &reading)
        let minutes = fields.read(keys.at, &reading)
        let (every, at) = (fields.entry(keys.every), fields.entry(keys.at))
        guard (every == nil) != (at == nil) else {
            reading.refuse(
                "either-or",
                at: every?.mark ?? node.mark,
                "`\(reading.subject)` needs either `every` or `at`.",
                hint: "write `every 15m`"
            )
            return nil
        }
        if let minutes {
            reading.refuseRepeats(minutes.map(String.init), of: at?.value)
            return .at(minutes.sorted())
        }
        return span.map { .every($0) }
    }
}

/// The keys of `starts:` as a map.
private final class StartKeys: KeySet {
    let table: KeyTable
    let every: Key<Span>
    let at: Key<[Int]>

    static let shared = StartKeys()
    static let range = (Span(minutes: 1) ?? .zero)...(Span(minutes: 1440) ?? .zero)

    private init() {
        var table = KeyTable("start rule")
        every = table.key(
            "every",
            .span("1m", "1d", example: "15m"),
            "The time from one start to the next."
        )
        let minute = ValueType<Int>(
            example: "\":00\"",
            schema: .text(pattern: "^:[0-5][0-9]$")
        ) { node, reading in
            if let text = node.text, let minute = StartKeys.minute(Array(text.utf8)) {
                return minute
            }
            reading.refuseType(of: node, expected: "a minute of the hour", example: "\":30\"")
            return nil
        }
        at = table.key("at", .oneOrMany(of: minute, maximum: 60), "The minutes of each hour.")
        self.table = table
    }

    /// Reads `:05`.
    static func minute(_ bytes: [UInt8]) -> Int? {
        guard bytes.count == 3, bytes[0] == UInt8(ascii: ":"), (0x30...0x35).contains(bytes[1]),
            (0x30...0x39).contains(bytes[2])
        else { return nil }
        return Int(bytes[1] - 0x30) * 10 + Int(bytes[2] - 0x30)
    }
}

extension JSONValue {
    /// The schema of a length of time.
    static var span: JSONValue { .text(pattern: "^([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?$") }
}

extension Reading {
    mutating func span(_ node: Node, _ limits: SpanLimits, example: String) -> Span? {
        guard let text = node.text, let span = Span(text) else {
            refuseSpan(node, limits, example: example)
            return nil
        }
        guard limits.range.contains(span) else {
            refuse(
                "out-of-range",
                at: node.mark,
                "`\(subject)` must be from `\(limits.least)` to "
                    + "`\(limits.most)`, not `\(text.shown)`."
            )
            return nil
        }
        return span
    }

    private mutating func refuseSpan(_ node: Node, _ limits: SpanLimits, example: String) {
        guard let text = node.text, let number = strictInteger(text), number > 0 else {
            refuseType(
                of: node,
                expected: "a length of time",
                example: example,
                better: node.text.flatMap { betterSpan($0, limits) }
            )
            return
        }
        refuse(
            "wrong-value",
            at: node.mark,
            "`\(subject)` must be a length of time with its unit, not `\(text.shown)`.",
            hint: "write `\(number)m` for minutes, `\(number)h` for hours, `\(number)d` for days"
        )
    }

    /// What to write instead of a length of time in words, or of several.
    private func betterSpan(_ text: String, _ limits: SpanLimits) -> String? {
        let isNothing = SpanGuess.nothing.contains(text.lowercased())
        if isNothing, limits.range.contains(.zero) { return "write `0m` for none" }
        if let span = SpanGuess.span(text), limits.range.contains(span) {
            return "write `\(span.text)`"
        }
        guard let spans = SpanGuess.list(text), spans.allSatisfy(limits.range.contains) else {
            return nil
        }
        let texts = spans.map(\.text)
        switch subject {
        case "duration": return "write `[\(texts.joined(separator: ", "))]`"
        case "buffer" where texts.count == 2:
            return "write `{before: \(texts[0]), after: \(texts[1])}`"
        default: return nil
        }
    }
}
