import FoundationEssentials
import Scheduling
import TemporaryFolders
import Testing

@testable import BookingStore

/// Links when people are forgotten, backups put in place and the file inspected.
struct LinkAdministrationTests {
    private let folder: StoreFolder
    private let store: BookingStore
    private let samples: Samples
    private let zebra: LinkCustomer

    init() throws {
        folder = try StoreFolder()
        store = try folder.open()
        samples = try Samples()
        zebra = try #require(
            LinkCustomer(
                name: "Zygmunt",
                email: EmailAddress("zebra@example.org"),
                answers: [LinkAnswer(field: "topic", value: "my zygote")]
            )
        )
    }

    private func traces() throws -> Set<String> {
        var found: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.folder.path) {
            let bytes = try Data(contentsOf: URL(filePath: folder.folder.path + "/" + name))
            for trace in ["zebra@example.org", "Zygmunt", "my zygote", "For the zookeeper"]
            where bytes.firstRange(of: Data(trace.utf8)) != nil {
                found.insert(trace)
            }
        }
        return found
    }

    @Test func `a person who is forgotten is forgotten by links too`() async throws {
        let person = try #require(zebra.email)
        try await store.mint([
            samples.newLink(1, customer: zebra, title: "For the zookeeper"),
            samples.newLink(2, customer: zebra, title: "For the zookeeper"),
            samples.newLink(3, title: "For the zookeeper"), samples.newLink(4),
        ])
        _ = try await store.book(samples.order(1, with: 2, email: "other@example.org"))
        _ = try await store.book(samples.order(2, with: 3, at: 60, email: "zebra@example.org"))
        #expect(try traces().count == 4)
        let forgotten = try await store.forget(person)
        #expect(forgotten.links == 3)
        #expect(try traces() == [])
        // One that was not used is gone; those that were stay spent.
        #expect(try await store.link(Samples.linkID(1)) == nil)
        for number in [2, 3] {
            let link = try #require(try await store.link(Samples.linkID(number)))
            #expect(link.state(at: Samples.now) == .used)
            #expect(link.customer == nil && link.title == nil)
        }
        #expect(try await store.link(Samples.linkID(3))?.use?.booking == nil)
        #expect(try await store.link(Samples.linkID(4))?.state(at: Samples.now) == .unused)
        #expect(try await store.verify() == [])
        try await store.close()
    }

    @Test func `links of a backup are held until the owner confirms them`() async throws {
        try await store.mint([samples.newLink(1), samples.newLink(2), samples.newLink(3)])
        _ = try await store.revoke(Samples.linkID(3), at: Samples.now)
        let backup = folder.folder.path + "/backup"
        try await store.backup(to: backup)
        _ = try await store.book(samples.order(1, with: 1))
        try await store.close()
        #expect(try BookingStore.restore(backup, to: folder.path).heldLinks == 2)
        let restored = try folder.open()
        await #expect(throws: BookingRefusal.link(.held)) {
            _ = try await restored.book(samples.order(1, with: 1))
        }
        #expect(try await restored.count("SELECT count(*) FROM booking") == 0)
        // What is made from now on is good at once.
        try await restored.mint([samples.newLink(4)])
        _ = try await restored.book(samples.order(4, with: 4, at: 60))
        #expect(try await restored.confirmLinks(at: Samples.now) == 2)
        _ = try await restored.book(samples.order(1, with: 1))
        #expect(try await restored.confirmLinks(at: Samples.now) == 0)
        try await restored.close()
    }

    @Test func `a link that was tampered with is found`() async throws {
        try await store.mint([samples.newLink(1), samples.newLink(2)])
        _ = try await store.book(samples.order(1, with: 1))
        try await store.tamper("UPDATE oneTimeLink SET used = NULL WHERE number = 1")
        try await store.tamper("UPDATE oneTimeLink SET page = 'Not an ID' WHERE number = 2")
        let booked = "link \(try Samples.linkID(1).text) has booked, and is not used"
        #expect(try await store.verify() == [booked, "link number 2 cannot be read"])
        try await store.close()
    }

    @Test func `a link whose meeting stands is not good again`() async throws {
        try await store.mint([samples.newLink(1)])
        let page = samples.page(reopensLinks: true)
        _ = try await store.book(samples.order(1, with: 1, on: page))
        try await store.tamper("UPDATE linkUse SET holds = NULL")
        let fault = "is good again, and its booking is not cancelled"
        #expect(try await store.verify() == ["link \(Samples.linkID(1).text) \(fault)"])
        try await store.close()
    }

    @Test func `a reader beside the server lists links, and counts those of a person`()
        async throws
    {
        try await store.mint([samples.newLink(1, customer: zebra), samples.newLink(2)])
        let reader = try BookingReader(at: folder.path)
        #expect(try await reader.links(matching: LinkFilter(at: Samples.now)).count == 2)
        let person = try #require(zebra.email)
        #expect(try await reader.traces(of: person, at: Samples.now).links == 1)
        try reader.close()
        try await store.close()
    }
}
