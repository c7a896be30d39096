/// What is wrong with what somebody gave for a field.
package enum FieldProblem: Error, Hashable, Sendable {
    case missing
    /// Longer than so many unicode scalars.
    case tooLong(Int)
    case notEmail
    case notPhone
    case notURL
    case notDate
    case notNumber
    case below(Int)
    case above(Int)
    case notAnOption
    /// More than so many values.
    case tooMany(Int)
    /// Holds characters that no name or text has.
    case malformed
    /// There is no field of this name; the nearest one, if any is near.
    case unknown(near: String?)
}

/// What is wrong with a form, by the names of its fields.
package struct FormProblems: Error, Hashable, Sendable {
    private var problems: [String: FieldProblem] = [:]

    package init() {}

    package var isEmpty: Bool { problems.isEmpty }

    /// All problems, by the names of the fields in the order of their bytes.
    package var all: [(name: String, problem: FieldProblem)] {
        problems.sorted { $0.key.precedes($1.key) }
            .map { ($0.key, $0.value) }
    }

    /// These problems and others; of two about one field these.
    package func merged(with others: FormProblems) -> FormProblems {
        var merged = self
        merged.problems.merge(others.problems) { own, _ in own }
        return merged
    }

    package subscript(name: String) -> FieldProblem? {
        get { problems[name] }
        set { problems[name] = newValue }
    }

    mutating func value<Value>(
        of name: String,
        _ read: () throws(FieldProblem) -> Value
    ) -> Value? {
        do throws(FieldProblem) {
            return try read()
        } catch {
            problems[name] = error
            return nil
        }
    }
}
