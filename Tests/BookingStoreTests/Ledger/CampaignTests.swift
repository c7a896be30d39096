import Scheduling
import Testing

@testable import BookingStore

struct CampaignTests {
    private let folder: StoreFolder
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        folder = try StoreFolder()
        store = try folder.open()
        samples = try Samples()
    }

    @Test func `a booking without a campaign has no row for one`() async throws {
        _ = try await store.book(samples.order(1))
        #expect(try await store.count("SELECT count(*) FROM campaign") == 0)
    }

    @Test(arguments: Campaign.names)
    func `where the customer came from is read back`(name: String) async throws {
        let campaign = Campaign { $0 == name ? "spring" : nil }
        let order = try samples.order(1, campaign: campaign)
        _ = try await store.book(order)
        let booking = try #require(try await store.booking(managedBy: order.manage))
        #expect(booking.campaign == campaign)
        _ = try await store.cancel(order.manage, at: Samples.now, reason: nil)
        #expect(try await store.booking(managedBy: order.manage)?.campaign == campaign)
    }
}
