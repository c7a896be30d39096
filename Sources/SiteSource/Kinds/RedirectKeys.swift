internal import Markup
internal import Scheduling

/// The keys of `redirect:`.
private final class RedirectKeys: KeySet {
    let table: KeyTable
    let booked: Key<WebAddress>
    let moved: Key<WebAddress>
    let cancelled: Key<WebAddress>
    let delay: Key<Int>

    static let shared = RedirectKeys()

    private init() {
        var table = KeyTable("redirect")
        booked = table.key("booked", .redirectTarget, "Where a visitor goes after booking.")
        moved = table.key("moved", .redirectTarget, "Where a visitor goes after moving.")
        cancelled = table.key(
            "cancelled",
            .redirectTarget,
            "Where a visitor goes after cancelling."
        )
        delay = table.key(
            "delay",
            .integer(0...60, example: "10"),
            "Seconds for which the confirmation is shown first."
        )
        self.table = table
    }
}

extension ValueType where Value == Redirection {
    /// `{booked: https://…, delay: 10}`, or one address for bookings.
    static var redirection: Self {
        let one = ValueType<WebAddress>.redirectTarget
        return ValueType(
            example: one.example,
            schema: ["anyOf": [one.schema(), RedirectKeys.shared.table.schema]]
        ) { node, reading in
            guard case .mapping = node.content else {
                return one.read(node, &reading).map { Redirection(booked: $0) }
            }
            let keys = RedirectKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            let booked = fields.read(keys.booked, &reading)
            let moved = fields.read(keys.moved, &reading)
            let cancelled = fields.read(keys.cancelled, &reading)
            let delay = fields.read(keys.delay, &reading)
            return Redirection(
                booked: booked,
                moved: moved,
                cancelled: cancelled,
                delay: delay ?? 10
            )
        }
    }
}

extension ValueType where Value == WebAddress {
    /// An address at one of the origins that the site names under `redirects`.
    fileprivate static var redirectTarget: Self {
        let any = ValueType.webAddress
        return ValueType(
            example: "https://example.com/thanks",
            schema: any.schema()
        ) { node, reading in
            guard let address = any.read(node, &reading) else { return nil }
            guard let allowed = reading.definitions.redirects else { return address }
            guard allowed.contains(where: { $0.origin == address.origin }) else {
                reading.refuse(
                    "redirect-not-allowed",
                    at: node.mark,
                    "`\(reading.subject)` leads to `\(address.origin)`, which `redirects` in the "
                        + "site's file does not name.",
                    hint: "add `\(address.origin)/` to `redirects`, or choose another address"
                )
                return nil
            }
            return address
        }
    }
}
