internal import Markup
internal import Scheduling

extension ValueType where Value == CivilDate {
    static var date: Self {
        ValueType(
            example: "2027-12-31",
            schema: ["type": "string", "format": "date"]
        ) { node, reading in
            if let text = node.text, let date = CivilDate(text) { return date }
            reading.refuseType(
                of: node,
                expected: "a date",
                example: "2027-12-31",
                better: node.text.flatMap { DateGuess.single($0) }.map { "write `\($0)`" }
            )
            return nil
        }
    }
}

extension ValueType where Value == [DateRule] {
    /// Windows of single dates and ranges of dates.
    static var dates: Self {
        let date = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
        return ValueType(
            example: "{2026-12-24: closed}",
            schema: [
                "type": "object",
                "patternProperties": .object([
                    .init("^\(date)( *\\.\\. *\(date))?$", .windows)
                ]),
                "additionalProperties": false,
            ]
        ) { node, reading in
            guard case .mapping(let entries) = node.content else {
                reading.refuseType(
                    of: node,
                    expected: "dates with their windows",
                    example: nil,
                    better: better(than: node)
                )
                return nil
            }
            return DateReader.read(entries, &reading)
        }
    }
}

extension ValueType where Value == [DateRule] {
    /// What to write for a date, or a list of them, without windows.
    private static func better(than node: Node) -> String {
        var text = node.text
        if case .sequence(let nodes) = node.content { text = nodes.first?.text }
        let date = text.flatMap { CivilDate($0)?.text ?? DateGuess.single($0) }
        return "write a line such as `\(date ?? "2026-12-24"): closed` below `dates:`"
    }
}

/// Reads the map of dates.
private enum DateReader {
    private struct Item {
        let rule: DateRule
        let entry: Node.Entry
    }

    static func read(_ entries: [Node.Entry], _ reading: inout Reading) -> [DateRule]? {
        var items: [Item] = []
        items.reserveCapacity(entries.count)
        var isSound = true
        for entry in entries {
            let range = range(of: entry, &reading)
            let windows = reading.windows(entry.value, for: entry.key)
            guard let range, let windows else {
                isSound = false
                continue
            }
            let rule = DateRule(first: range.lowerBound, last: range.upperBound, windows: windows)
            items.append(Item(rule: rule, entry: entry))
        }
        items.sort { $0.rule.first < $1.rule.first }
        guard isSound, !overlap(items, &reading) else { return nil }
        return items.map(\.rule)
    }

    private static func range(
        of entry: Node.Entry,
        _ reading: inout Reading
    ) -> ClosedRange<CivilDate>? {
        if let date = CivilDate(entry.key) { return date...date }
        let bytes = Array(entry.key.utf8)
        if let dots = bytes.indices.dropLast().first(where: {
            bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E
        }),
            let first = CivilDate(String(decoding: bytes[..<dots], as: UTF8.self).trimmingBlanks),
            let last = CivilDate(
                String(decoding: bytes[(dots + 2)...], as: UTF8.self).trimmingBlanks
            )
        {
            if first <= last { return first...last }
            reading.refuse(
                "bad-date",
                at: entry.mark,
                "`\(entry.key.shown)` ends before it begins.",
                hint: "did you mean `\(last.text)..\(first.text)`?"
            )
            return nil
        }
        reading.refuse(
            "bad-date",
            at: entry.mark,
            "`\(entry.key.shown)` is not a date, or a range of dates, of the years 1970 to 2200.",
            hint: DateGuess.hint(for: entry.key)
        )
        return nil
    }

    private static func overlap(_ items: [Item], _ reading: inout Reading) -> Bool {
        var isFound = false
        var reach: Item?
        for item in items {
            if let reach, item.rule.first <= reach.rule.last {
                let (early, late) =
                    isBefore(reach.entry, item.entry) ? (reach, item) : (item, reach)
                reading.refuse(
                    "overlapping-dates",
                    at: late.entry.mark,
                    "`\(late.entry.key.shown)` shares a day with `\(early.entry.key.shown)` "
                        + "at line \(early.entry.mark.line)."
                )
                isFound = true
            }
            if reach.map({ item.rule.last > $0.rule.last }) ?? true { reach = item }
        }
        return isFound
    }

    private static func isBefore(_ left: Node.Entry, _ right: Node.Entry) -> Bool {
        (left.mark.line, left.mark.column) < (right.mark.line, right.mark.column)
    }
}
