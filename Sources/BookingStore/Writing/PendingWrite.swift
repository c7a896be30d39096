/// A write whose caller waits for the answer.
struct PendingWrite: Sendable {
    /// Writes, and tells how to give the caller the answer once it is durable.
    let attempt: @Sendable (inout Writing) throws -> @Sendable () -> Void
    /// Gives the caller an error instead.
    let fail: @Sendable (any Error) -> Void

    init<Answer: Sendable>(
        _ work: @escaping @Sendable (inout Writing) throws -> Answer,
        for caller: CheckedContinuation<Answer, any Error>
    ) {
        attempt = { writing in
            let answer = try work(&writing)
            return { caller.resume(returning: answer) }
        }
        fail = { caller.resume(throwing: $0) }
    }
}
