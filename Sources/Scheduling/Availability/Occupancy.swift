/// What is taken already: the host's claims, and the meetings of one page.
package struct Occupancy: Hashable, Sendable {
    /// All claims of the host, whichever page they are of, sorted by start.
    package let claims: [Claim]
    /// All meetings of the page, sorted by start.
    package let meetings: [Meeting]
    /// For each claim, the latest end among it and those before it.
    private let latestEnds: [Instant]

    package static let empty = Occupancy(claims: [], meetings: [])

    package init(claims: [Claim], meetings: [Meeting]) {
        self.claims = claims.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        self.meetings = meetings.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        var latest = Instant.first
        latestEnds = self.claims.map { claim in
            latest = max(latest, claim.end)
            return latest
        }
    }

    /// The first claim that overlaps a half-open range of seconds.
    func claim(overlapping range: Range<Int>) -> Claim? {
        let count = claims.firstSortedIndex { $0.start.seconds >= range.upperBound }
        guard count > 0, latestEnds[count - 1].seconds > range.lowerBound else { return nil }
        // Where the latest end rises over the range's start, it is that claim's own.
        return claims[latestEnds.firstSortedIndex { $0.seconds > range.lowerBound }]
    }

    /// The meeting of an event type at exactly this time, if there is one; one with seats first.
    func meeting(
        page: DefinitionID,
        event: DefinitionID,
        start: Int,
        end: Int
    ) -> Meeting? {
        var full: Meeting?
        var index = meetings.firstSortedIndex { $0.start.seconds >= start }
        while index < meetings.count, meetings[index].start.seconds == start {
            let meeting = meetings[index]
            index += 1
            guard meeting.end.seconds == end, meeting.event == event, meeting.page == page else {
                continue
            }
            if meeting.hasSeats { return meeting }
            full = full ?? meeting
        }
        return full
    }
}

extension Array {
    /// The first index whose element meets a condition that all elements after it meet as well.
    func firstSortedIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
