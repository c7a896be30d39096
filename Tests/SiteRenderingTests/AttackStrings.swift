import Foundation

/// Texts that try to become markup.
enum AttackStrings {
    /// Our own list, and every string of the JSON files in a folder that lies beside the package
    /// or is named by the environment.
    static let all: [String] = own + fromFolder

    /// All texts in lists of some length, one for each field of what is tested.
    ///
    /// Each of our own fills a list alone.
    static func lists(of length: Int) -> [[String]] {
        let alone = own.map { Array(repeating: $0, count: length) }
        return alone
            + stride(from: 0, to: fromFolder.count, by: length).map { start in
                let rest = fromFolder[start...].prefix(length)
                return Array(rest) + Array(repeating: "", count: length - rest.count)
            }
    }

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
        let beside = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data").standardized.path
        let named = ProcessInfo.processInfo.environment["ATTACK_STRINGS"]
        let folders = named.map { [$0] } ?? ["attack", "strings"].map { beside + "/" + $0 }
        var strings: Set<String> = []
        for folder in folders {
            guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
            for case let file as String in files where file.hasSuffix(".json") {
                guard let data = FileManager.default.contents(atPath: folder + "/" + file),
                    let value = try? JSONSerialization.jsonObject(with: data)
                else { continue }
                collect(value, into: &strings)
            }
        }
        return strings.filter(isTelling).sorted {
            $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        }
    }()

    /// Whether a text has anything that matters to readers of markup, addresses or lines.
    private static func isTelling(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0...0x1F, 0x7F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
            default: "<>\"'&`\\{}:".unicodeScalars.contains(scalar)
            }
        }
    }

    private static func collect(_ value: Any, into strings: inout Set<String>) {
        switch value {
        case let text as String: strings.insert(text)
        case let list as [Any]: for part in list { collect(part, into: &strings) }
        case let map as [String: Any]: for part in map.values { collect(part, into: &strings) }
        default: break
        }
    }
}
