/// What is taken, in the form in which the rules ask for it.
struct Taken {
    let occupancy: Occupancy
    let counts: MeetingCounts

    init(_ occupancy: Occupancy, by availability: Availability) {
        self.occupancy = occupancy
        counts = MeetingCounts(
            occupancy,
            page: availability.page,
            event: availability.event,
            zone: availability.zone
        )
    }
}

extension Availability {
    /// The length of the meeting and of its buffers, in seconds.
    var length: Int { duration.minutes * 60 }
    var before: Int { rules.buffer.before.minutes * 60 }
    var after: Int { rules.buffer.after.minutes * 60 }

    /// The first moment at which a meeting may start.
    var earliest: Instant { Instant(clamping: now.seconds + rules.notice.minutes * 60) }

    /// The first moment at which no meeting may start yet.
    var latest: Instant { Instant(clamping: now.seconds + rules.horizon.minutes * 60) }

    /// What no time of the page can change.
    var generalRefusal: Verdict? {
        guard page.isAccepting else { return .notAccepting }
        return event.durations.contains(duration) ? nil : .unknownDuration
    }

    /// The first rule of hours that a meeting breaks.
    func refusalByHours(at start: Instant) -> Verdict? {
        let hours = OpenHours(of: page, in: zone, around: reach(of: start..<start))
        let end = start.seconds + length
        let refusal = hours.refusal(of: start.seconds..<end, starts: rules.starts)
        guard refusal == .outsideHours else { return refusal }
        let date = zone.wall(at: start).date
        let isClosed = page.dates.contains {
            $0.windows.isEmpty && ($0.first...$0.last).contains(date)
        }
        return isClosed ? .closedDate : .outsideHours
    }

    /// Decides about a start that the hours allow, or at which a meeting is there already.
    func verdict(ofCandidate start: Int, _ taken: Taken) -> Verdict {
        let instant = Instant(clamping: start)
        guard instant >= earliest else { return .tooSoon(earliest: earliest) }
        guard instant < latest else { return .tooFar(latest: latest) }
        if let meeting = meeting(at: start, in: taken.occupancy) {
            guard meeting.hasSeats, !isGuest else { return .seatsTaken }
            return .open(seatsLeft: seatsLeft(meeting.seats, taken: meeting.taken))
        }
        let claim = start - before..<start + length + after
        if let other = taken.occupancy.claim(overlapping: claim) { return .occupied(by: other) }
        if let refusal = taken.counts.refusal(at: instant) { return refusal }
        return .open(seatsLeft: seatsLeft(rules.seats, taken: 0))
    }

    func openTime(at start: Int, _ taken: Taken) -> OpenTime? {
        guard case .open(let seats) = verdict(ofCandidate: start, taken) else { return nil }
        return OpenTime(
            start: Instant(clamping: start),
            end: Instant(clamping: start + length),
            seatsLeft: seats
        )
    }

    /// The event type's meeting at exactly this time, full or not.
    func meeting(at start: Int, in occupancy: Occupancy) -> Meeting? {
        occupancy.meeting(page: page.id, event: event.id, start: start, end: start + length)
    }

    /// The range that meetings which start in a range reach over.
    func reach(of range: Range<Instant>) -> Range<Instant> {
        range.lowerBound..<Instant(clamping: range.upperBound.seconds + max(length, 1))
    }

    private func seatsLeft(_ seats: Seats, taken: Int) -> Int? {
        switch seats {
        case .unlimited: nil
        case .limited(let count): count - taken
        }
    }
}
