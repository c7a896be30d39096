import GRDB
package import Scheduling

extension BookingStore {
    /// What was deleted of a person.
    package struct Forgotten: Hashable, Sendable {
        /// Their own bookings, confirmed ones included; the time of those is free.
        package let bookings: Int
        /// How often others had invited them.
        package let invitations: Int
    }

    /// Deletes all that is known of a person: their bookings with answers, requests and notices,
    /// and their address among the guests of others.
    ///
    /// Afterwards neither the file nor its log holds the bytes. Backups, and the copies that were
    /// made before a change of the tables, do; they are the owner's to delete. Nobody is told.
    ///
    /// - Throws: ``StoreFailure``; after ``StoreFailure/notErased`` it must be done again.
    package func forget(_ person: EmailAddress) async throws -> Forgotten {
        let forgotten = try await commits.write { try $0.forget(person) }
        if file != nil { try await commits.alone { try Self.erase($0) } }
        return forgotten
    }

    /// Writes the file anew, without what was deleted, and empties the log.
    private static func erase(_ db: Database) throws {
        do {
            try db.execute(sql: "VACUUM")
            // Waits for those who read an older state, as long as for any lock.
            _ = try db.checkpoint(.truncate)
        } catch let error as DatabaseError {
            throw StoreFailure.notErased(StoreFailure.words(of: error))
        }
    }
}

extension Writing {
    mutating func forget(_ person: EmailAddress) throws -> BookingStore.Forgotten {
        let hosts = try String.fetchAll(
            db,
            sql: "SELECT DISTINCT host FROM booking WHERE customerEmail = ?",
            arguments: [person.text]
        )
        changedHosts.formUnion(hosts.compactMap { DefinitionID($0) })
        try run("DELETE FROM booking WHERE customerEmail = ?", [person.text])
        let bookings = db.changesCount
        try run("DELETE FROM guest WHERE email = ?", [person.text])
        let invitations = db.changesCount
        // Nobody is left to be told.
        try run(
            """
            DELETE FROM notice WHERE recipient = 'guests' AND state = 'pending'
                AND NOT EXISTS (SELECT 1 FROM guest WHERE guest.booking = notice.booking)
            """
        )
        return BookingStore.Forgotten(bookings: bookings, invitations: invitations)
    }
}
