import Synchronization

/// Something without which the server does not do its work.
package struct ReadinessCheck: Sendable {
    /// Such as `database`; told to who asks, so it holds no detail.
    let name: String
    let isReady: @Sendable () async -> Bool

    /// Makes a check.
    ///
    /// - Parameters:
    ///   - name: A word for people and programs.
    ///   - isReady: Answers within a second or so, by itself.
    package init(_ name: String, isReady: @escaping @Sendable () async -> Bool) {
        self.name = name
        self.isReady = isReady
    }
}

/// Whether the server should be sent requests.
final class Readiness: Sendable {
    private let checks: [ReadinessCheck]
    private let isStopping = Atomic(false)

    init(_ checks: [ReadinessCheck] = []) { self.checks = checks }

    /// From now on the server is not ready: it takes no new requests.
    func stop() { isStopping.store(true, ordering: .relaxed) }

    /// The names of what is not in order.
    func failures() async -> [String] {
        guard !isStopping.load(ordering: .relaxed) else { return ["stopping"] }
        var failures: [String] = []
        for check in checks where await !check.isReady() { failures.append(check.name) }
        return failures
    }
}
