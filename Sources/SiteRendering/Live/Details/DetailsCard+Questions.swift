import Markup
import Scheduling

/// What the form asks, in order.
extension DetailsCard {
    typealias Question = FormFieldView.Question

    private var fields: FormFieldView {
        FormFieldView(
            typed: form.typed,
            problems: form.problems,
            voice: view.voice,
            words: words
        )
    }

    private var name: Question {
        Question(name: FieldName.name, label: .fixed(words.yourName), isRequired: true)
    }

    private var email: Question {
        Question(name: FieldName.email, label: .fixed(words.yourMail), isRequired: true)
    }

    private var guests: Question? {
        let count = form.page.rules(for: form.event).guests
        guard count > 0 else { return nil }
        return Question(
            name: FieldName.guests,
            label: .fixed(words.guestsLabel),
            limits: words.guestsHelp(count),
            isRequired: false
        )
    }

    /// Which of the places; `nil` when there is no choice.
    private var place: Question? {
        guard locations.count > 1 else { return nil }
        return Question(name: FieldName.place, label: .fixed(words.place), isRequired: true)
    }

    /// Where, in the customer's words; `nil` when no place leaves that to the customer.
    private var location: Question? {
        guard let open = locations.first(where: { $0.kind == .customer }) else { return nil }
        guard locations.count > 1 else {
            return Question(
                name: FieldName.location,
                label: .fixed(words.place),
                help: .owned(open.details ?? open.label),
                isRequired: true
            )
        }
        return Question(
            name: FieldName.location,
            label: .fixed(words.yourPlace),
            help: .owned(open.label),
            limits: words.onlyIfChosen,
            isRequired: false
        )
    }

    /// The questions that can be wrong, as they are asked.
    var questions: [Question] { allQuestions.filter { !form.known.contains($0.name) } }

    /// The questions that the link has answered in private.
    var knownQuestions: [Question] { allQuestions.filter { form.known.contains($0.name) } }

    var asksAnything: Bool { !questions.isEmpty }

    func label(_ question: Question, _ html: inout HTML) { fields.write(question.label, &html) }

    private var allQuestions: [Question] {
        let answers = form.page.form(for: form.event).filter { $0.kind != .hidden }.map { field in
            Question(
                name: FieldName.answer(field.id),
                label: .label(of: field),
                isRequired: field.isRequired
            )
        }
        return [name, email] + [place, location].compactMap(\.self) + answers
            + [guests].compactMap(\.self)
    }

    func questions(_ html: inout HTML) {
        let fields = fields
        if isAsked(name) {
            fields.line(name, .text(maximum: 100), [.autocomplete("name")], &html)
        }
        if isAsked(email) { fields.line(email, .email, [.autocomplete("email")], &html) }
        if let place, isAsked(place) { choice(of: place, fields, &html) }
        if let location, isAsked(location) {
            fields.line(location, .text(maximum: 200), [.autocomplete("off")], &html)
        }
        for field in form.page.form(for: form.event)
        where !form.known.contains(FieldName.answer(field.id)) {
            fields.write(field, limits: limits(of: field), into: &html)
        }
        if let guests, isAsked(guests) {
            fields.area(guests, maximum: nil, rows: 2, [.spellcheck("false")], &html)
        }
    }

    /// What is said about answers to a field, and that a number is needed if the host is to call.
    private func limits(of field: FormField) -> String? {
        guard field.kind == .phone, !field.isRequired,
            let place = locations.first(where: \.asksForNumber)
        else { return words.limits(field.kind) }
        return words.needed(for: place.label)
    }

    private func isAsked(_ question: Question) -> Bool { !form.known.contains(question.name) }

    private func choice(of question: Question, _ fields: FormFieldView, _ html: inout HTML) {
        fields.group(question, role: "radiogroup", &html) { html in
            for (number, place) in locations.enumerated() {
                let attributes: [HTMLAttribute] = [.type("radio"), .required]
                fields.option(question, value: String(number), attributes, &html) { html in
                    view.owned(place.label, in: .bdi, &html)
                    guard let details = place.agreed.details else { return }
                    html.append(" ")
                    html.element(.small) { view.owned(details, in: .bdi, &$0) }
                }
            }
        }
    }

    func problems(_ html: inout HTML) {
        guard !form.problems.isEmpty, form.setback == nil else { return }
        let box: [HTMLAttribute] = [.class("note bad"), .tabindex(-1), .autofocus]
        html.element(.div, attributes: box) { html in
            html.element(.h3, text: words.problemTitle)
            html.element(.ul) { html in
                for question in questions {
                    guard let problem = form.problems[question.name] else { continue }
                    write(problem, of: question, &html)
                }
            }
        }
    }

    private func write(_ problem: FieldProblem, of question: Question, _ html: inout HTML) {
        html.element(.li) { html in
            html.element(.a, .href(HTMLAddress(path: "#" + question.id))) { html in
                fields.write(question.label, &html)
                let isList = question.name == FieldName.guests
                html.append(": " + words.sentence(problem, isList: isList))
            }
        }
    }
}
