/// What is wrong with a value that was not read from a file, such as one of the command line.
package struct Complaint: Error, Hashable, Sendable {
    /// One sentence.
    package let message: String
    /// What to write instead.
    package let hint: String?
}
