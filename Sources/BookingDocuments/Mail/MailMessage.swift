package import Scheduling

/// A mail, ready for whoever sends it.
package struct MailMessage: Hashable, Sendable {
    package let id: MessageID
    package let sender: EmailAddress
    /// Whom it goes to; at least one.
    package let recipients: [EmailAddress]
    /// The message (RFC 5322) in ASCII with CRLF; no line is over 998 octets or begins with a dot.
    package let bytes: [UInt8]

    /// Writes a message that a program sends of itself (RFC 3834).
    init(
        id: MessageID,
        from sender: Mailbox,
        to recipients: [Mailbox],
        replyTo: Mailbox?,
        subject: SingleLine,
        date: Instant,
        content: MailPart
    ) {
        self.id = id
        self.sender = sender.address
        self.recipients = recipients.map(\.address)
        var fields = [
            HeaderField("From", .mailboxes([sender])), HeaderField("To", .mailboxes(recipients)),
        ]
        if let replyTo { fields.append(HeaderField("Reply-To", .mailboxes([replyTo]))) }
        fields += [
            HeaderField("Subject", .text(subject)),
            HeaderField("Date", .date(date)),
            HeaderField("Message-ID", .messageID(id)),
            HeaderField("MIME-Version", .word("1.0")),
            HeaderField("Auto-Submitted", .word("auto-generated")),
        ]
        var bytes: [UInt8] = []
        for field in fields { field.write(to: &bytes) }
        content.write(to: &bytes)
        self.bytes = bytes
    }
}
