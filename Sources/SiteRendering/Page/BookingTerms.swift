import Scheduling

/// The rules that a customer should know before booking, in words.
struct BookingTerms: Equatable {
    struct Line: Equatable {
        let name: String
        let text: String
    }

    let lines: [Line]
    /// What the form asks beyond name and e-mail address; `nil` when that is said elsewhere.
    let fields: [FormField]?

    init(rules: ResolvedRules, form: [FormField], words: Words) {
        var lines = [
            Line(name: words.ahead, text: words.ahead(from: rules.notice, to: rules.horizon)),
            Line(
                name: words.changes,
                text: words.changes(cancel: rules.cancel, move: rules.move)
            ),
        ]
        if let seats = words.seats(rules.seats) {
            lines.append(Line(name: words.seats, text: seats))
        }
        if let guests = words.guests(rules.guests) {
            lines.append(Line(name: words.guests, text: guests))
        }
        self.init(lines: lines, fields: Self.shown(form))
    }

    /// Without fields that nobody sees.
    private static func shown(_ form: [FormField]) -> [FormField] {
        form.contains { $0.kind == .hidden } ? form.filter { $0.kind != .hidden } : form
    }

    private init(lines: [Line], fields: [FormField]?) {
        self.lines = lines
        self.fields = fields
    }

    var isEmpty: Bool { lines.isEmpty && fields == nil }

    /// What several events have in common; all of it when there is one.
    static func shared(by all: [BookingTerms]) -> BookingTerms {
        guard let first = all.first else { return BookingTerms(lines: [], fields: nil) }
        guard all.count > 1 else { return first }
        let others = all.dropFirst()
        return BookingTerms(
            lines: first.lines.filter { line in others.allSatisfy { $0.lines.contains(line) } },
            fields: others.allSatisfy { $0.fields == first.fields } ? first.fields : nil
        )
    }

    /// What is left of these when others are said already.
    func without(_ shared: BookingTerms) -> BookingTerms {
        BookingTerms(
            lines: lines.filter { !shared.lines.contains($0) },
            fields: shared.fields == nil ? fields : nil
        )
    }
}
