import Scheduling
import SiteSource

/// What the commands say of one-time links.
enum LinkWords {
    /// The name and the address in `Grace <grace@example.com>`, of which either may be missing.
    static func customer(_ text: String?) -> (name: String?, email: String?) {
        guard let text else { return (nil, nil) }
        let bytes = text.utf8
        if let open = bytes.lastIndex(of: UInt8(ascii: "<")), bytes.last == UInt8(ascii: ">") {
            var name = text[..<open]
            while name.utf8.last == UInt8(ascii: " ") { name = name.dropLast() }
            let email = text[bytes.index(after: open)...].dropLast()
            return (name.isEmpty ? nil : String(name), String(email))
        }
        return bytes.contains(UInt8(ascii: "@")) ? (nil, text) : (text, nil)
    }

    /// `Grace <grace@example.com>`, or the one of both that is known; `nil` when neither is.
    static func text(name: String?, email: EmailAddress?) -> String? {
        guard let name, let email else { return name ?? email?.text }
        return "\(name) <\(email.text)>"
    }

    /// What is wrong with a part of a request.
    static func sentence(_ name: String, _ problem: FieldProblem, _ linked: LinkedPage) -> String {
        switch (name, problem) {
        case (LinkRequest.Field.event, _):
            "The page has no such event; its events are "
                + linked.page.events.map { "`\($0.id.text)`" }.joined(separator: ", ") + "."
        case (LinkRequest.Field.host, _):
            linked.hosts.count == 1
                ? "The page's host is `\(linked.hosts[0].text)`."
                : "Its hosts are " + linked.hosts.map { "`\($0.text)`" }.joined(separator: ", ")
                    + "."
        case (LinkRequest.Field.expires, .above(let days)):
            "A link is good for at most \(days) days."
        case (LinkRequest.Field.expires, _):
            "The end is written as 14d or 2026-12-31T12:00:00Z, and lies ahead."
        case (LinkRequest.Field.times, .tooMany(let maximum)):
            "At most \(maximum) times can be offered."
        case (LinkRequest.Field.times, _):
            "A time is written as 2026-12-01T10:00 or 2026-12-01T10:00+01:00, and lies ahead."
        case (_, .notEmail): "What is given for e-mail is no address like ada@example.com."
        case (_, .tooLong(let maximum)):
            "`\(name.escapingControls)` is longer than \(maximum) characters."
        case (_, .malformed) where name.hasPrefix("answers."):
            "No form of the page asks for `\(name.dropFirst("answers.".count))`.".escapingControls
        case (_, .tooMany(let maximum)): "At most \(maximum) answers can be brought."
        default: "`\(name.escapingControls)` holds characters that it may not hold."
        }
    }
}
