import FoundationEssentials
import SiteSource
import Testing

/// Broken sites and the exact words that their owners read.
///
/// `UPDATE_GOLDENS=1` writes the words anew.
struct InvalidSiteTests {
    @Test(arguments: InvalidSites.all)
    func `a broken site is told what is wrong and where`(_ group: InvalidSites) throws {
        let update = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"
        var text = group.head
        for broken in group.cases {
            let report = broken.fixture.load().report
            text += "=== \(broken.title)\n\(broken.input)>>>\n\(report)"
            if !update { #expect(report == broken.expected, "\(broken.title)") }
        }
        if update { try Data(text.utf8).write(to: group.url) }
    }

    @Test func `there are at least sixty broken sites`() {
        #expect(InvalidSites.all.reduce(0) { $0 + $1.cases.count } >= 60)
    }
}

/// A file of broken sites: `=== title`, then sections of files, then `>>>` and what is said.
struct InvalidSites: CustomTestStringConvertible, Sendable {
    /// A broken site.
    struct Case: Sendable {
        let title: String
        let input: String
        let expected: String
    }

    let url: URL
    let head: String
    let cases: [Case]

    var testDescription: String { url.lastPathComponent }

    static let all: [InvalidSites] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "InvalidSites")
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).sorted().compactMap { try? InvalidSites(folder.appending(path: $0)) }
    }()

    init(_ url: URL) throws {
        self.url = url
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let parts = text.split(separator: "=== ", omittingEmptySubsequences: false)
        head = String(parts.first ?? "")
        cases = parts.dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let halves = (lines.last ?? "").split(
                separator: ">>>\n",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            return Case(
                title: String(lines[0]),
                input: String(halves[0]),
                expected: halves.count > 1 ? String(halves[1]) : ""
            )
        }
    }
}

extension InvalidSites.Case {
    /// The site: `-- path --` begins a file; `-- path with --` adds lines to a sound page;
    /// `-- path escaped --` knows `\r`, `\xHH` and a backslash at the end that joins lines.
    var fixture: SiteFixture {
        var fixture = SiteFixture()
        var path: (name: String, mode: Substring)?
        var lines: [String] = []
        let ended = input + "-- end --"
        for line in ended.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("-- "), line.hasSuffix(" --") else {
                lines.append(String(line))
                continue
            }
            if let path {
                let text = lines.map { $0 + "\n" }.joined()
                fixture.files[path.name] =
                    switch path.mode {
                    case "with": Array(SiteFixture.pageText(with: lines).utf8)
                    case "escaped": Self.unescaped(text)
                    case "absent": nil
                    default: Array(text.utf8)
                    }
            }
            let words = line.dropFirst(3).dropLast(3).split(separator: " ")
            path = (String(words[0]), words.count > 1 ? words[1] : "")
            lines = []
        }
        return fixture
    }

    private static func unescaped(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch kind {
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "x"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                bytes.append(UInt8(digits, radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            case UInt8(ascii: "\n"): break
            default: bytes += [byte, kind]
            }
        }
        return bytes
    }
}
