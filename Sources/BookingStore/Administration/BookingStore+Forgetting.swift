import GRDB
package import Scheduling

extension BookingStore {
    /// What was deleted of a person.
    package struct Forgotten: Hashable, Sendable {
        /// Their own bookings, confirmed ones included; the time of those is free.
        package let bookings: Int
        /// How often others had invited them.
        package let invitations: Int
        /// One-time links that were made for them, or knew something of them.
        package let links: Int
        /// The notices, sent or not, of all those bookings.
        package let notices: [Int64]
    }

    /// Deletes all that is known of a person: their bookings with answers, requests and notices,
    /// their address among the guests of others, and what one-time links know of them.
    ///
    /// Afterwards neither the file nor its log holds the bytes. Backups, and the copies that were
    /// made before a change of the tables, do; they are the owner's to delete. Nobody is told.
    ///
    /// - Throws: ``StoreFailure``; after ``StoreFailure/notErased`` it must be done again.
    package func forget(_ person: EmailAddress) async throws -> Forgotten {
        try await forget(person) { _ in }.0
    }

    /// Deletes all that is known of a person, here and elsewhere.
    ///
    /// - Parameters:
    ///   - person: By which customers and guests are told apart; capitals do not count.
    ///   - remove: Deletes what lies elsewhere; called as soon as the rows are gone.
    /// - Returns: What was deleted here and elsewhere.
    /// - Throws: ``StoreFailure``, or what `remove` throws; it must be done again.
    package func forget<Removal>(
        _ person: EmailAddress,
        removing remove: (Forgotten) throws -> Removal
    ) async throws -> (Forgotten, Removal) {
        let forgotten = try await commits.write { try $0.forget(person) }
        // Whichever of the two fails, the other is done.
        let removal = Result { try remove(forgotten) }
        try await erase()
        return (forgotten, try removal.get())
    }

    private func erase() async throws {
        if file != nil { try await commits.alone { try Self.erase($0) } }
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
            sql: """
                SELECT host FROM booking WHERE customerEmail = ?1
                UNION SELECT c.host FROM booking b JOIN claim c ON c.meeting = b.meeting
                WHERE b.customerEmail = ?1
                """,
            arguments: [person.text]
        )
        changedHosts.formUnion(hosts.compactMap { DefinitionID($0) })
        let notices = try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM notice WHERE booking IN (
                    SELECT number FROM booking WHERE customerEmail = ?1
                    UNION SELECT booking FROM guest WHERE email = ?1)
                ORDER BY id
                """,
            arguments: [person.text]
        )
        let links = try forgetLinks(of: person)
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
        return BookingStore.Forgotten(
            bookings: bookings,
            invitations: invitations,
            links: links,
            notices: notices
        )
    }
}
