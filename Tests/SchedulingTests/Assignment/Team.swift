import Scheduling
import Testing

/// Makes pages of hosts of whom a test says only the name and the hours.
enum Team {
    static var event: EventType {
        get throws {
            EventType(id: try id("intro"), name: "Intro call", durations: [.minutes(30)])
        }
    }

    /// A page with hours that are the same on each day, such as `09:00-12:00`.
    static func page(
        _ name: String,
        _ windows: String = "09:00-17:00",
        host: String? = nil,
        events: [EventType]? = nil,
        category: String? = nil,
        tags: [String] = [],
        isAccepting: Bool = true,
        rules change: (inout BookingRules) -> Void = { _ in }
    ) throws -> BookingPage {
        var hours = WeeklyHours()
        for day in Weekday.allCases { hours[day] = try TimeWindow.list(windows) }
        var rules = BookingRules()
        rules.starts = .every(.minutes(30))
        rules.notice = .zero
        change(&rules)
        return BookingPage(
            id: try id(name),
            title: name,
            link: try PublicLink("page-" + name),
            host: Host(id: try id(host ?? name), name: host ?? name, zone: "UTC"),
            events: try events ?? [event],
            zone: "UTC",
            hours: hours,
            rules: rules,
            isAccepting: isAccepting,
            category: category,
            tags: tags
        )
    }

    static func pool(
        _ names: [String],
        _ method: Distribution.Method = .longestIdle,
        corrects: Bool = true,
        priorities: [Int] = []
    ) throws -> ResourcePool {
        ResourcePool(
            id: try id("team"),
            members: try names.enumerated().map { index, name in
                ResourcePool.Member(
                    page: try page(name),
                    priority: index < priorities.count ? priorities[index] : 5
                )
            },
            distribution: Distribution(method, correctsItself: corrects)
        )
    }

    /// The question about the times of an owner and of others, on the first of December 2026.
    static func availability(
        _ owner: BookingOwner,
        with others: [BookingOwner] = [],
        now: String = "2026-12-01T00:00:00Z"
    ) throws -> TeamAvailability {
        TeamAvailability(
            rule: AssignmentRule(event: try event, owner: owner, others: others),
            duration: .minutes(30),
            now: try instant(now),
            zone: { _ in .utc }
        )
    }

    /// That day.
    static func day() throws -> Range<Instant> {
        ZoneRules.utc.day(try #require(CivilDate("2026-12-01")))
    }
}

extension Occupancy {
    /// A host who is not free in some stretches: `("09:00", "10:00")`, on that day.
    static func busy(_ stretches: (String, String)...) throws -> Occupancy {
        Occupancy(
            claims: try stretches.map {
                try Claim("2026-12-01T\($0.0):00Z", "2026-12-01T\($0.1):00Z")
            },
            meetings: []
        )
    }
}
