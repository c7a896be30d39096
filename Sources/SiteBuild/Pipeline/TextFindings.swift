import Markup
import Scheduling
import SiteRendering
import SiteSource

extension Diagnostic {
    /// What the author of a text should know about it, at its place in the file.
    init(_ found: TextFinding) {
        let (severity, rule, message, hint): (Severity, String, String, String?) =
            switch found.finding.kind {
            case .rawHTML:
                (.warning, "raw-html", "HTML in a text is left out.", "write it in CommonMark")
            case .unsafeAddress(let address):
                (
                    .error, "unsafe-address", "The address `\(address)` cannot be used.",
                    "only https, http, mailto and tel addresses and those of the site itself can"
                )
            case .refused(let reason): (.error, "broken-address", reason, nil)
            case .doubtful(let reason): (.warning, "doubtful-address", reason, nil)
            case .table:
                (
                    .warning, "no-table",
                    "CommonMark has no tables; this is shown as it is written.",
                    "write a list"
                )
            case .strikethrough:
                (
                    .warning, "no-strikethrough",
                    "CommonMark strikes nothing out; the `~~` are shown as they are written.",
                    "leave them out"
                )
            case .taskList:
                (
                    .warning, "no-task-list",
                    "CommonMark has no boxes to tick; this is shown as it is written.",
                    "leave it out"
                )
            case .bareAddress:
                Self.bareAddress("put it between `<` and `>`, or write `[words](address)`")
            case .footnote:
                (
                    .warning, "no-footnote", "CommonMark has no footnotes.",
                    "write it in the text itself, in brackets"
                )
            case .bareSite(let address):
                Self.bareAddress("write `[words](https://\(address))`")
            case .bareMail(let address): Self.bareAddress("write `<\(address)>`")
            case .tooDeep:
                (.warning, "too-deep", "Lists or quotes are nested too deep from here on.", nil)
            }
        self.init(
            severity,
            rule: rule,
            path: found.text.path,
            line: found.text.fileLine(of: found.finding.line),
            column: found.text.fileColumn(of: found.finding.column),
            message: message,
            hint: hint
        )
    }

    private static func bareAddress(_ hint: String) -> (Severity, String, String, String?) {
        (.warning, "no-link", "This address is shown as words, not as a link.", hint)
    }
}

extension Diagnostic {
    /// The same diagnostic with its line, if it is about this file.
    func showing(its file: SourceFile) -> Diagnostic {
        file.path == path ? showing(file.bytes) : self
    }
}

extension SourceFolder {
    /// The same diagnostics with their lines, read again from their files; those are few.
    func showingLines(of diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.map { diagnostic in
            guard diagnostic.excerpt == nil, let bytes = read(diagnostic.path) else {
                return diagnostic
            }
            return diagnostic.showing(bytes)
        }
    }

    /// Where the last of these words stands, each sought from the one before it.
    ///
    /// Words that are not there are passed over; without any, it is the start of the file.
    func place(of words: String..., in path: String) -> SourcePlace {
        let bytes = (read(path) ?? [])[...]
        var found = bytes.startIndex
        var end = found
        for word in words.map({ Array($0.utf8) }) {
            guard let range = bytes[end...].firstRange(of: word) else { continue }
            found = range.lowerBound
            end = range.upperBound
        }
        let newline = UInt8(ascii: "\n")
        let line = bytes[..<found].count { $0 == newline } + 1
        let start = bytes[..<found].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let scalars = String(decoding: bytes[start..<found], as: UTF8.self).unicodeScalars
        return SourcePlace(path: path, line: line, column: scalars.count + 1)
    }

    /// The content of a file by its path for people.
    private func read(_ path: String) -> [UInt8]? {
        let name = path.utf8.dropFirst(folder.path.utf8.count + 1)
        return try? folder.read(String(decoding: Array(name), as: UTF8.self))
    }
}
