import GRDB

extension BookingStore {
    /// Looks for anything in the database that must not be, and says each in a sentence; empty
    /// when all is well.
    ///
    /// Bookings go on meanwhile; what is looked at is one moment between two commits.
    package func verify() async throws -> [String] {
        try await read { try Inspection($0).problems() }
    }
}
