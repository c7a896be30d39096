import Scheduling
import Testing

@testable import BookingStore

struct ListingTests {
    private let store: BookingStore
    private let ada: Samples
    private let bob: Samples

    init() async throws {
        store = try BookingStore.inMemory()
        ada = try Samples()
        bob = try Samples(page: "bob-intro", host: "bob")
        for number in 0..<10 {
            // The same starts on both pages, so that ids decide.
            _ = try await store.book(ada.order(99 - number, at: number * 30))
            _ = try await store.book(bob.order(number, at: number * 30))
        }
        _ = try await store.cancel(Samples.manage(3), at: Samples.now, reason: nil)
    }

    private func list(_ change: (inout BookingFilter) throws -> Void) async throws -> [Booking] {
        var filter = BookingFilter()
        try change(&filter)
        return try await store.bookings(matching: filter)
    }

    @Test func `a limit of none lists nothing`() async throws {
        #expect(try await list { $0.limit = 0 }.isEmpty)
        #expect(try await list { $0.limit = -1 }.isEmpty)
    }

    @Test func `bookings are listed by start, then by id`() async throws {
        let all = try await list { _ in }
        #expect(all.count == 20)
        #expect(all == all.sorted { ($0.start, $0.id) < ($1.start, $1.id) })
    }

    @Test func `pages of a listing follow each other without gaps or repeats`() async throws {
        let all = try await list { _ in }
        var pages: [Booking] = []
        while true {
            let page = try await list {
                $0.limit = 3
                $0.after = pages.last.map { BookingCursor(start: $0.start, id: $0.id) }
            }
            if page.isEmpty { break }
            #expect(page.count <= 3)
            pages += page
        }
        #expect(pages == all)
    }

    @Test func `each part of a filter counts`() async throws {
        #expect(try await list { $0.page = ada.page.id }.count == 10)
        #expect(try await list { $0.host = bob.host.id }.count == 10)
        #expect(try await list { $0.status = .cancelled }.map(\.sequence) == [1])
        #expect(try await list { $0.from = Samples.at(60) }.count == 16)
        #expect(try await list { $0.until = Samples.at(60) }.count == 4)
        #expect(
            try await list {
                $0.email = EmailAddress("CUSTOMER4@example.org")
            }.map(\.page) == [bob.page.id]
        )
        #expect(
            try await list {
                $0.host = bob.host.id
                $0.status = .confirmed
                $0.from = Samples.at(60)
                $0.until = Samples.at(150)
                $0.limit = 2
            }.map(\.start) == [Samples.at(60), Samples.at(120)]
        )
    }

    @Test func `what is taken is told by host and page`() async throws {
        let range = Samples.at(45)..<Samples.at(90)
        let occupancy = try await store.occupancy(of: ada.host.id, page: ada.page.id, in: range)
        #expect(occupancy.claims.map(\.start) == [Samples.at(30), Samples.at(60)])
        #expect(occupancy.meetings.map(\.taken) == [1, 1])
        let other = try await store.occupancy(of: ada.host.id, page: bob.page.id, in: range)
        #expect(other.claims == occupancy.claims && other.meetings.isEmpty)
        let exact = try await store.occupancy(
            of: ada.host.id,
            page: ada.page.id,
            in: Samples.at(30)..<Samples.at(60)
        )
        #expect(exact.claims.map(\.start) == [Samples.at(30)])
    }
}
