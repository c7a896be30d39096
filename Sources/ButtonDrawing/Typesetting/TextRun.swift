/// A part of a line in one script and one direction.
struct TextRun: Hashable {
    /// Places in the scalars of the line.
    let range: Range<Int>
    /// As HarfBuzz numbers scripts.
    let script: UInt32
    let isRightToLeft: Bool
    let language: String

    func limited(to range: Range<Int>) -> TextRun {
        TextRun(range: range, script: script, isRightToLeft: isRightToLeft, language: language)
    }
}
