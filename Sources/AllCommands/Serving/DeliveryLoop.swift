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
    private static let batch = 100
    /// The pause after a full batch: bookings under way need the disk more than messages do.
    private static let shortPause = Duration.milliseconds(250)
    /// Seconds until the next try, by the number of tries.
    private static let delays = [10, 60, 300, 1800, 7200]

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isFull = await deliverDue()
                try? await Task.sleep(for: isFull ? Self.shortPause : Self.pause)
            }
        }
    }

    /// Delivers a batch.
    ///
    /// - Returns: Whether more may be due.
    private func deliverDue() async -> Bool {
        do {
            let notices = try await outbox.dueNotices(at: clock(), limit: Self.batch)
            for notice in notices {
                guard !Task.isCancelled else { return false }
                try await deliver(notice)
            }
            return notices.count == Self.batch
        } catch is CancellationError {
            // The program stops; the next one goes on.
            return false
        } catch {
            onFailure(error)
            return false
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
        // Who was forgotten while the message was written must not be left in it.
        guard try await outbox.markDelivered(notice.id, at: clock()) else {
            return try await delivery.withdraw(notice)
        }
    }
}
