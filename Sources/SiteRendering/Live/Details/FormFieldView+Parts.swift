import Markup
import Scheduling

/// What all kinds of fields have in common.
extension FormFieldView {
    /// A label above one control.
    func frame(_ question: Question, _ html: inout HTML, control: (inout HTML) -> Void) {
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(question.id)) { label(question, &$0) }
            notes(question, &html)
            control(&html)
        }
    }

    /// A question above several controls.
    func group(
        _ question: Question,
        role: String,
        _ html: inout HTML,
        options: (inout HTML) -> Void
    ) {
        // Only a group of radio buttons can be wrong as a whole (WAI-ARIA 1.2).
        let isRadio = role == "radiogroup"
        html.element(
            .fieldset,
            attributes: [.class("field"), .id(question.id), .tabindex(-1)]
                + (isRadio ? [.role(role)] : []) + (isRadio ? validity(question) : [])
                + description(question)
        ) { html in
            html.element(.legend) { label(question, &$0) }
            notes(question, &html)
            options(&html)
        }
    }

    /// A button or a box with its label beside it.
    func option(
        _ question: Question,
        value: String,
        _ attributes: [HTMLAttribute],
        _ html: inout HTML,
        label: (inout HTML) -> Void
    ) {
        html.element(.label, .class("option")) { html in
            var attributes = attributes + [.name(question.name), .value(value)]
            if typed[question.name].contains(value) { attributes.append(.checked) }
            html.element(.input, attributes: attributes)
            html.element(.span, content: label)
        }
    }

    // MARK: Words

    func label(_ question: Question, _ html: inout HTML) {
        write(question.label, &html)
        guard !question.isRequired else { return }
        html.append(" ")
        html.element(.small, text: "(" + words.optional + ")")
    }

    /// The help and what is wrong, each with an id by which the field names it.
    func notes(_ question: Question, _ html: inout HTML) {
        if hasHelp(question) {
            html.element(.p, .class("help"), .id(question.id + "-help")) { html in
                if let help = question.help { write(help, &html) }
                guard let limits = question.limits else { return }
                if question.help != nil { html.append(" ") }
                html.append(limits)
            }
        }
        guard let problem = problems[question.name] else { return }
        html.element(.p, .class("wrong"), .id(question.id + "-wrong")) { html in
            html.append(words.sentence(problem, isList: question.name == FieldName.guests))
        }
    }

    func write(_ wording: Wording, _ html: inout HTML) {
        switch wording {
        case .fixed(let text): html.append(text)
        case .owned(let text): voice.write(text, in: .bdi, into: &html)
        }
    }

    private func hasHelp(_ question: Question) -> Bool {
        question.help != nil || question.limits != nil
    }

    // MARK: For screen readers

    /// What describes a control and whether it is wrong.
    func state(_ question: Question) -> [HTMLAttribute] {
        validity(question) + description(question)
    }

    func validity(_ question: Question) -> [HTMLAttribute] {
        problems[question.name] == nil ? [] : [.aria("invalid", "true")]
    }

    private func description(_ question: Question) -> [HTMLAttribute] {
        var ids: [String] = []
        if hasHelp(question) { ids.append(question.id + "-help") }
        if problems[question.name] != nil { ids.append(question.id + "-wrong") }
        return ids.isEmpty ? [] : [.aria("describedby", ids.joined(separator: " "))]
    }
}
