import Foundation

/// Texts that try to leave the place where they are written.
enum HostileStrings {
    /// Our own list, and every string of the JSON files in a folder that lies beside the package
    /// or is named by the environment.
    static let all: [String] = own + fromFolder

    private static let own = [
        "", " ", "\u{0}", "a\u{0}b", "a\r\nBcc: x@evil.example\r\n\r\nhi",
        "a\nATTENDEE:mailto:x@y.example",
        "a\rBEGIN:VALARM\rEND:VALARM", "a\r\n SUMMARY:folded", "a\n\tfolded: yes", "a\u{85}Bcc: x",
        "a\u{2028}Bcc: x", "a\u{2029}BEGIN:VEVENT", "a\u{B}b\u{C}c",
        "a\r\n.\r\nMAIL FROM:<x@y.example>",
        "a\u{1B}[31mred", "a\u{7F}b\u{9B}c", "a,b;c:d\\e\"f'g^h", "a;\u{301}b", "a,\u{20E3}b",
        "a\\\u{338}b",
        "a\"\u{301};X=y:z", "a^\u{301}n", "\n\u{301}BEGIN:VALARM", "\r\u{FE0F}\nX: y", "^n^'^^",
        "\\n\\N\\;",
        "\\", "\"", ";", ":", ",", "=", "^", "a\\", "a^", "a\"", "END:VEVENT",
        "=?UTF-8?B?QmNjOiB4?=",
        "=?UTF-8?Q?=0D=0ABcc:_x?=", "--=_part", "\r\n--=_bookplate\r\n", "=1+1", "+1", "-1",
        "@SUM(1)",
        "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "＝1+1", "＋1", "－1", "＠x", "\u{0}=1+1",
        "=\u{301}1+1", "<b>bold</b>", "\"><script>alert(1)</script>", "</title><b>", "&lt;&amp;",
        "http://evil.example/a", "evil.example", "www.evil。example", "evil．example",
        "x@evil.example",
        "\u{202E}elpmaxe.live", "\u{2066}a\u{2069}", "\u{FEFF}a", "a\u{200B}b", "a\u{E0041}b",
        "\u{FFFE}\u{10FFFF}", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "דנה כהן, ת״א; רח׳", "山田　太郎",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}",
        "Ann\" <evil@evil.example>, \"Bob", "Ann <evil@evil.example>, Bob", "(comment) a", "a\t\tb",
        String(repeating: "x", count: 3000), String(repeating: "é😀", count: 1500),
        String(repeating: "a ", count: 1500), String(repeating: "\\;,\n", count: 700),
        String(repeating: "\u{301}", count: 500), String(repeating: "\"", count: 999),
    ]

    private static let fromFolder: [String] = {
        let beside = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/data").standardized.path
        let named = ProcessInfo.processInfo.environment["ATTACK_STRINGS"]
        let folders = named.map { [$0] } ?? ["attack", "strings"].map { beside + "/" + $0 }
        var strings: [String] = []
        for folder in folders {
            guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
            for case let file as String in files where file.hasSuffix(".json") {
                guard let data = FileManager.default.contents(atPath: folder + "/" + file),
                    let value = try? JSONSerialization.jsonObject(with: data)
                else { continue }
                collect(value, into: &strings)
            }
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
