/// Works on many things, some at a time on each core, and returns the results in their order.
///
/// A task takes so many at once: enough to pay for the task, few enough to share out evenly.
func inParallel<Result: Sendable>(
    _ indices: [Int],
    by chunk: Int,
    workers: Int,
    progress: (BuildProgress) -> Void = { _ in },
    _ work: @escaping @Sendable ([Int]) throws -> [Result]
) async throws -> [Result] {
    let chunks = stride(from: 0, to: indices.count, by: chunk).map {
        Array(indices[$0..<min($0 + chunk, indices.count)])
    }
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
        var results = [[Result]](repeating: [], count: chunks.count)
        var next = 0
        var done = 0
        func startNext() {
            guard next < chunks.count else { return }
            let number = next
            next += 1
            group.addTask { (number, try work(chunks[number])) }
        }
        for _ in 0..<max(1, workers) { startNext() }
        while let (number, chunk) = try await group.next() {
            results[number] = chunk
            done += chunk.count
            progress(BuildProgress(done: done, total: indices.count))
            startNext()
        }
        return results.flatMap(\.self)
    }
}
