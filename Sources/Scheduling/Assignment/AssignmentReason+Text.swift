extension AssignmentReason {
    /// How it is stored, and told to programs: `longest-idle`, `priority 8`.
    package var text: String {
        switch self {
        case .named: "named"
        case .onlyOneFree: "only-one-free"
        case .fewestTurns: "fewest-turns"
        case .correction: "correction"
        case .firstBooking: "first-booking"
        case .longestIdle: "longest-idle"
        case .priority(let priority): "priority \(priority)"
        }
    }

    /// Reads a stored text; `nil` when it is none.
    package init?(_ text: String) {
        let simple: [AssignmentReason] = [
            .named, .onlyOneFree, .fewestTurns, .correction, .firstBooking, .longestIdle,
        ]
        let all = simple + (1...10).map { .priority($0) }
        guard let reason = all.first(where: { $0.text == text }) else { return nil }
        self = reason
    }
}
