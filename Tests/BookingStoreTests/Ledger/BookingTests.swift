import Scheduling
import Testing

@testable import BookingStore

struct BookingTests {
    private let store: BookingStore
    private let samples: Samples

    init() throws {
        store = try BookingStore.inMemory()
        samples = try Samples(minutes: [30, 60])
    }

    private func refusal(of order: BookingOrder) async throws -> BookingRefusal? {
        await #expect(throws: BookingRefusal.self) { _ = try await store.book(order) }
    }

    private func nothingWritten() async throws {
        for table in ["booking", "meeting", "claim", "notice", "request", "version", "guest"] {
            #expect(try await store.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
    }

    @Test func `a time that the page does not offer is refused, and nothing is written`()
        async throws
    {
        let closed = try Samples { $0.notice = .days(30) }
        let order = try closed.order(1, guests: ["g@example.org"], request: Samples.request(1))
        guard case .notOpen(.tooSoon) = try await refusal(of: order) else {
            Issue.record("the notice does not count")
            return
        }
        try await nothingWritten()
    }

    @Test func `a time that is taken is refused with the claim that takes it`() async throws {
        _ = try await store.book(samples.order(1))
        let refusal = try await refusal(of: samples.order(2, at: 15))
        guard case .notOpen(.occupied(let claim)) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(claim.start == Samples.monday)
        #expect(try await store.count("SELECT count(*) FROM booking") == 1)
    }

    @Test func `a key that comes with another request is refused`() async throws {
        _ = try await store.book(samples.order(1, request: Samples.request(7, 1)))
        let other = try samples.order(2, at: 60, request: Samples.request(7, 2))
        #expect(try await refusal(of: other) == .keyReused)
    }

    @Test func `a refused request may be sent again and is not remembered`() async throws {
        _ = try await store.book(samples.order(1))
        let order = try samples.order(2, request: Samples.request(7))
        _ = try await refusal(of: order)
        _ = try await store.cancel(Samples.manage(1), at: Samples.now, reason: nil)
        #expect(try await store.book(order) == .booked(order.booking))
    }

    @Test func `an order that contradicts itself fails`() async throws {
        let order = try samples.order(1)
        let long = BookingOrder(
            booking: order.booking,
            page: order.page,
            event: order.event,
            duration: .minutes(60),
            zone: .utc,
            manage: order.manage,
            request: nil
        )
        await #expect(throws: StoreFailure.inconsistent("an order contradicts itself")) {
            _ = try await store.book(long)
        }
        try await nothingWritten()
    }

    @Test func `what was booked is read back as it was`() async throws {
        let order = try samples.order(
            1,
            guests: ["b@example.org", "a@example.org"],
            answers: [
                Answer(field: "topic", label: "What about?", values: ["Ærøskøbing – 日本 \u{1F600}"]),
                Answer(
                    field: "days",
                    label: "Which days?",
                    kind: .choices,
                    values: ["Mon", "", "Tue"]
                ),
            ],
            price: "£60",
            policy: .until(.minutes(90)),
            reason: .required
        )
        #expect(try await store.book(order) == .booked(order.booking))
        #expect(try await store.booking(managedBy: order.manage) == order.booking)
        #expect(try await store.bookings(matching: BookingFilter()) == [order.booking])
        #expect(try await store.booking(managedBy: Samples.manage(2)) == nil)
    }

    @Test func `a text with a NUL is kept whole, the NUL as a replacement`() async throws {
        let order = try samples.order(
            1,
            answers: [Answer(field: "topic", label: "Topic", values: ["before\0after"])]
        )
        _ = try await store.book(order)
        let booking = try #require(try await store.booking(managedBy: order.manage))
        #expect(booking.answers.first?.values == ["before\u{FFFD}after"])
    }

    @Test func `the same request again gives the booking as it was booked`() async throws {
        let order = try samples.order(1, request: Samples.request(7))
        _ = try await store.book(order)
        _ = try await store.move(samples.move(1, to: 120, reason: "late"))
        _ = try await store.cancel(Samples.manage(1), at: Samples.now, reason: nil)
        let again = try samples.order(2, request: Samples.request(7))
        #expect(try await store.book(again) == .repeated(order.booking))
        #expect(try await store.count("SELECT count(*) FROM booking") == 1)
    }

    @Test(arguments: [(599, true), (600, false)])
    func `the same person and time within ten minutes is the same booking`(
        seconds: Int,
        isSame: Bool
    ) async throws {
        // With seats left, nothing but the address tells the two apart.
        let samples = try Samples { $0.seats = .limited(5) }
        let first = try samples.order(1, email: "Grace@example.org")
        _ = try await store.book(first)
        let later = Instant(clamping: Samples.now.seconds + seconds)
        let second = try samples.order(2, email: "gRACE@example.org", now: later)
        let receipt = try await store.book(second)
        #expect(receipt == (isSame ? .alreadyBooked(first.booking) : .booked(second.booking)))
    }

    @Test func `requests are remembered for a day, and old ones go`() async throws {
        for number in 1...40 {
            _ = try await store.book(
                samples.order(number, at: number * 30, request: Samples.request(number))
            )
        }
        let later = Instant(clamping: Samples.now.seconds + 86_401)
        let last = try samples.order(48, at: 48 * 30, request: Samples.request(48), now: later)
        for number in 41...47 { _ = try await store.book(samples.order(number, at: number * 30)) }
        #expect(try await store.count("SELECT count(*) FROM request") == 40)
        _ = try await store.book(last)
        #expect(try await store.count("SELECT count(*) FROM request") == 9)
    }

    @Test func `a meeting of the page's former host is neither joined nor in the way`()
        async throws
    {
        let ada = try Samples(host: "ada") { $0.seats = .limited(5) }
        let bob = try Samples(host: "bob") { $0.seats = .limited(5) }
        _ = try await store.book(ada.order(1))
        _ = try await store.book(bob.order(2))
        #expect(try await store.count("SELECT count(*) FROM meeting") == 2)
        #expect(try await store.verify() == [])
    }

    @Test func `the number of a host's changes rises with each, and with nothing else`()
        async throws
    {
        let host = samples.host.id
        let other = try #require(DefinitionID("bob"))
        var numbers = [store.revision(of: host)]
        _ = try await store.book(samples.order(1, request: Samples.request(1)))
        numbers.append(store.revision(of: host))
        _ = try await store.move(samples.move(1, to: 60))
        numbers.append(store.revision(of: host))
        _ = try await store.cancel(Samples.manage(1), at: Samples.now, reason: nil)
        numbers.append(store.revision(of: host))
        #expect(numbers == numbers.sorted() && Set(numbers).count == 4)
        _ = try await store.book(samples.order(1, request: Samples.request(1)))
        _ = try? await store.cancel(Samples.manage(1), at: Samples.now, reason: nil)
        #expect(store.revision(of: host) == numbers.last)
        #expect(store.revision(of: other) == 0)
    }
}
