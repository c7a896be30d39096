import NIOCore

/// What the head of a request says of the request's own extent, read more strictly than parsers do.
struct RequestHead {
    enum Content: Hashable {
        case none
        case length(Int)
        case chunks
    }

    private(set) var content = Content.none
    /// Whether the connection ends after the answer.
    private(set) var isLast = false
    /// Whether the sender waits for a word before it sends the body.
    private(set) var expectsContinue = false
    /// The value of the `Accept` field, for an answer that no handler makes.
    private(set) var accept: String?

    private var host: Substring?

    /// Reads a head whose lines are known and free of controls.
    ///
    /// - Throws: ``Refusal``.
    init(_ bytes: ByteBufferView, lines: [Range<Int>]) throws(Refusal) {
        guard let first = lines.first else { throw .malformed }
        func text(_ line: Range<Int>) -> Slice<ByteBufferView> {
            Slice(
                base: bytes,
                bounds: bytes.startIndex + line.lowerBound..<bytes.startIndex + line.upperBound
            )
        }
        let line = try RequestLine(text(first))
        for field in lines.dropFirst() { try read(text(field)) }
        try check(line)
        // An upgraded connection would be another protocol's, which we do not speak.
        isLast = isLast || line.isOld
    }

    private mutating func read(_ line: Slice<ByteBufferView>) throws(Refusal) {
        // A line that begins with a space would go on with the field before it (obs-fold), and a
        // name with a space after it is two names to some.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[..<colon].allSatisfy(RequestLine.isToken)
        else { throw .malformed }
        let value = Self.trimmed(line[line.index(after: colon)...])
        switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
        case "host":
            guard host == nil else { throw .malformed }
            host = Substring(value)
        case "content-length":
            guard content == .none, let length = Self.number(value) else { throw .malformed }
            content = .length(length)
        case "transfer-encoding":
            guard content == .none, value.lowercased() == "chunked" else { throw .malformed }
            content = .chunks
        case "connection":
            let options = value.lowercased().utf8.split(separator: UInt8(ascii: ","))
            isLast = isLast || options.contains { Self.trimmed($0) == "close" }
        case "upgrade": isLast = true
        case "expect":
            guard value.lowercased() == "100-continue" else { throw .malformed }
            expectsContinue = true
        case "accept": accept = value
        default: break
        }
    }

    private func check(_ line: RequestLine) throws(Refusal) {
        if line.isOld, content == .chunks || expectsContinue { throw .malformed }
        // The content of a GET means nothing, and some servers behind others take it for a
        // request (RFC 9110, 9.3.1).
        if !line.mayHaveContent, content != .none, content != .length(0) { throw .malformed }
        guard let authority = line.authority else { return }
        // The two must be the same (RFC 9112, 3.2.2), or it is not clear which of them is allowed.
        guard let host, host.lowercased() == authority.lowercased() else { throw .malformed }
    }

    private static func number(_ digits: String) -> Int? {
        guard (1...18).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(digits)
    }

    private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        var bytes = bytes[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
