/// The form in which details are kept and sealed.
extension LinkDetails {
    /// All of the details as the query of a link: `name=Ada%20Lovelace&email=ada%40example.com`.
    ///
    /// The same details give the same text, of ASCII alone, which ``init(stored:)`` reads back to
    /// equal details.
    package var stored: String {
        var bytes: [UInt8] = []
        for field in all {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            LinkQuery.append(field.name, to: &bytes)
            bytes.append(UInt8(ascii: "="))
            LinkQuery.append(field.value, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what ``stored`` wrote, exactly; `nil` for anything else.
    package init?(stored text: String) {
        let pieces = text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        var fields: [Field] = []
        for piece in text.isEmpty ? [] : pieces {
            let (name, value) = LinkQuery.parts(piece)
            guard let name = LinkQuery.text(name), let value = LinkQuery.text(value) else {
                return nil
            }
            fields.append(Field(name, value))
        }
        self.init(fields)
        guard stored.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// Everything by its name.
    private var all: [Field] {
        let asked = [
            event.map { Field("event", $0) },
            zone.map { Field("zone", $0) },
        ]
        return carried + asked.compactMap(\.self)
    }

    /// What goes with the visitor where the details themselves are sealed.
    package var carriedUnderSeal: [Field] {
        (skip == false ? [Field("skip", "0")] : []) + campaign.fields
    }

    /// What goes with the visitor from step to step: all but where to begin.
    package var carried: [Field] {
        let flag = skip.map { Field("skip", $0 ? "1" : "0") }
        return fields + [flag].compactMap(\.self) + campaign.fields
    }
}
