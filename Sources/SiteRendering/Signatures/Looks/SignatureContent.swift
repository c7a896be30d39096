import Markup
import Scheduling

/// What a signature says, line by line, before any look is given to it.
struct SignatureContent {
    /// A piece of a line.
    struct Run {
        let text: String
        var address: HTMLAddress?
        /// As plain text says it, where that needs the whole address.
        var plain: String?
    }

    /// The name, and the pronouns after it.
    let name: String
    let pronouns: String?
    /// What the host does, and where.
    let roles: [Run]
    /// How to reach the host; the pieces of a line belong together.
    let contact: [[Run]]
    /// The words that lead to the booking page; `nil` when nothing does.
    let label: String?
    let target: HTMLAddress
    let legal: [String]

    init(_ order: SignatureOrder) {
        let host = order.host
        let wishes = order.wishes
        name = host.name.onOneLine
        pronouns = host.pronouns?.onOneLine
        roles = [host.title, host.company].compactMap { $0.map { Run(text: $0.onOneLine) } }
        let phone = host.phone.map { Self.phone($0, amid: order) }
        var contact = [[phone, host.email.map(Self.mail)].compactMap(\.self)]
        if let address = host.address {
            contact.append([Run(text: address.plainLines.joined(separator: ", "))])
        }
        let own = host.website.map {
            Run(text: $0.withoutEnd, address: HTMLAddress($0.text), plain: $0.text)
        }
        let links =
            wishes.links?.map { Self.link($0.name, $0.address) }
            ?? host.social.map { Self.link($0.hostName, $0) }
        contact.append([own].compactMap(\.self) + links)
        self.contact = contact.filter { !$0.isEmpty }
        label =
            wishes.button == SignatureWishes.ButtonChoice.none
            ? nil : (wishes.label ?? Self.usualLabel).onOneLine
        target = Self.address(order.target)
        legal = (wishes.legal ?? "").plainLines
    }

    /// A signature whose details a mail server fills in, for everybody who sends through it.
    init(tokensFor order: SignatureOrder) {
        let own = SignatureContent(order)
        name = "%%DisplayName%%"
        pronouns = nil
        roles = [Run(text: "%%Title%%"), Run(text: "%%Company%%")]
        contact = [
            [
                Self.number("%%Phone%%", amid: order),
                Run(text: "%%Email%%", address: HTMLAddress("mailto:%%Email%%")),
            ]
        ]
        label = own.label
        target = own.target
        legal = own.legal
    }

    static let usualLabel = "Schedule a meeting"

    private static func address(_ address: WebAddress) -> HTMLAddress {
        HTMLAddress(address.text) ?? HTMLAddress(root: address.text, path: "")
    }

    /// A number, whose groups keep their order among words from right to left.
    ///
    /// Groups of digits with blanks between them stand in the order of the words around them; after
    /// a mark from left to right (U+200E) they stand in their own.
    private static func number(_ number: String, amid order: SignatureOrder) -> Run {
        order.isRightToLeft ? Run(text: "\u{200E}" + number, plain: number) : Run(text: number)
    }

    private static func phone(_ number: String, amid order: SignatureOrder) -> Run {
        let digits = number.utf8.filter {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "+")
        }
        // A number with an extension is for people; dialled as one it would be wrong.
        let isPlain = !number.utf8.contains { $0 | 0x20 == UInt8(ascii: "x") || $0 == 0x2C }
        let address = HTMLAddress("tel:" + String(decoding: digits, as: UTF8.self))
        var run = Self.number(number.onOneLine, amid: order)
        run.address = isPlain && digits.count > 2 ? address : nil
        return run
    }

    private static func mail(_ address: EmailAddress) -> Run {
        Run(text: address.text, address: HTMLAddress(mailTo: address.text))
    }

    private static func link(_ name: String, _ address: WebAddress) -> Run {
        let name = name.onOneLine
        return Run(
            text: name,
            address: Self.address(address),
            plain: name + ": " + address.text
        )
    }
}

extension WebAddress {
    /// The address as people say it, without a slash at its end.
    fileprivate var withoutEnd: String {
        let shown = shown
        return shown.utf8.last == UInt8(ascii: "/") ? String(shown.dropLast()) : shown
    }
}
