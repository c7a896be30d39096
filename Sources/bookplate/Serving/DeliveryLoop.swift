import Scheduling
import ServiceLifecycle

/// Delivers notices as they fall due, each until it has been delivered.
struct DeliveryLoop: Service {
    let outbox: any NoticeOutbox
    let delivery: any NoticeDelivery
    let clock: @Sendable () -> Instant
    /// Is told of a failure; the notice is tried again later.
    let onFailure: @Sendable (any Error) -> Void

    private static let pause = Duration.seconds(1)
    /// Seconds until the next try, by the number of tries.
    private static let delays = [10, 60, 300, 1800, 7200]

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await deliverDue()
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func deliverDue() async {
        do {
            for notice in try await outbox.dueNotices(at: clock(), limit: 100) {
                guard !Task.isCancelled else { return }
                try await deliver(notice)
            }
        } catch {
            onFailure(error)
        }
    }

    private func deliver(_ notice: BookingNotice) async throws {
        do {
            try await delivery.deliver(notice)
        } catch {
            onFailure(error)
            let delay = Self.delays[min(notice.tries, Self.delays.count - 1)]
            return try await outbox.postpone(
                notice.id,
                until: Instant(clamping: clock().seconds + delay)
            )
        }
        try await outbox.markDelivered(notice.id, at: clock())
    }
}
