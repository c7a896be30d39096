extension Availability {
    /// The starts within a range that the hours allow, in order.
    func starts(in range: Range<Instant>) -> [Int] {
        let hours = OpenHours(of: page, in: zone, around: reach(of: range))
        let seconds = range.lowerBound.seconds..<range.upperBound.seconds
        return hours.starts(in: seconds, every: rules.starts, length: length)
    }

    /// The starts of this event type's meetings that are there already and may be joined.
    func joinableStarts(in range: Range<Instant>, _ occupancy: Occupancy) -> [Int] {
        var index = occupancy.meetings.firstSortedIndex { $0.start >= range.lowerBound }
        var starts: [Int] = []
        while index < occupancy.meetings.count,
            occupancy.meetings[index].start < range.upperBound
        {
            let meeting = occupancy.meetings[index]
            index += 1
            guard meeting.hasSeats, meeting.event == event.id, meeting.page == page.id,
                meeting.end.seconds - meeting.start.seconds == length,
                starts.last != meeting.start.seconds
            else { continue }
            starts.append(meeting.start.seconds)
        }
        return starts
    }

    /// Two sorted lists as one, without repeats.
    func merged(_ starts: [Int], _ others: [Int]) -> [Int] {
        others.isEmpty ? starts : Set(starts).union(others).sorted()
    }

    /// The starts that the hours allow on each date of which a range has a moment.
    func starts(onDatesOf range: Range<Instant>) -> [[Int]] {
        let days = zone.dayNumbers(in: range)
        let starts = starts(in: zone.range(ofDays: days))
        // Where clocks go back over midnight, the starts of two dates alternate.
        let byDate = Dictionary(grouping: starts) {
            zone.dayNumber(at: Instant(clamping: $0))
        }
        return days.compactMap { byDate[$0] }
    }

    /// The times that are offered of a date with only so many.
    ///
    /// The date's starts by hours, whether open or not, are split into as many parts of nearly
    /// equal size, and of each part the first open time is offered. So a booking changes the offer
    /// of its own part alone.
    func offered(_ count: Int, of starts: [Int], _ taken: Taken) -> [OpenTime] {
        var times: [OpenTime] = []
        var lastPart: Int?
        for (index, start) in starts.enumerated() {
            let part = Self.part(of: index, in: starts.count, parts: count)
            guard part != lastPart, let time = openTime(at: start, taken) else { continue }
            lastPart = part
            times.append(time)
        }
        return times
    }

    /// The starts by hours before a start in its own part of the date.
    func candidates(before start: Instant) -> ArraySlice<Int> {
        guard let count = rules.offeredPerDay else { return [] }
        let starts = starts(onDatesOf: start..<Instant(clamping: start.seconds + 1))
            .first { $0.contains(start.seconds) }
        guard let starts, let index = starts.firstIndex(of: start.seconds) else { return [] }
        let part = Self.part(of: index, in: starts.count, parts: count)
        return starts[(part * starts.count + count - 1) / count..<index]
    }

    /// The part of a list that an index lies in, where part i begins at index ⌈i · count / parts⌉.
    private static func part(of index: Int, in count: Int, parts: Int) -> Int {
        index * parts / count
    }
}
