import Markup
import Scheduling

/// A new link on its way from the command to the server that has the database.
extension NewLink {
    var json: JSONValue {
        let text = { (text: String?) -> JSONValue in text.map { .string($0) } ?? .null }
        let answers = (link.customer?.answers ?? []).map { answer -> JSONValue in
            [.string(answer.field), .string(answer.value)]
        }
        return [
            "id": .string(link.id.text), "digest": .string(digest.hexadecimal),
            "page": .string(link.page.text), "event": text(link.restriction.event?.text),
            "host": text(link.restriction.host?.text),
            "starts": .array(link.restriction.starts.map { .integer($0.seconds) }),
            "title": text(link.title), "name": text(link.customer?.name),
            "email": text(link.customer?.email?.text), "answers": .array(answers),
            "created": .integer(link.created.seconds), "expires": .integer(link.expires.seconds),
        ]
    }

    /// Reads a link; `nil` when it is none.
    init?(_ json: JSONValue) {
        let text = { (name: String) -> String? in
            if case .string(let text) = json[name] { text } else { nil }
        }
        guard let id = text("id").flatMap({ LinkID($0) }),
            let digest = text("digest").flatMap({ TokenDigest(hexadecimal: $0) }),
            let page = text("page").flatMap({ DefinitionID($0) }),
            case .array(let starts) = json["starts"], case .array(let answers) = json["answers"],
            case .integer(let created) = json["created"],
            case .integer(let expires) = json["expires"], expires > created
        else { return nil }
        self.init(
            OneTimeLink(
                id: id,
                page: page,
                restriction: LinkRestriction(
                    event: text("event").flatMap { DefinitionID($0) },
                    host: text("host").flatMap { DefinitionID($0) },
                    starts: starts.compactMap { value in
                        if case .integer(let seconds) = value {
                            Instant(clamping: seconds)
                        } else {
                            nil
                        }
                    }
                ),
                customer: LinkCustomer(
                    name: text("name"),
                    email: text("email").flatMap { EmailAddress($0) },
                    answers: answers.compactMap { LinkAnswer($0) }
                ),
                title: text("title"),
                created: Instant(clamping: created),
                expires: Instant(clamping: expires)
            ),
            opensWith: digest
        )
    }
}

extension LinkAnswer {
    fileprivate init?(_ json: JSONValue) {
        guard case .array(let parts) = json, parts.count == 2, case .string(let field) = parts[0],
            case .string(let value) = parts[1]
        else { return nil }
        self.init(field: field, value: value)
    }
}

extension TokenDigest {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    fileprivate init?(hexadecimal text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 64 else { return nil }
        self.init(
            bytes: stride(from: 0, to: 64, by: 2).compactMap { index in
                UInt8(String(decoding: bytes[index..<index + 2], as: UTF8.self), radix: 16)
            }
        )
    }
}
