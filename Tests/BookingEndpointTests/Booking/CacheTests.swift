import NIOCore
import Scheduling
import Testing

@testable import BookingEndpoint

struct CacheTests {
    private let now = Instant(clamping: 1_800_000_000)

    private func key(_ number: Int) -> TimesCache.Key {
        TimesCache.Key("/v1/pages/intro/times?x=\(number)", catalog: 1, now: now)
    }

    @Test func `answers to however many queries take bounded memory`() throws {
        let cache = TimesCache()
        let large = ByteBuffer(repeating: 0x20, count: 700_000)
        for number in 0..<1000 {
            cache.keep(large, for: key(number), hosts: [], revision: 0)
            #expect(cache.size <= TimesCache.maximumSize)
        }
        #expect(cache.bytes(for: key(999)) { _ in 0 } == large)
        #expect(cache.bytes(for: key(0)) { _ in 0 } == nil)
    }

    @Test func `answers about the content of before are dropped`() {
        let cache = TimesCache()
        let bytes = ByteBuffer(repeating: 0x20, count: 1000)
        let new = TimesCache.Key("/v1/pages/intro/times?x=1", catalog: 2, now: now)
        cache.keep(bytes, for: key(1), hosts: [], revision: 0)
        let size = cache.size
        cache.keep(bytes, for: new, hosts: [], revision: 0)
        #expect(cache.bytes(for: key(1)) { _ in 0 } == nil && cache.size == size)
        // One that was begun before comes late.
        cache.keep(bytes, for: key(1), hosts: [], revision: 0)
        #expect(cache.bytes(for: key(1)) { _ in 0 } == nil)
        #expect(cache.bytes(for: new) { _ in 0 } == bytes)
    }

    @Test func `an answer that is kept again counts once`() {
        let cache = TimesCache()
        let bytes = ByteBuffer(repeating: 0x20, count: 100_000)
        cache.keep(bytes, for: key(1), hosts: [], revision: 0)
        let size = cache.size
        for revision in 1..<1000 { cache.keep(bytes, for: key(1), hosts: [], revision: revision) }
        #expect(cache.size == size)
    }

    @Test func `an answer that is too large for the rest is not kept`() {
        let cache = TimesCache()
        let huge = ByteBuffer(repeating: 0x20, count: TimesCache.maximumSize / 2)
        cache.keep(huge, for: key(1), hosts: [], revision: 0)
        #expect(cache.size == 0)
        #expect(cache.bytes(for: key(1)) { _ in 0 } == nil)
    }

    @Test func `times of teams for however many days take bounded memory`() throws {
        let cache = TeamTimesCache()
        let page = try #require(DefinitionID("intro"))
        let time = OpenTime(start: now, end: now, seatsLeft: nil)
        let times = Array(repeating: time, count: 9000)
        for day in 0..<600 {
            let start = Instant(clamping: now.seconds + day * 86_400)
            let look = TeamTimesCache.Look(
                catalog: 1,
                page: page,
                event: page,
                duration: .zero,
                days: start..<Instant(clamping: start.seconds + 86_400),
                now: now
            )
            cache.keep(times, of: page, look, revision: 0)
            #expect(cache.size <= TeamTimesCache.maximumSize)
            #expect(cache.times(of: page, look, revision: 0)?.count == times.count)
        }
    }
}
