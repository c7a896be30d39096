import Scheduling

/// What was agreed, in words.
extension DocumentWords {
    /// Until when a meeting can be cancelled and moved.
    func changes(_ booking: Booking, in zone: ZoneRules, clock: Site.Clock) -> String {
        let terms = booking.terms
        // Of a meeting that was moved away, the time to cancel goes by the time as first booked.
        if case .until(let span) = terms.cancel, booking.cancelBasis != booking.start {
            let wall = zone.wall(at: booking.cancelBasis)
            let moment = "\(date(wall.date)), \(time(wall.minutes, clock)) (\(name(of: zone)))"
            return
                "The booking can be cancelled until \(length(span)) before the time first booked, "
                + "\(moment). " + change("It", "moved", terms.move)
        }
        guard terms.cancel == terms.move else {
            return change("The booking", "cancelled", terms.cancel) + " "
                + change("It", "moved", terms.move)
        }
        return switch terms.cancel {
        case .anyTime: "The booking can be cancelled or moved at any time."
        case .until(let span):
            "The booking can be cancelled or moved until \(length(span)) before it starts."
        case .never: "The booking cannot be cancelled or moved online."
        }
    }

    private func change(
        _ subject: String,
        _ participle: String,
        _ policy: ChangePolicy
    ) -> String {
        switch policy {
        case .anyTime: "\(subject) can be \(participle) at any time."
        case .until(let span):
            "\(subject) can be \(participle) until \(length(span)) before it starts."
        case .never: "\(subject) cannot be \(participle) online."
        }
    }

    /// `1 hour 30 minutes`, `2 days`, as on the booking pages.
    private func length(_ span: Span) -> String {
        let minutes = span.minutes
        if minutes >= 2880, minutes % 1440 == 0 { return counted(minutes / 1440, "day") }
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return counted(rest, "minute") }
        if rest == 0 { return counted(hours, "hour") }
        return counted(hours, "hour") + " " + counted(rest, "minute")
    }

    private func counted(_ count: Int, _ unit: String) -> String {
        "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
