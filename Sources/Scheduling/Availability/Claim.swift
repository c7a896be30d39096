/// A stretch of a host's time that is not free: a meeting with the buffers around it.
///
/// Half-open: what starts at `end` does not overlap it.
package struct Claim: Hashable, Sendable {
    package let start: Instant
    package let end: Instant
    /// `nil` when the host is busy with something else.
    package let meeting: MeetingID?

    package init(start: Instant, end: Instant, meeting: MeetingID?) {
        self.start = start
        self.end = end
        self.meeting = meeting
    }
}
