import ServiceLifecycle
import UnixSignals

/// Calls back at each SIGHUP, one at a time, until the server stops.
package struct HangupLoop: Service {
    private let signals: UnixSignalsSequence
    private let onSignal: @Sendable () async -> Void

    /// Takes what to do; from now on the signal does not end the program.
    package init(onSignal: @escaping @Sendable () async -> Void) async {
        signals = await UnixSignalsSequence(trapping: .sighup)
        self.onSignal = onSignal
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in signals { await onSignal() }
        }
    }
}
