import Scheduling

/// The rules that a customer should know before booking, in words.
struct BookingTerms: Equatable {
    struct Line: Equatable {
        let name: String
        let text: String
    }

    let lines: [Line]
    /// What the form asks beyond name and e-mail address.
    let fields: [FormField]

    init(rules: ResolvedRules, form: [FormField], words: Words) {
        var lines = [
            Line(name: words.ahead, text: words.ahead(from: rules.notice, to: rules.horizon)),
            Line(
                name: words.changes, text: words.changes(cancel: rules.cancel, move: rules.move)),
        ]
        if let seats = words.seats(rules.seats) { lines.append(Line(name: words.seats, text: seats)) }
        if let guests = words.guests(rules.guests) {
            lines.append(Line(name: words.guests, text: guests))
        }
        self.lines = lines
        fields = form.filter { $0.kind != .hidden }
    }
}
