import Foundation

/// Texts that try to become markup.
enum AttackStrings {
    /// Our own list, and every string of the JSON files in a folder named by the environment.
    static let all: [String] = own + fromFolder

    private static let own = [
        "", " ", "\u{0}", "<script>alert(1)</script>", "</script><script>alert(1)</script>",
        "</title><img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)", "\" onmouseover=\"alert(1)", "a\"\u{301} onfocus=alert(1) b",
        "<\u{301}script>", "\r\n\r\n<b>", "\rX: y", "<!--", "-->", "<![CDATA[", "]]>", "&lt;b&gt;",
        "&#60;b&#62;", "&quot;", "javascript:alert(1)", "data:text/html,<b>", "{{7*7}}", "${7*7}",
        "<svg/onload=alert(1)>", "<base href=//evil.example>", "</style><b>", "</textarea><b>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>", "`<b>`", "\u{202E}<b>\u{2066}",
        "\u{2028}<b>\u{2029}", "\u{FEFF}<b>", "\u{FFFE}\u{10FFFF}<b>", "＜b＞", "\u{7F}\u{85}<b>",
        String(repeating: "<", count: 300), String(repeating: "\"", count: 300),
    ]

    private static let fromFolder: [String] = {
        guard let folder = ProcessInfo.processInfo.environment["ATTACK_STRINGS"],
            let files = FileManager.default.enumerator(atPath: folder)
        else { return [] }
        var strings: [String] = []
        for case let file as String in files where file.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + file),
                let value = try? JSONSerialization.jsonObject(with: data)
            else { continue }
            collect(value, into: &strings)
        }
        return strings
    }()

    private static func collect(_ value: Any, into strings: inout [String]) {
        switch value {
        case let text as String: strings.append(text)
        case let list as [Any]: for part in list { collect(part, into: &strings) }
        case let map as [String: Any]: for part in map.values { collect(part, into: &strings) }
        default: break
        }
    }
}
