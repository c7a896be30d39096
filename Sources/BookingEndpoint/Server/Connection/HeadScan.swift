import NIOCore

/// The search for the end of a head, which looks at each byte once, however slowly they come.
struct HeadScan {
    /// The lines so far, without their ends, as offsets from the head's beginning.
    private(set) var lines: [Range<Int>] = []
    private var scanned = 0
    private var lineStart = 0

    /// In bytes, with the request line.
    static let maximumLength = 16_384
    static let maximumFields = 100
    /// In bytes: the longest target with a method and a version.
    static let maximumFirstLine = RequestTarget.maximumLength + 48

    /// The length of the head at the beginning of some bytes; `nil` when it has not ended yet.
    ///
    /// - Throws: ``Refusal`` as soon as a byte cannot belong to a head, or it is too large.
    mutating func end(in bytes: ByteBufferView) throws(Refusal) -> Int? {
        for byte in bytes.dropFirst(scanned) {
            scanned += 1
            if lines.isEmpty, scanned > Self.maximumFirstLine { throw .targetTooLong }
            if scanned > Self.maximumLength { throw .headTooLarge }
            switch byte {
            case UInt8(ascii: "\n"):
                guard scanned - lineStart >= 2,
                    bytes[bytes.startIndex + scanned - 2] == UInt8(ascii: "\r")
                else { throw .malformed }
                guard scanned - lineStart > 2 else { return scanned }
                lines.append(lineStart..<scanned - 2)
                lineStart = scanned
                guard lines.count <= 1 + Self.maximumFields else { throw .headTooLarge }
            case UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x20...0x7E, 0x80...0xFF: break
            default: throw .malformed
            }
            // A carriage return that ends no line is one that others take for an end.
            if scanned >= 2, byte != UInt8(ascii: "\n"),
                bytes[bytes.startIndex + scanned - 2] == UInt8(ascii: "\r")
            {
                throw .malformed
            }
        }
        return nil
    }
}
