import Scheduling

/// Which times a program asks for.
struct TimesQuery {
    let from: CivilDate
    let days: Int
    let zone: ZoneRules
    let event: String
    let duration: String

    /// Reads the query of a request.
    ///
    /// - Throws: ``Refusal``.
    init(_ fields: FormFields, page: BookingPage, zones: ZoneCache, now: Instant) throws(Refusal) {
        var problems = FormProblems()
        let zoneName = try fields.value("zone") ?? page.zone
        let zone = zones.rules(named: page.convertsZone ? zoneName : page.zone)
        if zone == nil { problems["zone"] = .notAnOption }
        let rules = zone ?? .utc
        let text = try fields.value("from")
        let from = text.map { CivilDate($0) } ?? rules.wall(at: now).date
        if from == nil { problems["from"] = .notDate }
        let days = try fields.value("days").map { Int($0) } ?? 14
        if days == nil { problems["days"] = .notNumber }
        if let days, !(1...Self.maximumDays).contains(days) {
            problems["days"] = days < 1 ? .below(1) : .above(Self.maximumDays)
        }
        guard problems.isEmpty, let from, let days else { throw .fields(problems) }
        self.from = from
        self.days = days
        self.zone = rules
        event = try fields.value("event") ?? ""
        duration = try fields.value("duration") ?? ""
    }

    private static let maximumDays = 31

    /// The first day and those after it.
    var dates: [CivilDate] { (0..<days).compactMap { from.adding(days: $0) } }

    /// From the first moment of the first day to the last of the last.
    var range: Range<Instant>? {
        guard let first = dates.first, let last = dates.last else { return nil }
        return zone.day(first).lowerBound..<zone.day(last).upperBound
    }
}
