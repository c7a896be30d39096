import Scheduling

/// How the store asks whether a time is open.
///
/// Tests ask otherwise, to see that the database keeps its rules without this one.
struct Judge: Sendable {
    let verdict: @Sendable (Availability, _ start: Instant, Occupancy) -> Verdict

    static let domain = Judge { $0.verdict(at: $1, occupancy: $2) }
}
