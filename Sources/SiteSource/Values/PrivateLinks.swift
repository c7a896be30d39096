internal import Scheduling

extension ValueType where Value == WebAddress {
    /// An address for everybody and for long, as in mail that is sent again and again.
    static var lastingAddress: Self {
        let address = ValueType.webAddress
        return ValueType(example: address.example, schema: address.schema()) { node, reading in
            guard let value = address.read(node, &reading) else { return nil }
            guard let kind = value.privateKind else { return value }
            reading.refuse(kind, at: node.mark)
            return nil
        }
    }
}

extension Reading {
    /// Complains about links for one customer in words that everybody reads.
    mutating func refusePrivateLinks(in text: String, at mark: Mark) {
        let isBreak = { (byte: UInt8) in
            byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ")")
        }
        for word in text.utf8.split(whereSeparator: isBreak) {
            let word = word.drop { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
            let end = word.lastIndex { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
            guard let end else { continue }
            let text = String(decoding: Array(word[...end]), as: UTF8.self)
            if let kind = WebAddress(text)?.privateKind { refuse(kind, at: mark) }
        }
    }

    fileprivate mutating func refuse(_ kind: WebAddress.PrivateKind, at mark: Mark) {
        switch kind {
        case .oneTime:
            refuse(
                "private-link",
                at: mark,
                "A one-time link is good for one booking, but `\(subject)` is sent many times.",
                hint: "use the page's general link"
            )
        case .sealed:
            refuse(
                "private-link",
                at: mark,
                "A sealed link holds one customer's details, but `\(subject)` is sent to many.",
                hint: "use the page's general link"
            )
        case .manage:
            refuse(
                "private-link",
                at: mark,
                "A manage link changes one customer's booking, but `\(subject)` is sent to many.",
                hint: "use the page's general link"
            )
        }
    }
}
