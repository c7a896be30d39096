import Synchronization
import Testing

@testable import BookingEndpoint

struct RateLimiterTests {
    private let rate = Rate(burst: 3, then: .seconds(10))

    /// A clock that stands still until it is moved.
    private final class Clock: Sendable {
        private let time = Mutex(Duration.seconds(1_000_000))
        var now: Duration { time.withLock(\.self) }
        func advance(by duration: Duration) { time.withLock { $0 += duration } }
    }

    @Test func `a bucket gives its burst, then one token for each interval`() {
        var bucket = TokenBucket(now: .zero)
        for _ in 0..<3 { #expect(bucket.take(rate, now: .zero) == nil) }
        #expect(bucket.take(rate, now: .zero) == .seconds(10))
        #expect(bucket.take(rate, now: .seconds(4)) == .seconds(6))
        #expect(bucket.take(rate, now: .seconds(10)) == nil)
        #expect(bucket.take(rate, now: .seconds(19)) == .seconds(1))
        #expect(bucket.take(rate, now: .seconds(20)) == nil)
    }

    @Test func `a bucket holds no more than its burst, however long it fills`() {
        var bucket = TokenBucket(now: .zero)
        for _ in 0..<3 { #expect(bucket.take(rate, now: .seconds(1_000_000_000)) == nil) }
        #expect(bucket.take(rate, now: .seconds(1_000_000_000)) == .seconds(10))
    }

    @Test func `a refused use takes nothing`() {
        var bucket = TokenBucket(now: .zero)
        for _ in 0..<3 { _ = bucket.take(rate, now: .zero) }
        let before = bucket
        for _ in 0..<1000 { #expect(bucket.take(rate, now: .seconds(9)) != nil) }
        #expect(bucket == before)
    }

    @Test func `what is given back can be used again, and no more`() throws {
        let limiter = RateLimiter { .zero }
        for _ in 0..<3 { try limiter.use("page", "ada", at: rate) }
        limiter.giveBack("page", "ada", at: rate)
        limiter.giveBack("page", "nobody", at: rate)
        try limiter.use("page", "ada", at: rate)
        #expect(throws: Refusal.self) { try limiter.use("page", "ada", at: rate) }
    }

    @Test func `over a long time the rate holds to the use`() {
        var bucket = TokenBucket(now: .zero)
        let taken = (0..<1000).count { bucket.take(rate, now: .seconds($0)) == nil }
        #expect(taken == 3 + 99)
    }

    @Test func `each thing is counted by itself`() throws {
        let limiter = RateLimiter { .zero }
        for _ in 0..<3 { try limiter.use("page", "ada", at: rate) }
        #expect(throws: Refusal.tooManyRequests(retryAfter: .seconds(15))) {
            try limiter.use("page", "ada", at: rate)
        }
        try limiter.use("page", "ellen", at: rate)
        try limiter.use("link", "ada", at: rate)
    }

    @Test func `how long to wait is told coarsely`() throws {
        let clock = Clock()
        let limiter = RateLimiter { clock.now }
        for (interval, told) in [(1, 5), (5, 15), (59, 60), (60, 300), (3000, 3600)] {
            let rate = Rate(burst: 1, then: .seconds(interval))
            try limiter.use("page", "\(interval)", at: rate)
            #expect(throws: Refusal.tooManyRequests(retryAfter: .seconds(told))) {
                try limiter.use("page", "\(interval)", at: rate)
            }
        }
    }

    @Test func `memory is bounded, and what was used most is remembered`() throws {
        let clock = Clock()
        let limiter = RateLimiter(maximumKeys: 1000) { clock.now }
        for _ in 0..<3 { try limiter.use("page", "flooded", at: rate) }
        for number in 0..<20_000 { try limiter.use("client", number, at: rate) }
        #expect(limiter.count <= 1000)
        #expect(throws: Refusal.self) { try limiter.use("page", "flooded", at: rate) }
    }

    @Test func `what is full again is forgotten first`() throws {
        let clock = Clock()
        let limiter = RateLimiter(maximumKeys: 100) { clock.now }
        for number in 0..<100 { try limiter.use("client", number, at: rate) }
        clock.advance(by: .seconds(10))
        try limiter.use("client", 100, at: rate)
        #expect(limiter.count == 1)
    }

    @Test func `uses at the same time are all counted`() async throws {
        let limiter = RateLimiter { .zero }
        let rate = Rate(burst: 500, then: .seconds(1))
        let granted = await withTaskGroup { group in
            for _ in 0..<1000 {
                group.addTask { (try? limiter.use("page", "ada", at: rate)) != nil }
            }
            return await group.reduce(0) { $1 ? $0 + 1 : $0 }
        }
        #expect(granted == 500)
    }
}
