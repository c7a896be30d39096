internal import Markup
internal import Scheduling

/// The names of days as owners write them.
enum DayNames {
    static let all = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads `mon`, `mon-thu`, `sat, sun`, `fri-mon`; `nil` when a part is not a day.
    static func days(_ text: String) -> [Weekday]? {
        let bytes = text.utf8.span
        var days: [Weekday] = []
        days.reserveCapacity(7)
        var offset = 0
        var rangeStart: Weekday?
        while true {
            skipBlanks(bytes, &offset)
            guard let day = day(bytes, at: offset) else { return nil }
            offset += 3
            skipBlanks(bytes, &offset)
            let isEnd = offset >= bytes.count
            if let start = rangeStart {
                add(from: start, to: day, &days)
                rangeStart = nil
            } else if let width = dash(bytes, at: offset) {
                rangeStart = day
                offset += width
                continue
            } else {
                days.append(day)
            }
            if isEnd { return days }
            guard bytes[offset] == UInt8(ascii: ",") else { return nil }
            offset += 1
        }
    }

    private static func skipBlanks(_ bytes: Swift.Span<UInt8>, _ offset: inout Int) {
        while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    }

    /// The bytes of a hyphen or an en dash at a place; `nil` when there is none.
    static func dash(_ bytes: Swift.Span<UInt8>, at offset: Int) -> Int? {
        guard offset < bytes.count else { return nil }
        if bytes[offset] == UInt8(ascii: "-") { return 1 }
        guard offset + 3 <= bytes.count, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80,
            bytes[offset + 2] == 0x93
        else { return nil }
        return 3
    }

    private static func day(_ bytes: Swift.Span<UInt8>, at offset: Int) -> Weekday? {
        guard offset + 3 <= bytes.count else { return nil }
        switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
        case (0x6D, 0x6F, 0x6E): return .monday
        case (0x74, 0x75, 0x65): return .tuesday
        case (0x77, 0x65, 0x64): return .wednesday
        case (0x74, 0x68, 0x75): return .thursday
        case (0x66, 0x72, 0x69): return .friday
        case (0x73, 0x61, 0x74): return .saturday
        case (0x73, 0x75, 0x6E): return .sunday
        default: return nil
        }
    }

    /// Adds the days from one to another; past Sunday it goes on with Monday.
    private static func add(from first: Weekday, to last: Weekday, _ days: inout [Weekday]) {
        let count = (last.rawValue - first.rawValue + 7) % 7
        for step in 0...count { days.append(Weekday.allCases[(first.rawValue + step) % 7]) }
    }

    static func hint(for key: String) -> String {
        if let days = DayGuess.days(key) { return "write `\(days)`" }
        let english = [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        ]
        let near = Suggestion.nearest(to: key, among: all + english)
        if let near { return "did you mean `\(String(near.unicodeScalars.prefix(3)))`?" }
        return "write `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`, or `mon-fri`, `sat, sun`"
    }
}

extension ValueType where Value == WeeklyHours {
    static var hours: Self {
        let day = "(mon|tue|wed|thu|fri|sat|sun)"
        let pattern = "^\(day)( *[-–,] *\(day))*$"
        return ValueType(
            example: "{mon-fri: 09:00-17:00}",
            schema: [
                "type": "object",
                "patternProperties": .object([.init(pattern, .windows)]),
                "additionalProperties": false,
            ]
        ) { node, reading in
            guard case .mapping(let entries) = node.content else {
                reading.refuseHours(node)
                return nil
            }
            return WeekReader.read(entries, &reading)
        }
    }
}

extension Reading {
    fileprivate mutating func refuseHours(_ node: Node) {
        guard case .absent = node.content else {
            refuseType(
                of: node,
                expected: "days with their windows",
                example: nil,
                better: Self.betterHours(node)
            )
            return
        }
        // Days that are not indented are told where they stand.
        guard !diagnostics.contains(where: { KeyGuess.isDayHint($0.hint) }) else {
            needsBroken()
            return
        }
        refuse(
            "no-value",
            at: node.mark,
            "`\(subject)` has no days.",
            hint: "write a line such as `mon-fri: 09:00-17:00` below it, or `hours: {}` for none"
        )
    }

    /// What to write for `09:00-17:00`, `Mon-Fri 9-5`, `mon:09:00-17:00` and lists of days.
    private static func betterHours(_ node: Node) -> String? {
        guard let text = node.text else {
            guard case .sequence = node.content else { return nil }
            return "leave out the `- ` before each day, or write a line such as "
                + "`mon-fri: 09:00-17:00` below `hours:`"
        }
        let parts = LooseText(text).parts
        let isTime = { (part: LooseText.Part) in if case .number = part { true } else { false } }
        guard let first = parts.firstIndex(where: isTime) else {
            return "write a line such as `mon-fri: 09:00-17:00` below `hours:`"
        }
        let names = parts[..<first].filter { $0 != .sign(":") }
        let days = names.isEmpty ? "mon-fri" : DayGuess.days(names)
        let windows = WindowGuess.windows(parts[first...])
        return "write `\(days ?? "mon-fri"): \(windows ?? "09:00-17:00")` on a line of its own "
            + "below `hours:`"
    }

    /// The windows of one day; complains about those that overlap.
    mutating func windows(_ node: Node, for day: String) -> [TimeWindow]? {
        guard case .sequence(let nodes) = node.content else {
            guard let parts = parts(of: node, for: day, after: 0) else { return nil }
            return apart(parts, for: day) { _ in node }
        }
        var parts: [WindowText.Part] = []
        var owners: [Int] = []
        var isSound = true
        for (index, node) in nodes.enumerated() {
            if let more = self.parts(of: node, for: day, after: parts.count) {
                parts += more
                owners += repeatElement(index, count: more.count)
            } else {
                isSound = false
            }
        }
        return isSound ? apart(parts, for: day) { nodes[owners[$0]] } : nil
    }

    /// The windows of parts; complains when one overlaps another.
    private mutating func apart(
        _ parts: [WindowText.Part],
        for day: String,
        owner: (Int) -> Node
    ) -> [TimeWindow]? {
        for index in parts.indices.dropFirst() {
            let part = parts[index]
            guard let other = parts[..<index].first(where: { $0.window.overlaps(part.window) })
            else { continue }
            refuse(
                "overlapping-windows",
                at: mark(of: part.range, in: owner(index)),
                "`\(part.window.text)` overlaps `\(other.window.text)` on `\(day.shown)`.",
                length: part.range.count
            )
            return nil
        }
        for (index, part) in parts.enumerated() where part.window.isLongNight {
            warn(part, on: day, in: owner(index))
        }
        return parts.map { $0.window }
    }

    /// Says that a window which runs past midnight is longer than people mean it to be.
    private mutating func warn(_ part: WindowText.Part, on day: String, in node: Node) {
        let (start, end) = (part.window.start.text, part.window.end?.text ?? "24:00")
        let hours = (part.window.endMinutes - part.window.startMinutes) / 60
        warn(
            "long-window",
            at: mark(of: part.range, in: node),
            "On `\(day.shown)`, `\(part.window.text)` runs past midnight, for \(hours) hours.",
            hint: "if that is not meant, did you mean `\(end)-\(start)`?"
        )
    }

    private mutating func parts(
        of node: Node,
        for day: String,
        after count: Int
    ) -> [WindowText.Part]? {
        guard let text = node.text else {
            let outer = subject
            subject = day.shown
            let isAbsent = if case .absent = node.content { true } else { false }
            refuseType(
                of: node,
                expected: "windows of time or `closed`",
                example: "09:00-17:00",
                better: isAbsent ? "write `closed`, or windows such as `09:00-17:00`" : nil
            )
            subject = outer
            return nil
        }
        do throws(WindowText.Mistake) {
            let parts = try WindowText.windows(text)
            guard count + parts.count <= 48 else {
                refuse("too-many", at: node.mark, "A day can have at most 48 windows.")
                return nil
            }
            return parts
        } catch {
            refuse(
                "bad-hours",
                at: mark(of: error.part, in: node),
                "On `\(day.shown)`, \(error.message).",
                hint: error.hint,
                length: error.part.count
            )
            return nil
        }
    }
}

extension TimeWindow {
    /// Whether it runs past midnight for more than 12 hours, which is most often a slip.
    fileprivate var isLongNight: Bool { endMinutes > 1440 && endMinutes - startMinutes > 720 }

    /// `09:00-12:30`.
    var text: String { "\(start.text)-\(end?.text ?? "24:00")" }
}

/// Reads the map of weekly hours.
private enum WeekReader {
    static func read(_ entries: [Node.Entry], _ reading: inout Reading) -> WeeklyHours? {
        var hours = WeeklyHours()
        var givenBy = InlineArray<7, Int>(repeating: -1)
        var isSound = true
        for (place, entry) in entries.enumerated() {
            guard let days = DayNames.days(entry.key) else {
                reading.refuse(
                    "bad-day",
                    at: entry.mark,
                    "`\(entry.key.shown)` is not a day of the week.",
                    hint: DayNames.hint(for: entry.key)
                )
                isSound = false
                continue
            }
            let windows = reading.windows(entry.value, for: entry.key)
            for day in days {
                if givenBy[day.rawValue] >= 0 {
                    refuseTwice(day, entry, entries[givenBy[day.rawValue]], &reading)
                    isSound = false
                } else {
                    givenBy[day.rawValue] = place
                    hours[day] = windows ?? []
                }
            }
            if windows == nil { isSound = false }
        }
        return isSound && !overlapAtMidnight(hours, givenBy, entries, &reading) ? hours : nil
    }

    private static func refuseTwice(
        _ day: Weekday,
        _ entry: Node.Entry,
        _ first: Node.Entry,
        _ reading: inout Reading
    ) {
        let name = DayNames.all[day.rawValue]
        let message =
            first.mark == entry.mark
            ? "`\(entry.key.shown)` names `\(name)` twice."
            : "`\(name)` is given twice; `\(first.key.shown)` at line \(first.mark.line) has it too."
        reading.refuse(
            "day-twice",
            at: entry.mark,
            message,
            hint: "put all windows of a day on one line"
        )
    }

    /// Whether a window that runs past midnight meets one of the next day.
    private static func overlapAtMidnight(
        _ hours: WeeklyHours,
        _ givenBy: InlineArray<7, Int>,
        _ entries: [Node.Entry],
        _ reading: inout Reading
    ) -> Bool {
        for day in Weekday.allCases {
            guard let last = hours[day].last, last.endMinutes > 1440 else { continue }
            let next = Weekday.allCases[(day.rawValue + 1) % 7]
            guard let first = hours[next].first, first.startMinutes < last.endMinutes - 1440 else {
                continue
            }
            let (today, tomorrow) = (DayNames.all[day.rawValue], DayNames.all[next.rawValue])
            reading.refuse(
                "overlapping-windows",
                at: entries[givenBy[day.rawValue]].value.mark,
                "`\(last.text)` on `\(today)` runs into `\(first.text)` on `\(tomorrow)`."
            )
            return true
        }
        return false
    }
}

extension JSONValue {
    /// The schema of the windows of a day.
    static var windows: JSONValue {
        let window = "[0-2][0-9]:[0-5][0-9] *[-–] *[0-2][0-9]:[0-5][0-9]"
        let text = JSONValue.text(pattern: "^(closed|\(window)( *, *\(window))*)$")
        return ["anyOf": [text, ["type": "array", "items": text]]]
    }
}
