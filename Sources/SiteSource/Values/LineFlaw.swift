/// What keeps a text from being one line, or a few lines, for people.
enum LineFlaw: Hashable {
    case tooLong(count: Int)
    /// A character that is none, or that shows others in another order, with its place in bytes.
    case scalar(Unicode.Scalar, offset: Int)

    /// The first flaw of a text; its length counts scalars.
    static func first(
        in text: String,
        lines: Int = 1,
        maximum: Int,
        refusesBidi: Bool
    ) -> LineFlaw? {
        let bytes = text.utf8.span
        if bytes.count > maximum {
            let count = text.unicodeScalars.count
            guard count <= maximum else { return .tooLong(count: count) }
        }
        guard bytes.indices.contains(where: { bytes[$0] < 0x20 || bytes[$0] >= 0x7F }) else {
            return nil
        }
        var offset = 0
        for scalar in text.unicodeScalars {
            let isBreak = lines > 1 && (scalar == "\n" || scalar == "\r")
            let isBidi = refusesBidi ? scalar.isBidiControl : scalar.reordersText
            guard isBreak || !(isBidi || scalar.isHarmful && !scalar.isBidiControl) else {
                return .scalar(scalar, offset: offset)
            }
            offset += UTF8.width(scalar)
        }
        return nil
    }
}
