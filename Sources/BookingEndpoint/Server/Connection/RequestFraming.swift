import NIOCore

/// Finds where the requests of a connection begin and end, and lets nothing else through.
///
/// Parsers differ about heads and bodies that break the rules, and what one takes for the end of a
/// request another takes for its middle (request smuggling). So whatever could be read in two ways
/// is refused here, before a parser sees a byte of it (RFC 9112, 11.2).
struct RequestFraming {
    private enum State {
        case head
        case content(Int)
        case chunkSize
        case chunk(Int)
        case chunkEnd
        case trailer
        /// After the last request.
        case over
    }

    /// What may go on to the parser.
    enum Piece {
        /// A whole head.
        case head(RequestHead, ByteBuffer)
        /// Some of a body, with the marks between its chunks.
        case body(ByteBuffer)
    }

    private var state = State.head
    private var scan = HeadScan()
    private var contentLength = 0
    private var isLast = false
    private var mayBeginWithEmptyLine = true

    /// Whether what comes next belongs to a body.
    var isWithinBody: Bool {
        switch state {
        case .head, .over: false
        case .content, .chunkSize, .chunk, .chunkEnd, .trailer: true
        }
    }

    /// Takes the next piece from what has come; `nil` when more must come first.
    ///
    /// - Throws: ``Refusal``; nothing that comes later can be understood.
    mutating func next(_ bytes: inout ByteBuffer) throws(Refusal) -> Piece? {
        switch state {
        case .head: return try head(&bytes)
        case .content(let count): return content(count, of: &bytes, then: afterMessage)
        case .chunk(let count): return content(count, of: &bytes, then: .chunkEnd)
        case .chunkSize: return try chunkSize(&bytes)
        case .chunkEnd: return try lineEnd(of: &bytes, then: .chunkSize)
        // Trailer fields carry nothing that we read, and are a way to smuggle fields.
        case .trailer: return try lineEnd(of: &bytes, then: afterMessage)
        case .over:
            bytes.clear()
            return nil
        }
    }

    private var afterMessage: State { isLast ? .over : .head }

    private mutating func head(_ bytes: inout ByteBuffer) throws(Refusal) -> Piece? {
        // One empty line before a request is passed over, as some clients send one after a body
        // (RFC 9112, 2.2).
        if mayBeginWithEmptyLine, bytes.readableBytesView.first == UInt8(ascii: "\r") {
            guard bytes.readableBytes > 1 else { return nil }
            if bytes.readableBytesView.starts(with: Self.lineEnd) {
                bytes.moveReaderIndex(forwardBy: 2)
            }
            mayBeginWithEmptyLine = false
        }
        guard let length = try scan.end(in: bytes.readableBytesView) else { return nil }
        guard let text = bytes.readSlice(length: length) else { return nil }
        let head = try RequestHead(text.readableBytesView, lines: scan.lines)
        scan = HeadScan()
        mayBeginWithEmptyLine = true
        isLast = head.isLast
        contentLength = 0
        switch head.content {
        case .none: state = afterMessage
        case .length(let length):
            guard length <= RequestContent.maximumLength else { throw .bodyTooLarge }
            state = length > 0 ? .content(length) : afterMessage
        case .chunks: state = .chunkSize
        }
        return .head(head, text)
    }

    private mutating func content(
        _ count: Int,
        of bytes: inout ByteBuffer,
        then next: State
    ) -> Piece? {
        let length = min(count, bytes.readableBytes)
        guard length > 0, let slice = bytes.readSlice(length: length) else { return nil }
        if length == count {
            state = next
        } else if case .content = state {
            state = .content(count - length)
        } else {
            state = .chunk(count - length)
        }
        return .body(slice)
    }

    /// Reads the line before a chunk: digits alone, as extensions mean nothing to us.
    private mutating func chunkSize(_ bytes: inout ByteBuffer) throws(Refusal) -> Piece? {
        var size = 0
        var length = 0
        for byte in bytes.readableBytesView {
            guard let digit = Self.digit(byte) else {
                guard byte == UInt8(ascii: "\r"), length > 0 else { throw .malformed }
                break
            }
            // No body that we take needs more digits, and zeros before them are a trick.
            guard length < 6, length == 0 || size > 0 else { throw .malformed }
            size = size << 4 | digit
            length += 1
        }
        guard length < bytes.readableBytes else { return nil }
        guard bytes.readableBytes > length + 1 else { return nil }
        guard bytes.getInteger(at: bytes.readerIndex + length + 1) == UInt8(ascii: "\n") else {
            throw .malformed
        }
        contentLength += size
        guard contentLength <= RequestContent.maximumLength else { throw .bodyTooLarge }
        state = size > 0 ? .chunk(size) : .trailer
        return bytes.readSlice(length: length + 2).map(Piece.body)
    }

    private mutating func lineEnd(
        of bytes: inout ByteBuffer,
        then next: State
    ) throws(Refusal) -> Piece? {
        guard
            bytes.readableBytesView.prefix(2).elementsEqual(
                Self.lineEnd.prefix(bytes.readableBytes)
            )
        else { throw .malformed }
        guard let slice = bytes.readSlice(length: 2) else { return nil }
        state = next
        return .body(slice)
    }

    private static let lineEnd = Array("\r\n".utf8)

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
