import Scheduling

/// A part of a mail (RFC 2045, 2046).
struct MailPart {
    private let fields: [HeaderField]
    private let content: Content

    private enum Content {
        /// Ready to be sent, ended by CRLF.
        case encoded([UInt8])
        case parts([MailPart], MailBoundary)
    }

    /// A text whose lines end in LF.
    static func text(_ type: StaticString, _ text: some Collection<UInt8>) -> Self {
        Self(
            fields: [
                HeaderField("Content-Type", .parameters(type, [.word("charset", "UTF-8")])),
                HeaderField("Content-Transfer-Encoding", .word("quoted-printable")),
            ],
            content: .encoded(TransferEncoding.quotedPrintable(text))
        )
    }

    /// A calendar that clients show with the text; its method must be that within the file.
    static func calendar(_ file: Invitation) -> Self {
        var parameters: [HeaderField.Parameter] = []
        if let method = file.method { parameters.append(.word("method", method.word)) }
        parameters.append(.word("charset", "UTF-8"))
        return Self(
            fields: [
                HeaderField("Content-Type", .parameters("text/calendar", parameters)),
                HeaderField("Content-Transfer-Encoding", .word("base64")),
            ],
            content: .encoded(TransferEncoding.base64Lines(file.bytes))
        )
    }

    /// The same calendar as a file to open.
    ///
    /// Not `text/calendar`, so that no client takes it for a second invitation.
    static func attachment(_ file: Invitation) -> Self {
        Self(
            fields: [
                HeaderField(
                    "Content-Type",
                    .parameters("application/ics", [.word("name", "invite.ics")])
                ),
                HeaderField(
                    "Content-Disposition",
                    .parameters("attachment", [.word("filename", "invite.ics")])
                ),
                HeaderField("Content-Transfer-Encoding", .word("base64")),
            ],
            content: .encoded(TransferEncoding.base64Lines(file.bytes))
        )
    }

    static func multipart(
        _ type: StaticString,
        _ boundary: MailBoundary,
        _ parts: [MailPart]
    ) -> Self {
        let parameter = HeaderField.Parameter(name: "boundary", value: .boundary(boundary))
        return Self(
            fields: [HeaderField("Content-Type", .parameters(type, [parameter]))],
            content: .parts(parts, boundary)
        )
    }

    /// Appends the part's header, an empty line and its content.
    func write(to bytes: inout [UInt8]) {
        for field in fields { field.write(to: &bytes) }
        bytes.append(word: "\r\n")
        switch content {
        case .encoded(let lines): bytes += lines
        case .parts(let parts, let boundary):
            for part in parts {
                bytes += "--\(boundary.text)\r\n".utf8
                part.write(to: &bytes)
            }
            bytes += "--\(boundary.text)--\r\n".utf8
        }
    }
}

/// The line between the parts of a mail.
///
/// It holds `=_`, which neither of the encodings that parts have can write.
struct MailBoundary: Hashable, Sendable {
    let text: String

    init(_ name: StaticString, of notice: BookingNotice) {
        text = "=_\(name)_\(notice.booking.id.text)_\(notice.id)"
    }
}
