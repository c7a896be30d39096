import Scheduling

/// What a document says of a meeting besides its time, to one audience.
struct MeetingFacts {
    let booking: Booking
    let audience: Audience
    /// The zone in which the reader is told of times other than the meeting's own.
    let zone: ZoneRules
    let clock: Site.Clock
    let words = DocumentWords()

    /// Something said, and what about.
    struct Fact: Hashable {
        let label: String
        let lines: [Line]

        init(_ label: String, _ lines: [Line]) {
            self.label = label
            self.lines = lines
        }

        /// The fact in lines of plain text: `Where: Video call`, or the label on a line of its own.
        var plain: [String] {
            guard lines.count != 1 else { return [opening + " " + lines[0].text] }
            return [opening] + lines.map(\.text)
        }

        /// The label with a colon, unless it ends in a mark of its own.
        var opening: String {
            let marks: Set<Unicode.Scalar> = ["?", "!", ":", ".", "…", "？", "！", "：", "。", "؟"]
            return label.unicodeScalars.last.map(marks.contains) == true ? label : label + ":"
        }
    }

    enum Line: Hashable {
        case text(String)
        case link(WebAddress)

        var text: String {
            switch self {
            case .text(let text): text
            case .link(let address): address.text
            }
        }
    }

    // MARK: Names

    var event: SingleLine { SingleLine(cleaning: booking.terms.eventName) }
    var host: SingleLine { SingleLine(cleaning: booking.terms.hostName) }

    /// The customer's name, or the address of one whose name has nothing to read.
    var customer: SingleLine {
        let name = SingleLine.name(booking.customer.name)
        return name.isEmpty ? SingleLine(cleaning: booking.customer.email.text) : name
    }

    /// The title of the meeting: what it is, and with whom it is for the reader.
    var title: SingleLine {
        switch audience {
        case .host: words.title(event: event, with: customer)
        case .customer, .guests: words.title(event: event, with: host)
        }
    }

    /// The link to move or cancel; a cancelled meeting has none.
    var manage: WebAddress? {
        guard case .customer(let manage) = audience, booking.status == .confirmed else {
            return nil
        }
        return manage
    }

    // MARK: Facts

    /// Where, who, and for the host what the customer wrote.
    var facts: [Fact] {
        switch audience {
        case .customer:
            [place, price, hostFact, guests].compactMap(\.self) + answers + ownersReason
                + [changes].compactMap(\.self)
        case .guests: [place, hostFact, customerFact].compactMap(\.self) + ownersReason
        case .host:
            [place, price, customerFact, guests, page].compactMap(\.self) + answers + reason
                + [changes].compactMap(\.self)
        }
    }

    private var place: Fact? {
        guard let location = booking.terms.location else { return nil }
        var lines = [Line.text(label(of: location).text)]
        lines += location.details.map { TextLines(cleaning: $0).lines.map(Line.text) } ?? []
        lines += location.url.map { [.link($0)] } ?? []
        return Fact(words.place, lines)
    }

    /// What the customer has typed is read by others like a name: without links, and short.
    func label(of location: Location) -> SingleLine {
        location.kind == .customer && audience != .host
            ? .name(location.label) : SingleLine(cleaning: location.label)
    }

    private var price: Fact? {
        let price = SingleLine(cleaning: booking.terms.price ?? "")
        return price.isEmpty ? nil : Fact(words.price, [.text(price.text)])
    }

    /// What was agreed about cancelling and moving; of a cancelled meeting nothing counts any more.
    private var changes: Fact? {
        guard booking.status == .confirmed else { return nil }
        return Fact(words.terms, [.text(words.changes(booking, in: zone, clock: clock))])
    }

    private var hostFact: Fact? {
        Fact(words.host, [.text(mailbox(host, booking.terms.hostEmail))])
    }

    private var customerFact: Fact? {
        Fact(words.customer, [.text(mailbox(customer, booking.customer.email))])
    }

    private var guests: Fact? {
        guard !booking.guests.isEmpty else { return nil }
        return Fact(words.guests, booking.guests.map { .text($0.text) })
    }

    private var page: Fact? {
        let title = SingleLine(cleaning: booking.terms.pageTitle)
        return title.isEmpty ? nil : Fact(words.page, [.text(title.text)])
    }

    private var answers: [Fact] {
        booking.answers.compactMap { answer in
            guard let lines = lines(of: answer) else { return nil }
            return Fact(SingleLine(cleaning: answer.label).text, lines.map(Line.text))
        }
    }

    /// An answer in words; `nil` when the reader should not see that it was asked for.
    ///
    /// The customer's address is not verified, and so what can hold anything at all is not
    /// repeated there.
    private func lines(of answer: Answer) -> [String]? {
        let isForHost = audience == .host
        switch answer.kind {
        case .hidden where !isForHost: return nil
        case .text, .longText, .email, .url, .hidden:
            guard isForHost else { return [words.asWritten] }
            return answer.values.flatMap { TextLines(cleaning: $0).lines }
        case .date:
            return answer.values.map { text in
                CivilDate(text).map(words.date) ?? SingleLine(cleaning: text).text
            }
        case .consent: return [words.yes]
        case .phone, .number, .choice, .choices:
            return answer.values.map { SingleLine(cleaning: $0).text }
        }
    }

    /// The owner's words are for everybody; a customer's are not.
    private var ownersReason: [Fact] { booking.isChangedByOwner ? reason : [] }

    private var reason: [Fact] {
        let lines = TextLines(cleaning: booking.reason ?? "").lines
        return lines.isEmpty ? [] : [Fact(words.reason, lines.map(Line.text))]
    }

    /// `Ada Lovelace <ada@example.com>`.
    private func mailbox(_ name: SingleLine, _ address: EmailAddress?) -> String {
        guard let address else { return name.text }
        return name.text == address.text ? name.text : "\(name.text) <\(address.text)>"
    }
}
