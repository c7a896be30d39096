import Scheduling

extension Scheduling.FieldProblem {
    /// What a program's author reads; pages have words of their own.
    var sentence: String {
        switch self {
        case .missing: "This field is required."
        case .tooLong(let maximum): "At most \(maximum) characters."
        case .notEmail: "This is not an e-mail address."
        case .notPhone: "This is not a phone number."
        case .notURL: "This is not a web address."
        case .notDate: "This is not a date or time as it is written here."
        case .notNumber: "This is not a whole number."
        case .below(let minimum): "At least \(minimum)."
        case .above(let maximum): "At most \(maximum)."
        case .notAnOption: "This is none of the options."
        case .tooMany(let maximum): "At most \(maximum) values."
        case .malformed: "This field holds what it may not hold."
        case .unknown(let near?): "This field is not known here. Did you mean `\(near)`?"
        case .unknown: "This field is not known here."
        }
    }
}

extension Refusal {
    /// Says what is wrong with each field.
    static func fields(_ problems: FormProblems) -> Refusal {
        .unprocessable(problems.all.map { FieldProblem($0.name, $0.problem.sentence) })
    }
}
