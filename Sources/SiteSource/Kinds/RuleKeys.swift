internal import Markup
internal import Scheduling

/// The keys of events and pages that decide which times are open.
struct RuleKeys: Sendable {
    private let starts: Key<StartGrid>
    private let notice: Key<Span>
    private let horizon: Key<Span>
    private let buffer: Key<Buffer>
    private let limit: Key<BookingLimit>
    private let offeredPerDay: Key<Int>
    private let seats: Key<Seats>
    private let cancel: Key<ChangePolicy>
    private let move: Key<ChangePolicy>
    private let guests: Key<Int>
    private let reason: Key<ReasonRule>
    private let redirect: Key<Redirection>

    /// Adds the keys to a table.
    init(_ table: inout KeyTable) {
        starts = table.key("starts", .startGrid, "When a bookable time may start.")
        notice = table.key(
            "notice",
            .span("0m", "365d", example: "4h"),
            "Least time between booking and start."
        )
        horizon = table.key(
            "horizon",
            .span("1h", "730d", example: "60d"),
            "How far ahead times are offered."
        )
        buffer = table.key("buffer", .buffer, "Time kept free before and after a booking.")
        limit = table.key("limit", .limit, "The most bookings in a day and in a week.")
        offeredPerDay = table.key(
            "offered-per-day",
            .integer(1...500, example: "5"),
            "The most times shown for a day, spread evenly."
        )
        seats = table.key("seats", .seats, "How many may book one time.")
        cancel = table.key(
            "cancel",
            .changePolicy,
            "How far ahead a customer may cancel a booking."
        )
        move = table.key("move", .changePolicy, "How far ahead a customer may move a booking.")
        guests = table.key(
            "guests",
            .integer(0...10, example: "3"),
            "How many further people may be invited."
        )
        reason = table.key(
            "reason",
            .word,
            "Whether a customer who cancels or moves is asked why."
        )
        redirect = table.key("redirect", .redirection, "Where a visitor goes after booking.")
    }

    func rules(_ fields: Fields, _ reading: inout Reading) -> BookingRules {
        var rules = BookingRules()
        rules.starts = fields.read(starts, &reading)
        rules.notice = fields.read(notice, &reading)
        rules.horizon = fields.read(horizon, &reading)
        rules.buffer = fields.read(buffer, &reading)
        rules.limit = fields.read(limit, &reading)
        rules.offeredPerDay = fields.read(offeredPerDay, &reading)
        rules.seats = fields.read(seats, &reading)
        rules.cancel = fields.read(cancel, &reading)
        rules.move = fields.read(move, &reading)
        rules.guests = fields.read(guests, &reading)
        rules.reason = fields.read(reason, &reading)
        rules.redirect = fields.read(redirect, &reading)
        if let notice = rules.notice, let horizon = rules.horizon, notice >= horizon,
            let entry = fields.entry(self.notice)
        {
            reading.refuse(
                "never-open",
                at: entry.value.mark,
                "`notice` leaves no time before `horizon` (`\(horizon.text)`).",
                hint: "make `notice` shorter or `horizon` longer"
            )
        }
        return rules
    }
}

/// The keys of `buffer:`.
private final class BufferKeys: KeySet {
    let table: KeyTable
    let before: Key<Span>
    let after: Key<Span>

    static let shared = BufferKeys()

    private init() {
        var table = KeyTable("buffer")
        before = table.key(
            "before",
            .span("0m", "1d", example: "5m"),
            "Time kept free before a booking."
        )
        after = table.key(
            "after",
            .span("0m", "1d", example: "10m"),
            "Time kept free after a booking."
        )
        self.table = table
    }
}

extension ValueType where Value == Buffer {
    /// `{before: 5m, after: 10m}`, or one span for both.
    static var buffer: Self {
        let both = ValueType<Span>.span("0m", "1d", example: "10m")
        return ValueType(
            example: "10m",
            schema: ["anyOf": [both.schema(), BufferKeys.shared.table.schema]]
        ) { node, reading in
            guard case .mapping = node.content else {
                return both.read(node, &reading).map { Buffer(before: $0, after: $0) }
            }
            let keys = BufferKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let before = fields.read(keys.before, &reading)
            let after = fields.read(keys.after, &reading)
            return Buffer(before: before ?? .zero, after: after ?? .zero)
        }
    }
}

/// The keys of `limit:`.
private final class LimitKeys: KeySet {
    let table: KeyTable
    let day: Key<Int>
    let week: Key<Int>

    static let shared = LimitKeys()

    private init() {
        var table = KeyTable("limit")
        day = table.key("day", .integer(1...1000, example: "6"), "The most bookings in a day.")
        week = table.key("week", .integer(1...1000, example: "20"), "The most bookings in a week.")
        self.table = table
    }
}

extension ValueType where Value == BookingLimit {
    static var limit: Self {
        ValueType(
            example: "{day: 6, week: 20}",
            schema: LimitKeys.shared.table.schema
        ) { node, reading in
            guard case .mapping = node.content else {
                reading.refuseType(
                    of: node,
                    expected: "a map",
                    example: "{day: 6, week: 20}",
                    better: node.text.flatMap(better)
                )
                return nil
            }
            let keys = LimitKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let day = fields.read(keys.day, &reading)
            let week = fields.read(keys.week, &reading)
            if let day, let week, day > week, let entry = fields.entry(keys.day) {
                reading.refuse(
                    "limit-order",
                    at: entry.value.mark,
                    "`day` (\(day)) cannot be more than `week` (\(week))."
                )
            }
            return BookingLimit(day: day, week: week)
        }
    }

    /// What to write for `6`, `6 per day`, `20/week`.
    private static func better(than text: String) -> String? {
        let parts = LooseText(text).parts
        guard case .number(let number, _)? = parts.first, (1...1000).contains(number) else {
            return nil
        }
        let isWeek = parts.contains(.word("week")) || parts.contains(.word("weekly"))
        return "write `{\(isWeek ? "week" : "day"): \(number)}`"
    }
}
