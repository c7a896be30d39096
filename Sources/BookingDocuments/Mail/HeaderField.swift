import Scheduling

/// A field of a mail's header (RFC 5322), or of a part's (RFC 2045).
///
/// Fields take values that hold no line ends, and fold themselves; no text can add a field.
struct HeaderField: Sendable {
    private let name: StaticString
    private let value: Value

    enum Value: Sendable {
        case word(StaticString)
        case text(SingleLine)
        case mailboxes([Mailbox])
        case date(Instant)
        case messageID(MessageID)
        /// A value with parameters, such as `text/plain; charset="UTF-8"`.
        case parameters(StaticString, [Parameter])
    }

    /// A parameter; a word stands as it is, because some clients look for `method=REQUEST`.
    struct Parameter: Sendable {
        let name: StaticString
        let value: Value

        enum Value: Sendable {
            case word(StaticString)
            case boundary(MailBoundary)
        }

        static func word(_ name: StaticString, _ value: StaticString) -> Self {
            Self(name: name, value: .word(value))
        }
    }

    init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// Appends the field, folded so that no line with an encoded word is over 76 octets.
    func write(to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(word: name)
        bytes.append(UInt8(ascii: ":"))
        var column = bytes.count - start
        for (index, token) in tokens.enumerated() {
            if index > 0, column + 1 + token.count > 76 {
                bytes.append(word: "\r\n")
                column = 0
            }
            bytes.append(UInt8(ascii: " "))
            bytes += token
            column += 1 + token.count
        }
        bytes.append(word: "\r\n")
    }

    /// What stands between spaces, where the field may be folded.
    private var tokens: [[UInt8]] {
        switch value {
        case .word(let word): [Array("\(word)".utf8)]
        case .text(let line): HeaderText.tokens(line)
        case .mailboxes(let mailboxes): Self.tokens(mailboxes)
        case .date(let instant): [Array(MailDate.text(of: instant).utf8)]
        case .messageID(let id): [Array("<\(id.text)>".utf8)]
        case .parameters(let word, let parameters): Self.tokens(word, parameters)
        }
    }

    private static func tokens(_ mailboxes: [Mailbox]) -> [[UInt8]] {
        mailboxes.enumerated().flatMap { index, mailbox in
            let comma = index + 1 < mailboxes.count ? "," : ""
            guard !mailbox.name.isEmpty else { return [Array((mailbox.address.text + comma).utf8)] }
            let address = Array("<\(mailbox.address.text)>\(comma)".utf8)
            return HeaderText.phrase(mailbox.name) + [address]
        }
    }

    private static func tokens(_ word: StaticString, _ parameters: [Parameter]) -> [[UInt8]] {
        var tokens = [Array("\(word)".utf8)]
        for parameter in parameters {
            tokens[tokens.count - 1].append(UInt8(ascii: ";"))
            let value =
                switch parameter.value {
                case .word(let word): "\(word)"
                case .boundary(let boundary): "\"\(boundary.text)\""
                }
            tokens.append(Array("\(parameter.name)=\(value)".utf8))
        }
        return tokens
    }
}
