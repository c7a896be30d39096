/// What is wrong with one field of a request that was understood.
package struct FieldProblem: Hashable, Sendable {
    /// The field's name, such as `email` or `answers.topic`.
    package let field: String
    /// One sentence for the person who typed it.
    package let sentence: String

    package init(_ field: String, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}
