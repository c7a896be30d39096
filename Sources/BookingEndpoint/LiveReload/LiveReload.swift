import ServiceLifecycle

/// Tells open pages that the site was built anew, or why it was not.
///
/// Every page learns the latest state, not every step to it, so that one that reads slowly or not
/// at all keeps nobody waiting and nothing piles up.
package actor LiveReload: Service {
    /// What a build came to.
    package enum Event: Hashable, Sendable {
        /// The site has changed; problems shown so far are gone.
        case reload
        /// The build found these problems; with none, those shown so far are gone.
        case diagnostics([BuildProblem])
    }

    /// What a page should show.
    struct State: Hashable, Sendable {
        /// Differs after each build, also over restarts of the server.
        var build: String
        var problems: [BuildProblem] = []
    }

    /// A page's place in the audience.
    struct Subscription: Sendable {
        let number: Int
        let states: AsyncStream<State>
        let end: @Sendable () -> Void
    }

    private let instance: String
    private var builds = 0
    private var state: State
    private var readers: [Int: AsyncStream<State>.Continuation] = [:]
    private var subscriptions = 0

    /// Takes a text that is another one each time the server starts: of letters, digits, `-`.
    package init(instance: String) {
        self.instance = instance
        state = State(build: instance + "-0")
    }

    /// Tells all pages; waits for none.
    package func send(_ event: Event) {
        switch event {
        case .reload:
            builds += 1
            state = State(build: "\(instance)-\(builds)")
        case .diagnostics(let problems):
            state.problems = problems
        }
        repeatState()
    }

    /// Gives signs of life, by which connections that are gone are noticed.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(15))
                await self.repeatState()
            }
        }
    }

    /// The element that makes a page follow.
    func script(below prefix: [String]) -> ReloadScript {
        ReloadScript(path: LiveReloadResource.path(below: prefix), build: state.build)
    }

    /// Lets a page listen; `nil` when too many do already.
    func subscribe() -> Subscription? {
        guard readers.count < Self.maximumReaders else { return nil }
        subscriptions += 1
        let (states, reader) = AsyncStream.makeStream(
            of: State.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        reader.yield(state)
        readers[subscriptions] = reader
        return Subscription(number: subscriptions, states: states) { reader.finish() }
    }

    func unsubscribe(_ subscription: Subscription) {
        readers.removeValue(forKey: subscription.number)?.finish()
    }

    private func repeatState() {
        for reader in readers.values { reader.yield(state) }
    }

    private static let maximumReaders = 256
}
