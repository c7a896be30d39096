import GRDB
package import Scheduling

/// Reads the bookings in a file that another process may be writing.
///
/// Nothing is changed by it: neither the file nor its log is written, and no lock is taken that
/// would keep a writer waiting. Each question is answered from the last commit before it.
package struct BookingReader: Sendable {
    private let database: DatabaseQueue
    private let path: String

    /// Opens the database of a path.
    ///
    /// - Parameters:
    ///   - path: Where the database is.
    ///   - allowsOlder: Whether one that an older program has made will do.
    /// - Throws: ``StoreFailure``; nothing is made when there is no such file.
    package init(at path: String, allowsOlder: Bool = false) throws {
        guard Disk.exists(path) else { throw StoreFailure.missing(path: path) }
        do {
            let (database, finding) = try Schema.current.connect(to: path, isReading: true)
            switch finding {
            case .current: break
            case .older: if !allowsOlder { throw StoreFailure.older(path: path) }
            case .empty: throw StoreFailure.foreign(path: path)
            }
            self.database = database
            self.path = path
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            throw StoreFailure.unavailable("\(path): \(StoreFailure.words(of: error))")
        } catch {
            throw StoreFailure.wrapping(error)
        }
    }

    /// Bookings by their start, then by id.
    package func bookings(matching filter: BookingFilter) async throws -> [Booking] {
        if let limit = filter.limit, limit <= 0 { return [] }
        return try await read { try BookingQuery(filter).bookings(in: $0) }
    }

    /// The booking of an id, cancelled or not; `nil` when there is none.
    package func booking(_ id: BookingID) async throws -> Booking? {
        try await read { try StoredBooking.named(id, in: $0)?.booking }
    }

    /// One-time links in the order in which they were made.
    package func links(matching filter: LinkFilter) async throws -> [OneTimeLink] {
        if let limit = filter.limit, limit <= 0 { return [] }
        return try await read { try OneTimeLinkQuery(filter).links(in: $0) }
    }

    /// How many bookings there are, cancelled ones included.
    package func bookingCount() async throws -> Int {
        try await read { try Int.fetchOne($0, sql: "SELECT count(*) FROM booking") ?? 0 }
    }

    /// What is taken of a host and booked on a page, in a stretch of time.
    package func occupancy(
        of host: DefinitionID,
        page: DefinitionID,
        in range: Range<Instant>
    ) async throws -> Occupancy {
        try await read { try TakenTime(of: host, in: range, from: $0).occupancy(ofPage: page) }
    }

    /// The bookings that take part in a meeting, in the order of booking.
    package func bookings(of meeting: MeetingID) async throws -> [Booking] {
        try await read { try StoredBooking.all(of: meeting, in: $0).map(\.booking) }
    }

    /// Who was found for a booking by a master page, the booking's own page first.
    package func assignments(of booking: BookingID) async throws -> [StoredAssignment] {
        try await read { try StoredAssignment.all(of: booking, in: $0) }
    }

    /// What the members of a pool have received so far.
    package func assignmentRecord(_ scope: AssignmentScope) async throws -> AssignmentRecord {
        try await read { try AssignmentRecord(scope, in: $0) }
    }

    /// How much is known of a person.
    package func traces(of person: EmailAddress, at now: Instant) async throws -> PersonalTraces {
        try await read { db in
            let counts = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*), coalesce(sum(status = 'confirmed' AND start > ?2), 0),
                        (SELECT count(*) FROM guest WHERE email = ?1),
                        (SELECT count(*) FROM oneTimeLink WHERE customerEmail = ?1)
                    FROM booking WHERE customerEmail = ?1
                    """,
                arguments: [person.text, now.seconds]
            )
            guard let counts else {
                return PersonalTraces(bookings: 0, upcoming: 0, invitations: 0, links: 0)
            }
            var row = RowReader(counts)
            return PersonalTraces(
                bookings: try row.next(),
                upcoming: try row.next(),
                invitations: try row.next(),
                links: try row.next()
            )
        }
    }

    /// The owner's keys by their names, expired ones included.
    package func keys() async throws -> [OwnerKey] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT \(OwnerKey.columns) FROM ownerKey ORDER BY name")
                .map { try OwnerKey($0) }
        }
    }

    /// Looks for anything in the database that must not be, and says each in a sentence; empty
    /// when all is well.
    package func verify() async throws -> [String] {
        try await read { try Inspection($0).problems() }
    }

    /// Copies the bookings, as they are at one moment between two commits, to a new file.
    ///
    /// Only a whole copy that has reached the disk gets the name; it is for its owner's eyes only.
    ///
    /// - Throws: ``StoreFailure``; ``StoreFailure/exists(path:)`` when there is such a file.
    package func backup(to path: String) async throws {
        if Disk.exists(path) { throw StoreFailure.exists(path: path) }
        let unfinished = try Disk.createUnique(path + ".unfinished-")
        do {
            try await database.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
            }
            try Disk.flush(unfinished)
            try Disk.link(unfinished, to: path)
            try Disk.removeIfThere(unfinished)
            try Disk.flushFolder(of: path)
        } catch {
            try? Disk.removeIfThere(unfinished)
            throw StoreFailure.wrapping(error)
        }
    }

    /// Gives the file back.
    package func close() throws {
        do {
            try database.close()
        } catch {
            throw StoreFailure.wrapping(error)
        }
    }

    private func read<Answer: Sendable>(
        _ query: @Sendable (Database) throws -> Answer
    ) async throws -> Answer {
        do {
            return try await database.read(query)
        } catch {
            throw StoreFailure.wrapping(error)
        }
    }
}
