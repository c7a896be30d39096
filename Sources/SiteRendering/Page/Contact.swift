import Markup
import Scheduling

/// The second way to book, which needs no endpoint: a mail with its first words, or a call.
struct Contact {
    let mail: HTMLAddress?
    let phone: (number: String, address: HTMLAddress)?

    init(page: BookingPage, site: Site, words: Words) {
        mail = (page.host.email ?? site.email).map { address in
            HTMLAddress(
                mailTo: address.text,
                subject: Self.oneLine(page.title),
                body: words.mailBody(
                    host: Self.oneLine(page.host.name),
                    title: Self.oneLine(page.title)
                )
            )
        }
        phone = page.host.phone.flatMap { number in
            Self.address(ofPhone: number).map { (number, $0) }
        }
    }

    /// What calls a number; `nil` when it has hardly a digit.
    static func address(ofPhone number: String) -> HTMLAddress? {
        let digits = number.utf8.filter {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "+")
        }
        guard digits.count > 2 else { return nil }
        return HTMLAddress("tel:" + String(decoding: digits, as: UTF8.self))
    }

    /// A line break in a subject would begin another header in careless mail programs.
    static func oneLine(_ text: String) -> String {
        guard text.holdsControls else { return text }
        return String(
            decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 },
            as: UTF8.self
        )
    }
}

extension String {
    fileprivate var holdsControls: Bool {
        let bytes = utf8.span
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] == 0x7F { return true }
        return false
    }
}
