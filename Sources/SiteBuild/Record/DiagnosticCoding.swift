import SiteSource

private typealias Severity = Diagnostic.Severity

extension Severity {
    /// In the order of the numbers that stand for them.
    fileprivate static let all: [Severity] = [.warning, .error, .note]
}

extension ByteWriter {
    mutating func append(_ diagnostics: [Diagnostic]) {
        append(integer: diagnostics.count)
        for diagnostic in diagnostics {
            append(integer: Severity.all.firstIndex(of: diagnostic.severity) ?? 0)
            append(texts: [diagnostic.rule, diagnostic.path, diagnostic.message])
            for number in [
                diagnostic.line, diagnostic.column, diagnostic.caretColumn, diagnostic.caretLength,
            ] {
                append(integer: number)
            }
            append(optional: diagnostic.hint)
            append(optional: diagnostic.excerpt)
        }
    }
}

extension ByteReader {
    mutating func diagnostics() -> [Diagnostic]? {
        guard let count = integer(), count >= 0 else { return nil }
        var diagnostics: [Diagnostic] = []
        for _ in 0..<count {
            guard let diagnostic = diagnostic() else { return nil }
            diagnostics.append(diagnostic)
        }
        return diagnostics
    }

    private mutating func diagnostic() -> Diagnostic? {
        guard let number = integer(), Severity.all.indices.contains(number), let texts = texts(),
            texts.count == 3,
            let line = integer(), let column = integer(), let caretColumn = integer(),
            let caretLength = integer(), let hint = optionalText(), let excerpt = optionalText()
        else { return nil }
        return Diagnostic(
            Severity.all[number],
            rule: texts[0],
            path: texts[1],
            line: line,
            column: column,
            message: texts[2],
            hint: hint,
            excerpt: excerpt,
            caretColumn: caretColumn,
            caretLength: caretLength
        )
    }
}

extension [Diagnostic] {
    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(self)
        return writer.bytes
    }

    /// Reads diagnostics; none when the bytes are not some.
    init(encoded bytes: ArraySlice<UInt8>) {
        var reader = ByteReader(bytes)
        self = reader.diagnostics() ?? []
    }
}
