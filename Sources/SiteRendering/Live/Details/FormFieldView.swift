import Markup
import Scheduling

/// The fields of a form, each with its label, its help and what is wrong with it.
struct FormFieldView {
    let typed: SubmittedFields
    let problems: FormProblems
    let voice: OwnerVoice
    let words: Words

    /// The id of the element in which a field is filled in.
    static func id(_ name: String) -> String { "f-" + name }

    /// A field as the person who fills it in meets it.
    struct Question {
        /// The name under which the answer is sent.
        let name: String
        let label: Wording
        var help: Wording?
        /// What the page itself says about the answer, such as how long it may be.
        var limits: String?
        let isRequired: Bool

        var id: String { FormFieldView.id(name) }
        var required: [HTMLAttribute] { isRequired ? [.required] : [] }
    }

    /// Words of the page or of the owner.
    enum Wording {
        case fixed(String)
        case owned(String)

        static func label(of field: FormField) -> Wording {
            field.isOurs ? .fixed(field.label) : .owned(field.label)
        }
    }

    // MARK: The owner's questions

    /// Writes a field, with what the page adds to the owner's help.
    func write(_ field: FormField, limits: String?, into html: inout HTML) {
        let question = Question(
            name: FieldName.answer(field.id),
            label: .label(of: field),
            help: field.help.map { .owned($0) },
            limits: limits,
            isRequired: field.isRequired
        )
        switch field.kind {
        case .hidden: hidden(question, &html)
        case .choice(let options) where field.isRequired && options.count <= 6:
            choice(question, options, &html)
        case .choice(let options): list(question, options, &html)
        case .choices(let options): choices(question, options, &html)
        case .consent: box(question, &html)
        case .longText(let maximum): area(question, maximum: maximum, rows: 4, [], &html)
        case .text, .email, .phone, .url, .date, .number:
            let purpose = Self.purpose(of: field).map { [HTMLAttribute.autocomplete($0)] } ?? []
            line(question, field.kind, purpose, &html)
        }
    }

    /// What browsers know of the customer and may fill in, by the usual ids (WCAG 1.3.5).
    private static func purpose(of field: FormField) -> String? {
        switch (field.kind, field.id.lowercased()) {
        case (.text, "company"), (.text, "organisation"), (.text, "organization"): "organization"
        case (.text, "job-title"): "organization-title"
        case (.text, "address"): "street-address"
        case (.text, "city"): "address-level2"
        case (.text, "postcode"), (.text, "zip"): "postal-code"
        case (.text, "country"): "country-name"
        case (.url, "website"): "url"
        default: nil
        }
    }

    private func hidden(_ question: Question, _ html: inout HTML) {
        let value = typed.text(question.name)
        html.element(.input, attributes: [.type("hidden"), .name(question.name), .value(value)])
    }

    // MARK: Kinds

    /// One line of text.
    func line(
        _ question: Question,
        _ kind: FormField.Kind,
        _ attributes: [HTMLAttribute],
        _ html: inout HTML
    ) {
        frame(question, &html) { html in
            html.element(
                .input,
                attributes: [.id(question.id), .name(question.name)] + inputAttributes(kind)
                    + attributes + question.required + state(question)
                    + [.value(typed.text(question.name)), .dir("auto")]
            )
        }
    }

    private func inputAttributes(_ kind: FormField.Kind) -> [HTMLAttribute] {
        switch kind {
        case .text(let maximum): return [.type("text"), .maxlength(maximum)]
        case .email: return [.type("email"), .inputmode("email"), .maxlength(254)]
        case .phone: return [.type("tel"), .autocomplete("tel"), .maxlength(40)]
        case .url: return [.type("url"), .inputmode("url"), .maxlength(2000)]
        case .date: return [.type("date"), .min("1970-01-01"), .max("2200-12-31")]
        case .number(let minimum, let maximum):
            var attributes: [HTMLAttribute] = [.type("number"), .inputmode("numeric")]
            if let minimum { attributes.append(.min(String(minimum))) }
            if let maximum { attributes.append(.max(String(maximum))) }
            return attributes
        case .longText, .choice, .choices, .consent, .hidden: return [.type("text")]
        }
    }

    /// Several lines of text.
    func area(
        _ question: Question,
        maximum: Int?,
        rows: Int,
        _ attributes: [HTMLAttribute],
        _ html: inout HTML
    ) {
        frame(question, &html) { html in
            html.element(
                .textarea,
                attributes: [.id(question.id), .name(question.name), .rows(rows)]
                    + (maximum.map { [.maxlength($0)] } ?? []) + attributes + question.required
                    + state(question) + [.dir("auto")]
            ) { $0.append(typed[question.name].first ?? "") }
        }
    }

    /// One of many options, in a list to open.
    private func list(_ question: Question, _ options: [String], _ html: inout HTML) {
        frame(question, &html) { html in
            html.element(
                .select,
                attributes: [.id(question.id), .name(question.name)] + question.required
                    + state(question)
            ) { html in
                let none = question.isRequired ? words.choose : words.noAnswer
                html.element(.option, .value(""), text: none)
                for option in options {
                    var attributes: [HTMLAttribute] = [.value(option), voice.mark]
                    if typed[question.name].contains(option) { attributes.append(.selected) }
                    html.element(.option, attributes: attributes) { $0.append(option) }
                }
            }
        }
    }

    /// One of a few options, all of them in view.
    private func choice(_ question: Question, _ options: [String], _ html: inout HTML) {
        group(question, role: "radiogroup", &html) { html in
            for text in options {
                option(question, value: text, [.type("radio")] + question.required, &html) {
                    voice.write(text, in: .bdi, into: &$0)
                }
            }
        }
    }

    private func choices(_ question: Question, _ options: [String], _ html: inout HTML) {
        group(question, role: "group", &html) { html in
            for text in options {
                option(question, value: text, [.type("checkbox")] + validity(question), &html) {
                    voice.write(text, in: .bdi, into: &$0)
                }
            }
        }
    }

    /// A box to tick, with the question as its label.
    private func box(_ question: Question, _ html: inout HTML) {
        html.element(.div, .class("field")) { html in
            let attributes: [HTMLAttribute] =
                [.id(question.id), .type("checkbox")] + question.required + state(question)
            option(question, value: "yes", attributes, &html) { label(question, &$0) }
            notes(question, &html)
        }
    }
}
