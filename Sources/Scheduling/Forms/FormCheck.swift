/// The names of the fields that every form has; the owner's own are prefixed.
package enum FieldName {
    package static let name = "name"
    package static let email = "email"
    package static let guests = "guests"
    /// Which of the places, counted from 0.
    package static let place = "place"
    /// Where the customer wishes to meet.
    package static let location = "location"

    /// The name of one of the owner's questions.
    package static func answer(_ id: String) -> String { "answer." + id }
}

/// Reads a booking form by the fields that drew it.
package struct FormCheck: Sendable {
    private let fields: [FormField]
    private let locations: [Location]
    private let guestLimit: Int

    /// Takes the questions, the places and the number of guests of an event on its page.
    package init(page: BookingPage, event: EventType) {
        fields = page.form(for: event)
        locations = page.locations(for: event)
        guestLimit = page.rules(for: event).guests
    }

    /// What a form says once nothing is wrong with it.
    package struct Content: Hashable, Sendable {
        package let name: String
        package let email: EmailAddress
        package let location: Location?
        package let answers: [Answer]
        package let guests: [EmailAddress]
    }

    /// The content of a form, or what is wrong with each field, by the field's name.
    package func read(_ form: SubmittedFields) -> Result<Content, FormProblems> {
        var problems = FormProblems()
        let name = problems.value(of: FieldName.name) { () throws(FieldProblem) in
            try line(form.text(FieldName.name), isRequired: true, maximum: 100) ?? ""
        }
        let email = problems.value(of: FieldName.email) { () throws(FieldProblem) in
            try readEmail(form.text(FieldName.email))
        }
        let guests = problems.value(of: FieldName.guests) { () throws(FieldProblem) in
            try readGuests(form[FieldName.guests])
        }
        let location = readLocation(form, &problems)
        var answers: [Answer] = []
        for field in fields {
            let values = problems.value(of: FieldName.answer(field.id)) {
                () throws(FieldProblem) in
                try FieldCheck(field).values(form[FieldName.answer(field.id)])
            }
            guard let values, !values.isEmpty else { continue }
            answers.append(
                Answer(
                    field: field.id,
                    label: field.label,
                    kind: field.kind.answerKind,
                    values: values
                )
            )
        }
        if location?.asksForNumber == true, let field = fields.first(where: { $0.kind == .phone }),
            problems[FieldName.answer(field.id)] == nil,
            !answers.contains(where: { $0.field == field.id })
        {
            problems[FieldName.answer(field.id)] = .missing
        }
        guard problems.isEmpty, let name, let email, let guests else { return .failure(problems) }
        return .success(
            Content(
                name: name,
                email: email,
                location: location?.agreed,
                answers: answers,
                guests: guests.filter { $0 != email }
            )
        )
    }

    private func readEmail(_ text: String) throws(FieldProblem) -> EmailAddress {
        guard !text.isEmpty else { throw .missing }
        guard let email = EmailAddress(text) else { throw .notEmail }
        return email
    }

    /// Addresses parted by commas, semicolons, spaces or line ends (OnceHub's rule), without
    /// repeats.
    private func readGuests(_ values: [String]) throws(FieldProblem) -> [EmailAddress] {
        var guests: [EmailAddress] = []
        for value in values {
            let parts = value.unicodeScalars.split { scalar in
                scalar == "," || scalar == ";" || scalar.properties.isWhitespace
            }
            for part in parts {
                guard let guest = EmailAddress(String(part)) else { throw .notEmail }
                if !guests.contains(guest) { guests.append(guest) }
                guard guests.count <= guestLimit else { throw .tooMany(guestLimit) }
            }
        }
        return guests
    }

    /// The place, with the customer's own words where the customer says.
    private func readLocation(_ form: SubmittedFields, _ problems: inout FormProblems) -> Location?
    {
        guard !locations.isEmpty else { return nil }
        let chosen = form.text(FieldName.place)
        let number = chosen.isEmpty && locations.count == 1 ? 0 : Int(chosen)
        guard let number, locations.indices.contains(number) else {
            problems[FieldName.place] = chosen.isEmpty ? .missing : .notAnOption
            return nil
        }
        let place = locations[number]
        guard place.kind == .customer else { return place }
        let words = problems.value(of: FieldName.location) { () throws(FieldProblem) in
            try line(form.text(FieldName.location), isRequired: true, maximum: 200) ?? ""
        }
        guard let words else { return nil }
        return Location(kind: .customer, label: words, details: nil, url: nil)
    }
}
