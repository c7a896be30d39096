/// Reads the owner's stylesheets.
enum Stylesheet {
    /// The text of a stylesheet, and warnings where it loads something from elsewhere.
    static func read(_ file: SourceFile) -> Checked<String> {
        guard file.size <= SourceFile.maximumSize else {
            let diagnostic = Diagnostic(
                .error,
                rule: "too-large",
                path: file.path,
                message: "The stylesheet has \(file.size) bytes; at most 1,000,000 are read.",
                hint: "keep pictures and fonts out of it"
            )
            return Checked(value: "", diagnostics: [diagnostic])
        }
        if let flaw = TextScan.firstFlaw(in: file.bytes) {
            let mark = TextScan.place(of: flaw.offset, in: file.bytes)
            let diagnostic = Diagnostic(
                .error,
                rule: "not-utf-8",
                path: file.path,
                line: mark.line,
                column: mark.column,
                message: "The stylesheet holds a byte that is not text in UTF-8.",
                hint: "save the file as UTF-8"
            )
            return Checked(value: "", diagnostics: [diagnostic])
        }
        let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = String(decoding: file.bytes[start...], as: UTF8.self)
        return Checked(value: text, diagnostics: foreignLoads(file))
    }

    private static func foreignLoads(_ file: SourceFile) -> [Diagnostic] {
        let bytes = file.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        var diagnostics: [Diagnostic] = []
        for offset in bytes.indices
        where bytes[offset] == UInt8(ascii: "@") || bytes[offset] == UInt8(ascii: "u") {
            let rest = bytes[offset...]
            let isImport = rest.starts(with: "@import".utf8)
            guard isImport || rest.starts(with: "url(".utf8) else { continue }
            var target = rest.dropFirst(isImport ? 7 : 4)
            while let first = target.first, first <= 0x20 || first == 0x22 || first == 0x27 {
                target = target.dropFirst()
            }
            let isForeign = ["http:", "https:", "//"].contains { target.starts(with: $0.utf8) }
            guard isImport || isForeign, diagnostics.count < 20 else { continue }
            let mark = TextScan.place(of: offset, in: file.bytes)
            diagnostics.append(
                Diagnostic(
                    .warning,
                    rule: "foreign-load",
                    path: file.path,
                    line: mark.line,
                    column: mark.column,
                    message: isImport
                        ? "`@import` does not work here: all stylesheets become one."
                        : "This loads something from another site, which pages forbid.",
                    hint: isImport
                        ? "put the rules into a file of the folder `theme`"
                        : "use what visitors' systems have, or a `data:` address"
                ).showing(file.bytes)
            )
        }
        return diagnostics
    }
}
