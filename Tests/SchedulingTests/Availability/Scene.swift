import Scheduling
import Testing

/// A page with one event type, of which a test says only what it is about.
struct PageDraft {
    var hours = WeeklyHours()
    var dates: [DateRule] = []
    var pageRules = BookingRules()
    var eventRules = BookingRules()
    var durations: [Span] = [.minutes(30)]
    var isAccepting = true

    /// Hours that are the same on each day, such as `09:00-12:00, 13:00-17:00`.
    init(_ windows: String = "") throws {
        let windows = try TimeWindow.list(windows)
        for day in Weekday.allCases { hours[day] = windows }
        pageRules.notice = .zero
        pageRules.horizon = .days(60)
    }

    func scene(now: Instant, duration: Span? = nil, zone: ZoneRules = .utc) throws -> Scene {
        let event = EventType(
            id: try id("intro"),
            name: "Intro call",
            durations: durations,
            rules: eventRules
        )
        let page = BookingPage(
            id: try id("ada-intro"),
            title: "Intro call with Ada",
            link: try PublicLink("ada-intro"),
            host: Host(id: try id("ada"), name: "Ada", zone: zone.name),
            events: [event],
            zone: zone.name,
            hours: hours,
            dates: dates,
            rules: pageRules,
            isAccepting: isAccepting
        )
        let length = duration ?? durations[0]
        return Scene(page: page, event: event, duration: length, zone: zone, now: now)
    }
}

/// All that a question about times depends on, besides what is taken.
struct Scene {
    let page: BookingPage
    let event: EventType
    let duration: Span
    let zone: ZoneRules
    let now: Instant

    var availability: Availability {
        Availability(page: page, event: event, duration: duration, zone: zone, now: now)
    }

    /// The starts of a date's open times, as the zone's clocks show them: `09:00`.
    func starts(on date: String, _ occupancy: Occupancy = .empty) throws -> [String] {
        let day = zone.day(try #require(CivilDate(date)))
        return availability.openTimes(in: day, occupancy: occupancy).map {
            WallTime(minutes: zone.wall(at: $0.start).minutes)?.text ?? ""
        }
    }

    func verdict(at text: String, _ occupancy: Occupancy = .empty) throws -> Verdict {
        availability.verdict(at: try instant(text), occupancy: occupancy)
    }

    /// A meeting of the scene's page and event type.
    func meeting(
        _ start: String,
        _ end: String,
        seats: Seats = .one,
        taken: Int = 1,
        page: String? = nil,
        event: String? = nil
    ) throws -> Meeting {
        Meeting(
            id: MeetingID(number: 1),
            page: try page.map { try id($0) } ?? self.page.id,
            event: try event.map { try id($0) } ?? self.event.id,
            start: try instant(start),
            end: try instant(end),
            seats: seats,
            taken: taken
        )
    }
}

func id(_ text: String) throws -> DefinitionID { try #require(DefinitionID(text)) }

extension Claim {
    init(_ start: String, _ end: String) throws {
        self.init(start: try instant(start), end: try instant(end), meeting: nil)
    }
}

extension TimeWindow {
    /// Reads `09:00-12:00, 22:00-02:00`.
    static func list(_ text: String) throws -> [TimeWindow] {
        try text.split(separator: ", ").map { part in
            let bounds = try part.split(separator: "-").map { try #require(WallTime($0)) }
            return try #require(TimeWindow(start: bounds[0], end: bounds[1]))
        }
    }
}

extension DateRule {
    init(_ first: String, to last: String? = nil, _ windows: String) throws {
        self.init(
            first: try #require(CivilDate(first)),
            last: try #require(CivilDate(last ?? first)),
            windows: try TimeWindow.list(windows)
        )
    }
}
