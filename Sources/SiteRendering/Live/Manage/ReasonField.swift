import Markup
import Scheduling

/// The question why a meeting is cancelled or moved, if the owner asks.
///
/// The browser does not insist on an answer, because whoever keeps the meeting needs none.
struct ReasonField {
    let rule: ReasonRule
    let label: String
    let typed: String
    let isMissing: Bool
    let words: Words

    func write(into html: inout HTML) {
        guard rule != .off else { return }
        var form = SubmittedFields()
        form.add(typed, to: LiveField.reason)
        var problems = FormProblems()
        if isMissing { problems[LiveField.reason] = .missing }
        let fields = FormFieldView(
            typed: form,
            problems: problems,
            voice: OwnerVoice(language: words.language, words: words),
            words: words
        )
        let question = FormFieldView.Question(
            name: LiveField.reason,
            label: .fixed(label),
            isRequired: rule == .required
        )
        fields.area(question, maximum: 500, rows: 2, [], &html)
    }
}
