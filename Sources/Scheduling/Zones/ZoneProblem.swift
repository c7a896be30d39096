/// Why bytes are not the rules of a time zone (RFC 9636).
package enum ZoneProblem: Error, Hashable {
    /// Over 64 KiB; the largest zone of the database has 4.
    case tooLarge
    /// The file does not begin with `TZif`.
    case notZoneData
    /// Version 1 ends in 2038 and says nothing about later years.
    case oldVersion
    case truncated
    /// A count is zero where one is needed, or does not fit the others.
    case badCounts
    /// The file counts leap seconds (a `right/` zone), which instants here do not.
    case leapSeconds
    /// A local time type has an impossible offset, flag or name.
    case badPhase
    /// The times of change do not ascend, or lead to no type.
    case badTransitions
    /// The last line is not a rule of the form that RFC 9636 describes.
    case badFooter
}
