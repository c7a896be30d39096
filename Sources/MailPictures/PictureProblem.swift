/// Why a picture cannot be drawn for mail.
package enum PictureProblem: Error, Hashable, Sendable {
    /// It is neither JPEG nor PNG.
    case unknownFormat
    /// It has more pixels than are worth reading.
    case tooLarge(width: Int, height: Int)
    /// The library's words.
    case unreadable(String)
}
