import Testing

@testable import BookingEndpoint

/// Requests that two readers may take for different ones.
enum AmbiguousRequests {
    struct Request: CustomTestStringConvertible {
        let text: String
        var refusal = Refusal.malformed

        var testDescription: String { String(text.debugDescription.prefix(120)) }
    }

    /// Fields of a POST that make its end unclear, and what follows the head.
    private static let bodies = [
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
        "Content-Length: 5, 5\r\n\r\nabcde", "Content-Length: +5\r\n\r\nabcde",
        "Content-Length: -5\r\n\r\nabcde", "Content-Length: 0x5\r\n\r\nabcde",
        "Content-Length: 5 5\r\n\r\nabcde", "Content-Length: \r\n\r\nabcde",
        "Content-Length: 5a\r\n\r\nabcde", "Content-Length: 99999999999999999999\r\n\r\n",
        "Content-Length: \u{665}\r\n\r\nabcde", "Content-Length : 5\r\n\r\nabcde",
        " Content-Length: 5\r\n\r\nabcde", "Content-Length\t: 5\r\n\r\nabcde",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n", "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: \r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\u{B}\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
        "X: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "X: a\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "X: a\u{0}\r\n\r\n", "X: a\u{7F}\r\n\r\n", "X: a\u{1B}[31m\r\n\r\n", ": a\r\n\r\n",
        "X\r\n\r\n", "X y: a\r\n\r\n", "X(y): a\r\n\r\n", "\u{E9}: a\r\n\r\n",
        "Host: a\r\nHost: a\r\n\r\n", "Expect: 200-ok\r\n\r\n",
    ]

    /// What may not stand between the chunks of a body.
    private static let chunks = [
        "5\nabcde\r\n0\r\n\r\n", "5\r\nabcde\n0\r\n\r\n", "5\r\nabcdef\r\n0\r\n\r\n",
        "5\r\nabcdeX\n0\r\n\r\n", "5;a=b\r\nabcde\r\n0\r\n\r\n", "5 \r\nabcde\r\n0\r\n\r\n",
        " 5\r\nabcde\r\n0\r\n\r\n", "0x5\r\nabcde\r\n0\r\n\r\n", "+5\r\nabcde\r\n0\r\n\r\n",
        "-5\r\nabcde\r\n0\r\n\r\n", "05\r\nabcde\r\n0\r\n\r\n", "\r\nabcde\r\n0\r\n\r\n",
        "5\r\r\nabcde\r\n0\r\n\r\n", "g\r\n", "0000000000000005\r\nabcde\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nabcde", "5\r\nabcde\r\n0\r\nX: a\r\n\r\n", "0\n\n", "0\r\n\n",
        "5\r\nabcde0\r\n\r\n", "5\r\nabcde\r\n00\r\n\r\n", "0;\r\n\r\n", "5_0\r\n",
    ]

    private static let lines = [
        "nonsense\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n",
        " GET / HTTP/1.1\r\n\r\n", "GET\t/ HTTP/1.1\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.2\r\n\r\n", "GET / http/1.1\r\n\r\n", "GET / HTTP/1.1\n\n",
        "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n", "\n\nGET / HTTP/1.1\r\n",
        "GET /a b HTTP/1.1\r\n\r\n", "GET /\u{0} HTTP/1.1\r\n\r\n", "GET /\u{1} HTTP/1.1\r\n\r\n",
        "GET /\u{E9} HTTP/1.1\r\n\r\n", "GET /a#b HTTP/1.1\r\n\r\n", "GET a HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET a:/x HTTP/1.1\r\nHost: a\r\n\r\n", "GET http:/x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://a/ HTTP/1.1\r\n\r\n",
        "GET http://a@b/ HTTP/1.1\r\nHost: b\r\n\r\n", "GET http:///x HTTP/1.1\r\nHost: \r\n\r\n",
        "G@T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\na",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HEAD / HTTP/1.1\r\nContent-Length: 1\r\n\r\na",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "\r\n\r\nGET / HTTP/1.1",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n",
    ]

    static let refused =
        bodies.map { Request(text: "POST / HTTP/1.1\r\n" + $0) }
        + chunks.map {
            Request(text: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + $0)
        } + lines.map { Request(text: $0) }
        + ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"].map { Request(text: $0) }
        + [
            "FOO / HTTP/1.1\r\n\r\n", "get / HTTP/1.1\r\n\r\n", "CONNECT a:80 HTTP/1.1\r\n\r\n",
            "PROPFIND / HTTP/1.1\r\n\r\n",
        ].map { Request(text: $0, refusal: .unknownMethod) }
}
