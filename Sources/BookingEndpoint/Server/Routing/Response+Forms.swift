package import HTTPTypes
package import Hummingbird
package import Markup
import NIOCore

/// The forms that answers of routes have; the headers that all answers share are added later.
extension Response {
    package static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response("application/json", value.compact, status)
    }

    /// A page, whose document type is added.
    package static func page(_ document: HTML, status: HTTPResponse.Status = .ok) -> Response {
        let bytes = Array("<!DOCTYPE html>".utf8) + document.compact
        return Response("text/html; charset=utf-8", bytes, status)
    }

    package static func text(
        _ text: String,
        type: String = "text/plain; charset=utf-8",
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(type, Array(text.utf8), status)
    }

    /// Sends a browser on to what it should show after a form (RFC 9110, 15.4.4).
    ///
    /// - Parameter location: An address of ours as it stands in a header, encoded.
    /// - Returns: The answer.
    package static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location])
    }

    private init(_ type: String, _ bytes: [UInt8], _ status: HTTPResponse.Status) {
        self.init(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
