import BookingStore
import BuildCommands
import Scheduling
import SiteBuild

/// Says who would meet a customer of a master page at a time and why, or why nobody can.
struct TeamWords {
    let catalog: SiteCatalog
    let master: MasterPage
    let rule: AssignmentRule
    let duration: Scheduling.Span
    let start: Instant
    let now: Instant
    let zones: @Sendable (String) -> ZoneRules?
    /// `nil` when nothing is booked yet.
    let bookings: BookingReader?

    private var team: TeamAvailability {
        TeamAvailability(rule: rule, duration: duration, now: now, zone: zones)
    }

    /// The end of a sentence that begins with the time, and further lines.
    ///
    /// May throw a failure of the store.
    func answer() async throws -> [String] {
        let team = team
        var taken: [DefinitionID: Occupancy] = [:]
        let moment = start..<Instant(clamping: start.seconds + 86_400)
        for need in team.needs(for: moment) {
            let occupancy = try await bookings?.occupancy(
                of: need.host,
                page: need.page,
                in: need.range
            )
            taken[need.page] = occupancy ?? .empty
        }
        let free = team.team(at: start, taken: taken)
        let booked = try await alreadyBooked()
        guard !free.isEmpty else {
            return ["is not open:"] + (try await reasons(taken)) + booked
        }
        let choice = try await choice(among: free)
        let hosts = choice?.attendances.map(words) ?? []
        let others = free.map { group in
            DateWords.list(group.map(\.page.host.name), "or")
        }.joined(separator: ", with ")
        return [
            "is open; free: \(others). Would be met by " + hosts.joined(separator: "; and ") + "."
        ]
            + booked
    }

    // MARK: Who

    private func choice(among free: [[ResourcePool.Member]]) async throws -> TeamChoice? {
        let order = AssignmentOrder(master: master.id, team: team, terms: [:], zone: zones)
        var records: [Int: AssignmentRecord] = [:]
        for (group, owner) in ([rule.owner] + rule.others).enumerated() {
            guard case .pool(let pool) = owner else { continue }
            records[group] = try await bookings?.assignmentRecord(order.scope(of: group, pool))
        }
        return TeamChoice(rule, among: free) { group, _ in records[group] ?? AssignmentRecord() }
    }

    private func words(_ attendance: TeamChoice.Attendance) -> String {
        let page = attendance.page
        return "\(page.host.name) (\(page.id.text)), \(words(attendance.assignment.reason))"
    }

    private func words(_ reason: AssignmentReason) -> String {
        switch reason {
        case .named: "whom the rule names"
        case .onlyOneFree: "nobody else of the pool being free"
        case .fewestTurns: "who had the fewest turns, and of those waited longest"
        case .correction: "who is owed a turn for a cancelled booking"
        case .firstBooking: "who had no such booking yet"
        case .longestIdle: "who waited longest since such a booking was made"
        case .priority(let priority):
            "whose priority of \(priority) is the highest, and of those waited longest"
        }
    }

    /// Who meets those that have booked this time here.
    private func alreadyBooked() async throws -> [String] {
        var filter = BookingFilter()
        filter.from = start
        filter.until = Instant(clamping: start.seconds + 1)
        filter.status = .confirmed
        guard let bookings else { return [] }
        var lines: [String] = []
        for booking in try await bookings.bookings(matching: filter) {
            let found = try await bookings.assignments(of: booking.id)
            guard let first = found.first, first.master == master.id, booking.event == rule.event.id
            else { continue }
            lines.append(
                "  booked then: \(booking.terms.hostName) for booking \(booking.id.text), "
                    + words(first.reason)
            )
        }
        return lines
    }

    // MARK: Why not

    private func reasons(_ taken: [DefinitionID: Occupancy]) async throws -> [String] {
        var lines: [String] = []
        for (group, owner) in ([rule.owner] + rule.others).enumerated() {
            for page in owner.pages {
                guard let zone = zones(page.zone) else { continue }
                let words = VerdictWords(
                    catalog: catalog,
                    availability: Availability(
                        page: page,
                        event: rule.event,
                        duration: duration,
                        zone: zone,
                        now: now,
                        asGuest: group > 0
                    ),
                    occupancy: taken[page.id] ?? .empty,
                    start: start
                )
                let verdict = words.verdict
                var obstacle: [Booking] = []
                if let meeting = words.obstacle {
                    obstacle = try await bookings?.bookings(of: meeting) ?? []
                }
                let state = verdict.isOpen ? "free" : words.reason(of: verdict, obstacle: obstacle)
                lines.append("  \(page.id.text): \(state)")
            }
        }
        return lines
    }
}
