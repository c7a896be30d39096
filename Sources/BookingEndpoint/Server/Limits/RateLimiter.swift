import Synchronization

/// Counts uses of things, each by itself, and says when there have been too many.
///
/// Different things have different buckets: who floods one page, or writes to one person from many
/// networks, is stopped as is who comes from one network to many pages.
package final class RateLimiter: Sendable {
    private struct State {
        var buckets: [Int: TokenBucket] = [:]
    }

    private let state = Mutex(State())
    private let maximumKeys: Int
    private let metrics: Metrics?
    private let now: @Sendable () -> Duration

    /// Makes a limiter that has seen nothing.
    ///
    /// - Parameters:
    ///   - maximumKeys: As many things are remembered; those that are fullest are forgotten first,
    ///     as nothing was learned of them.
    ///   - metrics: Where refusals are counted, by the kind of thing.
    ///   - now: A clock that never goes back.
    package init(
        maximumKeys: Int = 100_000,
        metrics: Metrics? = nil,
        now: @escaping @Sendable () -> Duration
    ) {
        self.maximumKeys = max(4, maximumKeys)
        self.metrics = metrics
        self.now = now
    }

    /// Notes a use of a thing.
    ///
    /// - Parameters:
    ///   - name: What kind of thing it is, such as `page`; a word of the program, never of a request.
    ///   - key: Which of them.
    ///   - rate: How often it may be used; the same for all of a kind.
    /// - Throws: ``Refusal/tooManyRequests(retryAfter:)``.
    package func use(
        _ name: String,
        _ key: some Hashable,
        at rate: Rate
    ) throws(Refusal) {
        let hash = Self.hash(name, key)
        let now = now()
        let missing = state.withLock { state in
            if state.buckets.count >= maximumKeys, state.buckets[hash] == nil {
                forget(in: &state.buckets, now)
            }
            return state.buckets[hash, default: TokenBucket(now: now)].take(rate, now: now)
        }
        guard let missing else { return }
        metrics?.count(limit: name)
        throw .tooManyRequests(retryAfter: Self.coarse(missing))
    }

    /// Takes back a use of which nothing came.
    package func giveBack(_ name: String, _ key: some Hashable, at rate: Rate) {
        state.withLock { $0.buckets[Self.hash(name, key)]?.giveBack(rate) }
    }

    /// What stands for a thing: keys come from outside and may be long.
    ///
    /// The hash has a secret of this process in it, so nobody can choose two with the same.
    private static func hash(_ name: String, _ key: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(name)
        hasher.combine(key)
        return hasher.finalize()
    }

    var count: Int { state.withLock { $0.buckets.count } }

    /// Forgets the buckets that are full, and of the others the fullest until a quarter is free, so
    /// that this is seldom done.
    private func forget(in buckets: inout [Int: TokenBucket], _ now: Duration) {
        buckets = buckets.filter { $0.value.fullAt > now }
        let kept = maximumKeys * 3 / 4
        guard buckets.count > kept else { return }
        let instants = buckets.values.map(\.fullAt).sorted()
        let last = instants[buckets.count - kept - 1]
        buckets = buckets.filter { $0.value.fullAt > last }
    }

    /// Rounds up, so that an answer does not tell how much others have used.
    private static func coarse(_ time: Duration) -> Duration {
        let seconds = time.components.seconds
        for step: Int64 in [5, 15, 60, 300, 900] where seconds < step { return .seconds(step) }
        return .seconds(3600)
    }
}
