import Scheduling

/// What is wrong with what a customer entered, and how to mend it.
extension Words {
    func sentence(_ problem: FieldProblem, isList: Bool = false) -> String {
        switch problem {
        case .missing: "Please fill this in."
        case .tooLong(let count): "This is too long: \(count) characters is the most."
        case .notEmail where isList:
            "One of these is not an e-mail address, such as ada@example.com."
        case .notEmail: "This is not an e-mail address, such as ada@example.com."
        case .notPhone: "This is not a telephone number, such as +44 20 7946 0000."
        case .notURL: "This is not a web address, such as https://example.com."
        case .notDate: "This is not a date."
        case .notNumber: "This is not a whole number."
        case .below(let number): "This must be \(number) or more."
        case .above(let number): "This must be \(number) or less."
        case .notAnOption: "Please choose one of the options."
        case .tooMany(1): "Only one is possible."
        case .tooMany(let count): "Only \(count) are possible."
        // Forms send only what they have been drawn with.
        case .malformed, .unknown: "This holds characters that cannot be used here."
        }
    }
}
