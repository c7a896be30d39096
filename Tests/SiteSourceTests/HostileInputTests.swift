import FoundationEssentials
import SiteSource
import Testing

/// Nothing that a file holds may end the program.
struct HostileInputTests {
    private static let samples: [(path: String, bytes: [UInt8])] = [
        (
            "pages/page-one.md",
            Array(
                """
                ---
                title: "Intro \\u00e9 call"
                host: {name: 'Ada', zone: Europe/London, phone: +44 20 7946}
                events: [intro, {name: Other, duration: [30m, 1h30m], location: x}]
                hours:
                  mon-thu: 09:00-12:30, 13:30-17:00
                  sat, sun: ["22:00-02:00"]
                dates: {2026-12-28..2026-12-30: 10:00–14:00, 2026-12-24: closed}
                starts: at :00 :30
                limit: {day: 6, week: 20}
                form:
                  - {id: size, label: Größe, type: choice, options: [a, b]}
                theme: {accent: "#0b57d0"}
                ---
                # Welcome 😀

                """.utf8
            )
        ),
        (
            "pages/page-two.json",
            Array(
                #"{"title":"\ud83d\ude00 Intro","host":"ada","duration":["30m"],"guests":3,"hours":{"mon":["09:00-10:00"]},"accepting":true,"body":"x\n"}"#
                    .utf8
            )
        ),
        (
            "images/a.svg",
            Array(
                (#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10px" "#
                    + #"height='4' data-y="&#106;"><!-- c --><style>g{fill:url(#a)}</style>"#
                    + "<g/></svg>").utf8
            )
        ),
        (
            "images/a.jpg",
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 7, 1]
        ),
        ("images/a.webp", Array("RIFF....WEBPVP8X".utf8) + [UInt8](repeating: 3, count: 14)),
        ("theme/a.css", Array("@import url(//x); a { b: url( 'http://x' ) }".utf8)),
        ("site.yaml", Array("name: E\nsite-url: https://e.example/a\nfooter: |\n  x\n".utf8)),
    ]

    /// A generator of the same numbers on every run (xorshift64*).
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(1, sides)
        }
    }

    @Test(arguments: samples.indices)
    func `no mutation of a file ends the program`(index: Int) {
        let sample = Self.samples[index]
        var dice = Dice(state: UInt64(index) + 77)
        let pieces = [
            "\"", "'", "{", "[", ": ", "\n", "\t", "---\n", "\u{0}", "\u{202E}", "&a ", "]",
        ]
        for _ in 0..<500 {
            var bytes = sample.bytes
            for _ in 0...dice.roll(3) where !bytes.isEmpty {
                let place = dice.roll(bytes.count)
                switch dice.roll(5) {
                case 0: bytes[place] = UInt8(dice.roll(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: pieces[dice.roll(pieces.count)].utf8, at: place)
                case 3: bytes.removeLast(bytes.count - place)
                default: bytes.insert(contentsOf: bytes[..<place].suffix(dice.roll(30)), at: place)
                }
            }
            let diagnostics = diagnostics(of: SourceFile(path: sample.path, bytes: bytes))
            let report = DiagnosticReport.text.render(diagnostics)
            if !Self.isHarmless(report) { Issue.record("\(report)") }
            _ = DiagnosticReport.json.render(diagnostics)
            _ = DiagnosticReport.github.render(diagnostics)
        }
    }

    private static let loader = SiteLoader(options: LoadOptions(), zones: SiteFixture.zones)
    private static let shared = SiteFixture().load().shared

    private func diagnostics(of file: SourceFile) -> [Diagnostic] {
        guard let shared = Self.shared, file.path.hasPrefix("pages/") else {
            return Self.loader.shared([file]).diagnostics
        }
        return Self.loader.page(file, using: shared).diagnostics
    }

    private static func isHarmless(_ report: String) -> Bool {
        report.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }
    }

    /// Strings that broke other programs, when the folder with them is there.
    private static let strings: [String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data").standardized
        var strings: [String] = []
        for name in ["attack", "strings"] {
            let inner = folder.appending(path: name)
            let files = try? FileManager.default.contentsOfDirectory(atPath: inner.path)
            for file in (files ?? []).sorted() where file.hasSuffix(".json") {
                let data = (try? Data(contentsOf: inner.appending(path: file))) ?? Data()
                strings += (try? JSONDecoder().decode(Strings.self, from: data))?.all ?? []
            }
        }
        return strings
    }()

    /// All strings of a JSON file, at any depth.
    private struct Strings: Decodable {
        let all: [String]

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                all = [text]
            } else if let list = try? [Strings](from: decoder) {
                all = list.flatMap(\.all)
            } else {
                let map = (try? [String: Strings](from: decoder)) ?? [:]
                all = map.sorted { $0.key < $1.key }.flatMap(\.value.all)
            }
        }
    }

    @Test func `strings that broke other programs are kept or refused`() throws {
        guard !Self.strings.isEmpty else { return }
        let fields = ["title", "link", "zone", "host", "description", "hours", "starts", "image"]
        for text in Self.strings {
            for field in fields {
                var members = ["title": "Intro", "host": "ada", "duration": "30m"]
                members[field] = text
                let json = try JSONEncoder().encode(members)
                let diagnostics = diagnostics(
                    of: SourceFile(path: "pages/ada-intro.json", bytes: Array(json))
                )
                let report = DiagnosticReport.text.render(diagnostics)
                if !Self.isHarmless(report) { Issue.record("\(report)") }
            }
        }
    }
}
