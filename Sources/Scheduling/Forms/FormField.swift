/// One question of a booking form, beyond name and e-mail address, which are always asked.
package struct FormField: Hashable, Sendable {
    /// The name of the answer, unique in its form: letters, digits, `-`, `_`; at most 40.
    package let id: String
    package let label: String
    package let help: String?
    package let kind: Kind
    package let isRequired: Bool
    /// Whether the words are ours and not the owner's.
    package let isOurs: Bool

    /// What an answer may be; lengths count unicode scalars.
    package enum Kind: Hashable, Sendable {
        case text(maximum: Int)
        case longText(maximum: Int)
        case email
        case phone
        case url
        case date
        /// A whole number.
        case number(minimum: Int?, maximum: Int?)
        /// One of the options.
        case choice([String])
        /// Any of the options.
        case choices([String])
        /// A box that is ticked or not, such as consent to terms.
        case consent
        /// Not shown; filled by the link.
        case hidden
    }

    package init(
        id: String,
        label: String,
        help: String?,
        kind: Kind,
        isRequired: Bool,
        isOurs: Bool = false
    ) {
        self.id = id
        self.label = label
        self.help = help
        self.kind = kind
        self.isRequired = isRequired
        self.isOurs = isOurs
    }
}

extension FormField.Kind {
    var answerKind: Answer.Kind {
        switch self {
        case .text: .text
        case .longText: .longText
        case .email: .email
        case .phone: .phone
        case .url: .url
        case .date: .date
        case .number: .number
        case .choice: .choice
        case .choices: .choices
        case .consent: .consent
        case .hidden: .hidden
        }
    }
}
