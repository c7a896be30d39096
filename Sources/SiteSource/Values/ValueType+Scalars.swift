internal import Markup
internal import Scheduling

extension ValueType where Value == Bool {
    /// `true` or `false` and nothing else.
    static var boolean: Self {
        ValueType(example: "true", schema: ["type": "boolean"]) { node, reading in
            switch node.content {
            case .scalar("true", .plain): return true
            case .scalar("false", .plain): return false
            case .scalar(let text, let style):
                var hint = "write `true` or `false`"
                switch text.lowercased() {
                case "true", "yes", "on", "y", "1":
                    hint = style == .plain ? "write `true`" : "write `true` without quotes"
                case "false", "no", "off", "n", "0":
                    hint = style == .plain ? "write `false`" : "write `false` without quotes"
                default: break
                }
                reading.refuse(
                    "wrong-value",
                    at: node.mark,
                    "`\(reading.subject)` must be `true` or `false`, not `\(text.shown)`.",
                    hint: hint
                )
                return nil
            default:
                reading.refuseType(of: node, expected: "`true` or `false`", example: nil)
                return nil
            }
        }
    }
}

extension ValueType where Value == Int {
    /// A whole number within limits.
    static func integer(_ range: ClosedRange<Int>, example: String) -> Self {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return ValueType(
            example: example,
            schema: [
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]
        ) { node, reading in
            guard case .scalar(let text, let style) = node.content, style == .plain,
                let number = strictInteger(text), range.contains(number)
            else {
                reading.refuseType(of: node, expected: expected, example: nil)
                return nil
            }
            return number
        }
    }
}

/// A number in ASCII digits, perhaps with a minus sign, without leading zeros.
func strictInteger(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard (1...12).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
        digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    return Int(text)
}

extension ValueType where Value == Seats {
    static var seats: Self {
        let expected = "a whole number from 1 to 10000, or `unlimited`"
        return ValueType(
            example: "10",
            schema: [
                "anyOf": [
                    ["type": "integer", "minimum": 1, "maximum": 10_000], ["const": "unlimited"],
                ]
            ]
        ) { node, reading in
            if node.text == "unlimited" { return .unlimited }
            guard case .scalar(let text, .plain) = node.content, let number = strictInteger(text),
                (1...10_000).contains(number)
            else {
                reading.refuseType(
                    of: node,
                    expected: expected,
                    example: nil,
                    better: node.text == "0" ? nil : "write `unlimited` if there is no limit"
                )
                return nil
            }
            return .limited(number)
        }
    }
}

extension ValueType
where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    /// One of a few words.
    static var word: Self {
        let words = Value.allCases.map(\.rawValue)
        return ValueType(
            example: words.first ?? "",
            schema: ["enum": .array(words.map { .string($0) })]
        ) { node, reading in
            if let text = node.text, let value = Value(rawValue: text) { return value }
            guard let text = node.text else {
                reading.refuseType(of: node, expected: oneOf(words), example: nil)
                return nil
            }
            reading.refuse(
                "wrong-value",
                at: node.mark,
                "`\(reading.subject)` must be \(oneOf(words)), not `\(text.shown)`.",
                hint: WordGuess.hint(for: text, among: words)
            )
            return nil
        }
    }
}

/// `a`, `b` or `c`.
func oneOf(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
}

extension ValueType where Value == Colour {
    static var colour: Self {
        ValueType(
            example: "\"#0b57d0\"",
            schema: .text(pattern: "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")
        ) { node, reading in
            if let text = node.text, let colour = Colour(text) { return colour }
            // An unquoted `#` begins a comment, so YAML sees no value at all.
            if case .absent = node.content {
                reading.refuse(
                    "no-value",
                    at: node.mark,
                    "`\(reading.subject)` has no value.",
                    hint: "put quotes around the colour: `\"#0b57d0\"`"
                )
                return nil
            }
            reading.refuseType(of: node, expected: "a colour", example: "\"#0b57d0\"")
            return nil
        }
    }
}

extension ValueType where Value == EmailAddress {
    static var email: Self {
        ValueType(
            example: "ada@example.com",
            schema: ["type": "string", "format": "email"]
        ) { node, reading in
            if let text = node.text, let address = EmailAddress(text) {
                reading.warnOfPlaceholder(address, at: node)
                return address
            }
            reading.refuseType(
                of: node,
                expected: "an e-mail address",
                example: "ada@example.com",
                better: node.text.flatMap(better)
            )
            return nil
        }
    }
}

extension ValueType where Value == EmailAddress {
    /// What to write for `mailto:ada@example.com`, `Ada <ada@example.com>`, `ada at example.com`.
    private static func better(than text: String) -> String? {
        var bytes = Array(text.utf8)
        if let start = bytes.lastIndex(of: UInt8(ascii: "<")) { bytes.removeFirst(start + 1) }
        if bytes.starts(with: "mailto:".utf8) { bytes.removeFirst(7) }
        bytes.removeAll { $0 == UInt8(ascii: ">") }
        let bare = String(decoding: bytes, as: UTF8.self).trimmingBlanks
        for sign in [" at ", " (at) ", "(at)", "[at]", " @ "] {
            let address = bare.replacing(sign, with: "@")
            if let address = EmailAddress(address), address.text != text {
                return "write `\(address.text)`"
            }
        }
        return nil
    }
}

extension ValueType where Value == WebAddress {
    static var webAddress: Self {
        ValueType(
            example: "https://example.com/",
            schema: ["type": "string", "format": "uri"]
        ) { node, reading in
            if let text = node.text, let address = WebAddress(text) { return address }
            reading.refuseAddress(node)
            return nil
        }
    }

    /// The root of the site or the endpoint: an address that ends with a slash.
    static var rootAddress: Self {
        ValueType(
            example: "https://book.example.com/",
            schema: [
                "type": "string", "format": "uri",
                "pattern": "^[A-Za-z]+://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~-]+)*/?$",
            ]
        ) { node, reading in
            guard let text = node.text, let address = WebAddress(text) else {
                reading.refuseAddress(node)
                return nil
            }
            do throws(Complaint) {
                return try RootAddress.read(address, as: reading.subject)
            } catch {
                reading.refuse("wrong-value", at: node.mark, error.message, hint: error.hint)
                return nil
            }
        }
    }
}

extension Reading {
    /// Complains about what is not a web address.
    mutating func refuseAddress(_ node: Node) {
        guard let text = node.text else {
            refuseType(of: node, expected: "a web address", example: "https://example.com/")
            return
        }
        let head = String(text.unicodeScalars.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
        let hasScheme = head.utf8.contains(UInt8(ascii: ":"))
        let isPage = [".md", ".html", ".htm"].contains { head.hasSuffix($0) }
        let isLikelyHost = !hasScheme && !isPage && head.utf8.contains(UInt8(ascii: "."))
        refuse(
            "wrong-value",
            at: node.mark,
            "`\(subject)` must be a web address that begins with `https://`, not `\(text.shown)`.",
            hint: isLikelyHost && WebAddress("https://" + text) != nil
                ? "write `https://\(text.shown)`"
                : hasScheme ? nil : "write the whole address, such as `https://example.com/page`"
        )
    }
}

extension ValueType where Value == String {
    /// A language tag (BCP 47).
    static var language: Self {
        ValueType(
            example: "en",
            schema: .text(pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
        ) { node, reading in
            if let text = node.text, LanguageTag(text) != nil { return text }
            if let text = node.text {
                let fixed = String(text.map { $0 == "_" ? "-" : $0 })
                if fixed != text, LanguageTag(fixed) != nil {
                    reading.refuse(
                        "wrong-value",
                        at: node.mark,
                        "`\(reading.subject)` must be a language tag, not `\(text.shown)`.",
                        hint: "did you mean `\(fixed)`?"
                    )
                    return nil
                }
            }
            reading.refuseType(
                of: node,
                expected: "a language tag",
                example: "pt-BR",
                better: node.text.flatMap { LanguageGuess.tag($0) }.map { "write `\($0)`" }
            )
            return nil
        }
    }

    /// The name of a time zone that the machine has rules for.
    static var zone: Self {
        ValueType(
            example: "Europe/London",
            schema: .text(pattern: "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$")
        ) { node, reading in
            guard let text = node.text else {
                reading.refuseType(of: node, expected: "a time zone", example: "Europe/London")
                return nil
            }
            guard let complaint = reading.zones.complaint(about: text) else {
                reading.warnOfFixedZone(text, at: node)
                return text
            }
            reading.refuse(
                "unknown-zone",
                at: node.mark,
                complaint.message,
                hint: complaint.hint
            )
            return nil
        }
    }
}

extension Reading {
    /// Says that a zone has no summer time, where people most likely expect it.
    fileprivate mutating func warnOfFixedZone(_ name: String, at node: Node) {
        // All names of cities are longer.
        guard name.utf8.count == 3, let likely = ZoneGuess.fixed[name] else { return }
        warn(
            "fixed-zone",
            at: node.mark,
            "`\(name)` never changes its clocks, in summer or in winter.",
            hint: "did you mean `\(likely)`?"
        )
    }
}

extension ValueType where Value == SecurityContact {
    /// Where security researchers may write or call.
    static var securityContact: Self {
        ValueType(
            example: "mailto:security@example.com",
            schema: ["type": "string", "minLength": 1]
        ) { node, reading in
            if let contact = node.text.flatMap({ SecurityContact($0) }) { return contact }
            reading.refuseType(
                of: node,
                expected: "an e-mail address, an `https://` address or a `tel:+` number",
                example: "mailto:security@example.com"
            )
            return nil
        }
    }
}
