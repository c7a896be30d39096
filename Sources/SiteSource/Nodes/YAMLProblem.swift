extension SyntaxProblem {
    /// A part of YAML that the owner's files may not have.
    static func unsupported(_ what: String, at mark: Mark) -> SyntaxProblem {
        switch what {
        case "alias":
            SyntaxProblem(
                what,
                at: mark,
                "YAML aliases (`*name`) are not understood.",
                hint: "write the value again, or put quotes around a text that begins with `*`"
            )
        case "anchor":
            SyntaxProblem(
                what,
                at: mark,
                "YAML anchors (`&name`) are not understood.",
                hint: "write the value at each place, or quote a text that begins with `&`"
            )
        case "tag":
            SyntaxProblem(
                what,
                at: mark,
                "YAML tags (`!name`) are not understood.",
                hint: "leave the tag out, or put quotes around a text that begins with `!`"
            )
        default:
            SyntaxProblem(
                what,
                at: mark,
                "YAML merge keys (`<<`) are not understood.",
                hint: "write the keys at each place"
            )
        }
    }

    /// What libyaml found, in the owner's words and at the place to mend.
    static func yaml(_ failure: YAMLEvents.Failure, longQuote: Mark?) -> SyntaxProblem {
        if failure.problem == "found unexpected end of stream", failure.context.contains("quoted") {
            return unclosedQuote(at: failure.contextMark)
        }
        if failure.problem == "found unexpected document indicator",
            failure.context.contains("quoted")
        {
            return unclosedQuote(at: failure.contextMark)
        }
        if let longQuote,
            failure.context.hasPrefix("while parsing a")
                || failure.context == "while scanning a simple key" || failure.context.isEmpty
        {
            return unclosedQuote(at: longQuote)
        }
        return words(for: failure)
    }

    private static func unclosedQuote(at mark: Mark) -> SyntaxProblem {
        SyntaxProblem(
            "unclosed-quote",
            at: mark,
            "The quote that begins here is not closed.",
            hint: "end the text with the same quote, on the same line"
        )
    }

    private static func words(for failure: YAMLEvents.Failure) -> SyntaxProblem {
        switch (failure.context, failure.problem) {
        case ("while parsing a flow sequence", _):
            SyntaxProblem(
                "unclosed-list",
                at: failure.contextMark,
                "The list that begins here is not closed.",
                hint: "separate its parts with `,` and end it with `]`"
            )
        case ("while parsing a flow mapping", _):
            SyntaxProblem(
                "unclosed-map",
                at: failure.contextMark,
                "The map that begins here is not closed.",
                hint: "separate its parts with `,` and end it with `}`"
            )
        case (_, "mapping values are not allowed in this context"):
            SyntaxProblem(
                "syntax",
                at: failure.mark,
                "A second `: ` cannot stand on this line.",
                hint: "put quotes around a text that holds `: `, or check the indentation"
            )
        case ("while scanning a simple key", _):
            SyntaxProblem(
                "syntax",
                at: failure.contextMark,
                "This line has no `: ` after its key.",
                hint: "write it as `key: value`"
            )
        case (_, "found character that cannot start any token"):
            SyntaxProblem(
                "syntax",
                at: failure.mark,
                "A value cannot begin with this character.",
                hint:
                    "indent with spaces, not tabs; put quotes around a text with `@`, `%` or \u{60}"
            )
        case (_, "found a tab character where an indentation space is expected"),
            (_, "found a tab character that violates indentation"):
            SyntaxProblem(
                "tab",
                at: failure.mark,
                "A tab cannot be used for indentation.",
                hint: "indent with spaces"
            )
        case ("while parsing a block mapping", "did not find expected key"):
            SyntaxProblem(
                "syntax",
                at: failure.mark,
                "A key with `: ` after it was expected here.",
                hint: "check the indentation and the quotes of the lines above"
            )
        case ("while parsing a block collection", _):
            SyntaxProblem(
                "syntax",
                at: failure.mark,
                "A list entry with `- ` before it was expected here.",
                hint: "check the indentation"
            )
        case (_, "found unknown escape character"):
            SyntaxProblem(
                "syntax",
                at: failure.mark,
                "YAML knows no such escape after a backslash.",
                hint: "write `\\\\` for a backslash, or use single quotes"
            )
        case (let context, let problem):
            SyntaxProblem(
                "syntax",
                at: failure.mark,
                "This is not YAML: \(problem)\(context.isEmpty ? "" : " \(context)")."
            )
        }
    }
}
