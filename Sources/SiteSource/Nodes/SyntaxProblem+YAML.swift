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
}
