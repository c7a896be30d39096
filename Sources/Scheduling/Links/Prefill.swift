/// A booking form as a link fills it in, by the fields that the form has.
///
/// What the form does not ask is left out. Boxes of consent are never ticked by a link.
package struct Prefill: Hashable, Sendable {
    /// By the names of ``FieldName``.
    package let typed: SubmittedFields
    /// What to say of it at once: that the address is none, when the form was to be left out.
    package let problems: FormProblems
    /// Whether nothing is left to ask: all that is required is there, and all that came is good.
    package let isComplete: Bool
    /// The names of the fields whose values are good as they came.
    package let known: Set<String>
    /// The names of the fields whose values were too long, and so were cut.
    package let cut: Set<String>

    /// Fills in the form of an event on its page.
    package init(_ details: LinkDetails, page: BookingPage, event: EventType) {
        var filling = Filling(details)
        filling.addName()
        filling.addEmail()
        filling.addPlace(page.locations(for: event))
        for field in page.form(for: event) { filling.add(field) }
        if page.rules(for: event).guests > 0 { filling.addGuests() }
        var problems = FormProblems()
        let email = filling.typed.text(FieldName.email)
        if details.skip == true, !email.isEmpty, EmailAddress(email) == nil {
            problems[FieldName.email] = .notEmail
        }
        typed = filling.typed
        self.problems = problems
        cut = filling.cut
        switch FormCheck(page: page, event: event).read(filling.typed) {
        case .success:
            isComplete = filling.isWhole
            known = Set(filling.typed.names)
        case .failure(let wrong):
            isComplete = false
            known = Set(filling.typed.names.filter { wrong[$0] == nil })
        }
    }

    /// What came and is not good: all that a form shows whose link is private.
    package var unknown: SubmittedFields { typed.replacing(known, by: SubmittedFields()) }

    /// Whether the form is left out: the link asks for it, the page allows it, and nothing is left
    /// to ask.
    package func skips(_ details: LinkDetails, on page: BookingPage) -> Bool {
        details.skip == true && page.skip == .allowed && isComplete
    }
}

/// Takes values over into a form.
private struct Filling {
    private let details: LinkDetails
    private(set) var typed = SubmittedFields()
    /// Whether nothing was left out or cut.
    private(set) var isWhole = true
    private(set) var cut: Set<String> = []

    init(_ details: LinkDetails) { self.details = details }

    mutating func addName() { addLine("name", to: FieldName.name, maximum: 100) }

    mutating func addEmail() {
        guard let value = details.values("email").first else { return }
        typed.add(Self.email(value), to: FieldName.email)
    }

    mutating func addGuests() {
        guard let value = details.values("guests").first else { return }
        typed.add(Self.oneLine(value), to: FieldName.guests)
    }

    /// One of the places by its label, else the customer's own words where a place takes them.
    mutating func addPlace(_ places: [Location]) {
        guard let value = details.values("location").first else { return }
        let open = places.firstIndex { $0.kind == .customer }
        let named = places.firstIndex {
            $0.kind != .customer && $0.label.lowercased() == value.lowercased()
        }
        guard let place = named ?? open else { return }
        if places.count > 1 { typed.add(String(place), to: FieldName.place) }
        if named == nil { addLine("location", to: FieldName.location, maximum: 200) }
    }

    mutating func add(_ field: FormField) {
        let values = details.values(field.id.lowercased())
        guard let value = values.first else { return }
        let name = FieldName.answer(field.id)
        switch field.kind {
        case .text(let maximum): addCut(Self.oneLine(value), to: name, maximum)
        case .hidden: addCut(Self.oneLine(value), to: name, 250)
        case .longText(let maximum): addCut(value, to: name, maximum)
        case .email: typed.add(Self.email(value), to: name)
        case .phone: typed.add(Self.phone(value, of: field.id), to: name)
        case .url: typed.add(Self.oneLine(value), to: name)
        case .date, .number: addIfGood([Self.oneLine(value)], to: field)
        case .choice(let options): addIfGood(Self.options(options, [value]), to: field)
        case .choices(let options): addIfGood(Self.options(options, values), to: field)
        case .consent: return
        }
    }

    /// Browsers show nothing in the fields of such kinds when the value is of another kind.
    private mutating func addIfGood(_ values: [String], to field: FormField) {
        guard !values.isEmpty, (try? FieldCheck(field).values(values)) != nil else {
            isWhole = false
            return
        }
        for value in values { typed.add(value, to: FieldName.answer(field.id)) }
    }

    private mutating func addLine(_ parameter: String, to name: String, maximum: Int) {
        guard let value = details.values(parameter).first else { return }
        addCut(Self.oneLine(value), to: name, maximum)
    }

    private mutating func addCut(_ text: String, to name: String, _ maximum: Int) {
        let isLonger = text.unicodeScalars.count > maximum
        if isLonger {
            isWhole = false
            cut.insert(name)
        }
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(maximum)))
        typed.add(isLonger ? start : text, to: name)
    }

    // MARK: What links do to values

    /// An address in which a `+` became a space on the way, or which ends a sentence.
    private static func email(_ text: String) -> String {
        let text = LinkParameter.withoutTrailingMarks(text)
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == " " ? "+" : $0 }))
    }

    /// A number of which the `+` became a space on the way; a mobile number of digits alone begins
    /// with its country's code.
    private static func phone(_ text: String, of field: String) -> String {
        let isDigit: (Unicode.Scalar) -> Bool = { ("0"..."9").contains($0) }
        let number = oneLine(text)
        guard let first = number.unicodeScalars.first, isDigit(first) else { return number }
        let isInternational =
            text.unicodeScalars.first == " "
            || field.lowercased() == "mobile" && first != "0" && number.utf8.count > 7
                && number.unicodeScalars.allSatisfy(isDigit)
        return isInternational ? "+" + number : number
    }

    private static func options(_ options: [String], _ values: [String]) -> [String] {
        let chosen = values.map { value in
            options.first { $0.utf8.elementsEqual(value.utf8) }
                ?? options.first { $0.lowercased() == oneLine(value).lowercased() } ?? value
        }
        return chosen.count == Set(chosen).count ? chosen : Array(Set(chosen))
    }

    /// A text without line breaks and without space around it.
    private static func oneLine(_ text: String) -> String {
        let line = text.unicodeScalars.map { isControl($0) ? " " : $0 }
        var fields = SubmittedFields()
        fields.add(String(String.UnicodeScalarView(line)), to: "")
        return fields.text("")
    }
}
