/// How many meetings start on each date and in each week of a zone.
struct MeetingCounts {
    private let zone: ZoneRules
    private let page: BookingLimit?
    private let event: BookingLimit?
    private var pageDays: [Int: Int] = [:]
    private var pageWeeks: [Int: Int] = [:]
    private var eventDays: [Int: Int] = [:]
    private var eventWeeks: [Int: Int] = [:]

    /// Counts the meetings of a page; nothing when no limit needs it.
    init(_ occupancy: Occupancy, page: BookingPage, event: EventType, zone: ZoneRules) {
        self.zone = zone
        self.page = page.rules.limit
        self.event = event.rules.limit
        guard self.page != nil || self.event != nil else { return }
        for meeting in occupancy.meetings where meeting.page == page.id {
            let (day, week) = zone.dayAndWeek(at: meeting.start)
            pageDays[day, default: 0] += 1
            pageWeeks[week, default: 0] += 1
            guard meeting.event == event.id else { continue }
            eventDays[day, default: 0] += 1
            eventWeeks[week, default: 0] += 1
        }
    }

    /// The limit that a further meeting would exceed.
    func refusal(at start: Instant) -> Verdict? {
        guard page != nil || event != nil else { return nil }
        let (day, week) = zone.dayAndWeek(at: start)
        if let limit = page?.day, pageDays[day, default: 0] >= limit {
            return .dayLimit(limit, of: .page)
        }
        if let limit = event?.day, eventDays[day, default: 0] >= limit {
            return .dayLimit(limit, of: .event)
        }
        if let limit = page?.week, pageWeeks[week, default: 0] >= limit {
            return .weekLimit(limit, of: .page)
        }
        if let limit = event?.week, eventWeeks[week, default: 0] >= limit {
            return .weekLimit(limit, of: .event)
        }
        return nil
    }
}

extension ZoneRules {
    /// The number of an instant's date since 1970, and that of its week, which begins on Monday.
    fileprivate func dayAndWeek(at instant: Instant) -> (day: Int, week: Int) {
        let day = dayNumber(at: instant)
        // 1970-01-01 was a Thursday, so that week 0 began three days before.
        return (day, floorDivision(day + 3, by: 7).quotient)
    }
}
