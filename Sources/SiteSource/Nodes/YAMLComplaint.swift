/// Puts what libyaml says about a text into the owner's words, at the place to mend.
struct YAMLComplaint {
    /// A quoted text that was read before.
    struct Quote {
        let start: Mark
        let end: Mark
    }

    let failure: YAMLEvents.Failure
    let lastQuote: Quote?
    let bytes: ArraySlice<UInt8>
    let firstLine: Int

    var problem: SyntaxProblem {
        if let offset = failure.byteOffset {
            return SyntaxProblem(
                "syntax",
                at: mark(ofByte: offset),
                "YAML does not allow this character.",
                hint: "remove the character; it may not be visible"
            )
        }
        if failure.context.contains("quoted"), failure.problem.hasPrefix("found unexpected") {
            return unclosedQuote(at: failure.contextMark)
        }
        return quoteProblem ?? tabProblem ?? colonProblem ?? commentProblem ?? words
    }

    private func unclosedQuote(at mark: Mark) -> SyntaxProblem {
        SyntaxProblem(
            "unclosed-quote",
            at: mark,
            "The quote that begins here is not closed.",
            hint: "end the text with the same quote, on the same line"
        )
    }

    /// When a text makes no sense after a closing quote, a quote is missing or one too many.
    private var quoteProblem: SyntaxProblem? {
        guard let quote = lastQuote, quote.end.line == failure.mark.line,
            quote.end.column <= failure.mark.column
        else { return nil }
        if quote.start.line < quote.end.line { return unclosedQuote(at: quote.start) }
        guard failure.problem.hasPrefix("did not find expected") else { return nil }
        return SyntaxProblem(
            "syntax",
            at: failure.mark,
            "The quoted text ends before this.",
            hint: "put the whole text between quotes: `''` is one quote inside `'…'`, "
                + "and `\\\"` inside `\"…\"`"
        )
    }

    private var tabProblem: SyntaxProblem? {
        let line = scalars(ofLine: failure.mark.line)
        let place = failure.mark.column - 1
        let isTab = line.indices.contains(place) && line[place] == "\t"
        guard isTab || failure.problem.hasPrefix("found a tab") else { return nil }
        return SyntaxProblem(
            "tab",
            at: failure.mark,
            "A tab cannot be used for indentation.",
            hint: "indent with spaces"
        )
    }

    /// What a colon that libyaml did not expect most likely means.
    private var colonProblem: SyntaxProblem? {
        guard failure.problem == "mapping values are not allowed in this context" else {
            return nil
        }
        let line = scalars(ofLine: failure.mark.line)
        let before = line.prefix(max(0, failure.mark.column - 1))
        if before.contains(":") {
            return SyntaxProblem(
                "syntax",
                at: failure.mark,
                "A second `: ` cannot stand on this line.",
                hint: "put quotes around a text that holds `: `"
            )
        }
        let indentation = line.prefix { $0 == " " }.count
        var number = failure.mark.line - 1
        while number >= firstLine, scalars(ofLine: number).allSatisfy({ $0 == " " || $0 == "\r" }) {
            number -= 1
        }
        let above = scalars(ofLine: number)
        let aboveIndentation = above.prefix { $0 == " " }.count
        if number >= firstLine, aboveIndentation == indentation, !above.contains(":") {
            return SyntaxProblem(
                "syntax",
                at: Mark(line: number, column: aboveIndentation + 1),
                "This line has no `: ` after its key.",
                hint: "write it as `key: value`"
            )
        }
        return SyntaxProblem(
            "syntax",
            at: Mark(line: failure.mark.line, column: indentation + 1),
            "This line is indented further than the one above allows.",
            hint: "begin it in the same column as the other keys"
        )
    }

    /// When a list or a map in brackets has no end, a `#` most likely made a comment of the rest.
    private var commentProblem: SyntaxProblem? {
        guard failure.context.contains("flow") else { return nil }
        var number = failure.mark.line
        while number >= max(firstLine, failure.mark.line - 3) {
            let line = scalars(ofLine: number)
            let place = line.indices.dropFirst().first { line[$0] == "#" && line[$0 - 1] == " " }
            if let place {
                return SyntaxProblem(
                    "syntax",
                    at: Mark(line: number, column: place + 1),
                    "A comment begins here, so that the rest of the line is not read.",
                    hint: "put quotes around a text that begins with `#`, such as `\"#0b57d0\"`"
                )
            }
            number -= 1
        }
        return nil
    }

    private var words: SyntaxProblem {
        let (place, message, hint): (Mark, String, String?) =
            switch (failure.context, failure.problem) {
            case ("while parsing a flow sequence", _):
                (
                    failure.contextMark, "The list that begins here is not closed.",
                    "separate its parts with `,` and end it with `]`"
                )
            case ("while parsing a flow mapping", _):
                (
                    failure.contextMark, "The map that begins here is not closed.",
                    "separate its parts with `,` and end it with `}`"
                )
            case ("while scanning a simple key", _):
                (
                    failure.contextMark, "This line has no `: ` after its key.",
                    "write it as `key: value`"
                )
            case (_, "found character that cannot start any token"):
                (
                    failure.mark, "A value cannot begin with this character.",
                    "put quotes around the text"
                )
            case ("while parsing a block mapping", "did not find expected key"):
                (
                    failure.mark, "A key with `: ` after it was expected here.",
                    "begin it in the same column as the other keys"
                )
            case ("while parsing a block collection", _):
                (
                    failure.mark, "A list entry with `- ` before it was expected here.",
                    "check the indentation"
                )
            case ("while scanning an alias", _), ("while scanning an anchor", _):
                (
                    failure.contextMark, "A value cannot begin with this character.",
                    "put quotes around the text"
                )
            case (_, "block sequence entries are not allowed in this context"):
                (
                    failure.mark, "A list cannot begin on the line of its key.",
                    "put quotes around a text that begins with `- `, or write a list below its key"
                )
            case (_, "found unknown escape character"):
                (
                    failure.mark, "YAML knows no such escape after a backslash.",
                    "write `\\\\` for a backslash, or use single quotes"
                )
            case (let context, let problem):
                (failure.mark, "This is not YAML: \(problem) \(context)".trimmingBlanks + ".", nil)
            }
        return SyntaxProblem("syntax", at: place, message, hint: hint)
    }

    /// A line of the file; empty when it is not of this part.
    private func scalars(ofLine number: Int) -> [Unicode.Scalar] {
        Array((Excerpt.line(number - firstLine + 1, of: Array(bytes)) ?? "").unicodeScalars)
    }

    private func mark(ofByte offset: Int) -> Mark {
        let place = TextScan.place(of: offset, in: Array(bytes))
        return Mark(line: place.line + firstLine - 1, column: place.column)
    }
}
