import NIOCore
import Testing

@testable import BookingEndpoint

struct RequestFramingTests {
    /// Sends some text in pieces of a length; gives back what went on to the parser.
    private func passed(_ text: String, every length: Int) throws -> String {
        var framing = RequestFraming()
        var pending = ByteBuffer()
        var passed = ByteBuffer()
        var rest = ByteBuffer(string: text)
        while let piece = rest.readSlice(length: min(length, rest.readableBytes)),
            piece.readableBytes > 0
        {
            pending.writeImmutableBuffer(piece)
            while let piece = try framing.next(&pending) {
                switch piece {
                case .head(_, let bytes), .body(let bytes): passed.writeImmutableBuffer(bytes)
                }
            }
        }
        return String(buffer: passed)
    }

    @Test(arguments: AmbiguousRequests.refused)
    func `what can be read in two ways is refused, however it is cut`(
        request: AmbiguousRequests.Request
    ) {
        for length in [1, 2, 7, 100_000] {
            #expect(throws: request.refusal) { try passed(request.text, every: length) }
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /?a=b HTTP/1.0\r\n\r\n",
        "GET http://a:1/x HTTP/1.1\r\nHost: A:1\r\n\r\n",
        "get-it /a HTTP/1.1\r\n\r\n".replacing("get-it", with: "OPTIONS"),
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\ntransfer-encoding: \tChunked \r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nX:\r\nY: \u{E9}\t\"\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
    ])
    func `clear requests pass as they are`(text: String) throws {
        for length in [1, 2, 7, 100_000] { #expect(try passed(text, every: length) == text) }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
        "POST / HTTP/1.1\r\nConnection: TE , Close\r\nContent-Length: 1\r\n\r\na",
        "GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    ])
    func `nothing passes after the last request`(text: String) throws {
        #expect(try passed(text + "GET /second HTTP/1.1\r\n\r\n", every: 5) == text)
    }

    @Test func `an empty line before a request is passed over`() throws {
        let text = "GET / HTTP/1.1\r\n\r\n"
        #expect(try passed("\r\n" + text, every: 100) == text)
    }

    @Test func `limits are met to the byte`() throws {
        let target = "/" + String(repeating: "a", count: 4095)
        _ = try passed("GET \(target) HTTP/1.1\r\n\r\n", every: 1000)
        #expect(throws: Refusal.targetTooLong) {
            try passed("GET \(target)a HTTP/1.1\r\n\r\n", every: 1000)
        }
        let start = "GET / HTTP/1.1\r\nX: "
        let value = String(repeating: "a", count: 16_384 - start.utf8.count - 4)
        _ = try passed(start + value + "\r\n\r\n", every: 1000)
        #expect(throws: Refusal.headTooLarge) {
            try passed(start + value + "a\r\n\r\n", every: 1000)
        }
        let fields = String(repeating: "X: a\r\n", count: 100)
        _ = try passed("GET / HTTP/1.1\r\n\(fields)\r\n", every: 1000)
        #expect(throws: Refusal.headTooLarge) {
            try passed("GET / HTTP/1.1\r\nY: b\r\n\(fields)\r\n", every: 1000)
        }
    }

    @Test func `a body holds at most 16 KiB, as announced and as it comes`() throws {
        let body = String(repeating: "a", count: 16_384)
        let fixed = "POST / HTTP/1.1\r\nContent-Length: "
        _ = try passed(fixed + "16384\r\n\r\n" + body, every: 1000)
        #expect(throws: Refusal.bodyTooLarge) { try passed(fixed + "16385\r\n\r\n", every: 1000) }
        let chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        _ = try passed(chunked + "4000\r\n\(body)\r\n0\r\n\r\n", every: 1000)
        #expect(throws: Refusal.bodyTooLarge) {
            try passed(chunked + "4000\r\n\(body)\r\n1\r\n", every: 1000)
        }
        #expect(throws: Refusal.bodyTooLarge) { try passed(chunked + "4001\r\n", every: 1000) }
    }
}
