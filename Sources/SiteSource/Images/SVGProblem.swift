/// What keeps an SVG from being published, and where it stands.
struct SVGProblem: Error, Hashable {
    /// A stable name of the rule that is broken.
    let rule: String
    /// One sentence.
    let message: String
    let hint: String
    /// In bytes.
    let offset: Int

    /// What drawing programs call a file without their own additions.
    static let plainSVG = "save it as plain or optimised SVG"

    /// A text that browsers do not show, because it is no well-formed XML.
    static func malformed(_ message: String, at offset: Int) -> SVGProblem {
        SVGProblem(
            rule: "bad-svg",
            message: message,
            hint: "save the picture again, as plain or optimised SVG",
            offset: offset
        )
    }

    /// Something that could run or load what is not in the picture.
    static func active(
        _ message: String,
        hint: String = plainSVG,
        at offset: Int
    ) -> SVGProblem {
        SVGProblem(rule: "active-svg", message: message, hint: hint, offset: offset)
    }
}
