/// A bucket from which each use takes a token, and which fills again at a rate.
///
/// Only the instant at which it will be full is kept: how many tokens it holds follows from that
/// (the generic cell rate algorithm, ITU-T I.371).
struct TokenBucket: Hashable, Sendable {
    /// Since the beginning of the clock.
    private(set) var fullAt: Duration

    /// A full bucket.
    init(now: Duration) { fullAt = now }

    /// Takes a token; gives back how long to wait for one when there is none.
    mutating func take(_ rate: Rate, now: Duration) -> Duration? {
        let next = max(fullAt, now) + rate.interval
        let missing = next - now - rate.interval * rate.burst
        guard missing <= .zero else { return missing }
        fullAt = next
        return nil
    }

    /// Puts a token back that was taken for nothing.
    mutating func giveBack(_ rate: Rate) { fullAt -= rate.interval }
}
