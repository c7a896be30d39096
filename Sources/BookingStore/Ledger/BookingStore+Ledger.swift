import GRDB
package import Scheduling

extension BookingStore: BookingLedger {
    package func occupancy(
        of host: DefinitionID,
        page: DefinitionID,
        in range: Range<Instant>
    ) async throws -> Occupancy {
        try await read { db in
            try TakenTime(of: host, in: range, from: db).occupancy(ofPage: page)
        }
    }

    package func occupancies(_ needs: [OccupancyNeed]) async throws -> [Occupancy] {
        try await read { db in
            try needs.map { need in
                try TakenTime(of: need.host, in: need.range, from: db).occupancy(ofPage: need.page)
            }
        }
    }

    package func assignments(of booking: BookingID) async throws -> [StoredAssignment] {
        try await read { try StoredAssignment.all(of: booking, in: $0) }
    }

    package func revision(of host: DefinitionID) -> Int { revisions[host] }

    package func book(_ order: BookingOrder) async throws -> BookingReceipt {
        try await commits.write { [judge] in try $0.book(order, judge) }
    }

    package func booking(managedBy digest: TokenDigest) async throws -> Booking? {
        try await read { try StoredBooking.managed(by: digest, in: $0)?.booking }
    }

    package func move(_ order: MoveOrder) async throws -> Booking {
        try await commits.write { [judge] in try $0.move(order, judge) }
    }

    package func booking(_ id: BookingID) async throws -> Booking? {
        try await read { try StoredBooking.named(id, in: $0)?.booking }
    }

    package func cancel(
        _ handle: BookingHandle,
        at now: Instant,
        reason: String?
    ) async throws -> Booking {
        try await commits.write { try $0.cancel(handle, at: now, reason: reason) }
    }

    package func bookings(matching filter: BookingFilter) async throws -> [Booking] {
        if let limit = filter.limit, limit <= 0 { return [] }
        return try await read { try BookingQuery(filter).bookings(in: $0) }
    }
}
