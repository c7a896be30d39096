import BuildCommands
import Scheduling
import SiteBuild

/// Names the rule that keeps a meeting from being open, with its value and its file.
struct VerdictWords {
    let catalog: SiteCatalog
    let availability: Availability
    let occupancy: Occupancy
    let start: Instant

    private var page: BookingPage { availability.page }
    private var event: EventType { availability.event }
    private var rules: ResolvedRules { page.rules(for: event) }
    private var date: CivilDate { availability.zone.wall(at: start).date }

    var verdict: Verdict { availability.verdict(at: start, occupancy: occupancy) }

    /// The meeting that stands in the way; `nil` when a rule does.
    var obstacle: MeetingID? {
        switch verdict {
        case .occupied(let claim): claim.meeting
        case .seatsTaken:
            occupancy.meetings.first { $0.event == event.id && $0.start == start && $0.end == end }?
                .id
        default: nil
        }
    }

    /// The end of a sentence that begins with "is not open:".
    ///
    /// - Parameters:
    ///   - verdict: Why it is not open.
    ///   - obstacle: The bookings of the meeting that takes the time, if one does.
    /// - Returns: Words without a full stop.
    func reason(of verdict: Verdict, obstacle: [Booking]) -> String {
        switch verdict {
        case .open: "nothing is against it"
        case .notAccepting: "the page takes no bookings, `accepting: false`" + inPage
        case .unknownDuration: unknownDuration
        case .closedDate, .outsideHours: hours
        case .offGrid: offGrid
        case .doesNotFit: "it would end at \(moment(end)), but " + hours
        case .tooSoon(let earliest): tooSoon(earliest)
        case .tooFar(let latest):
            "\(owner(\.horizon)) `horizon` is \(written(rules.horizon)), so meetings start before "
                + moment(latest) + place(\.horizon)
        case .seatsTaken: full(obstacle)
        case .occupied(let claim): occupied(claim, by: obstacle)
        case .dayLimit(let count, let owner): limit(count, "day", owner)
        case .weekLimit(let count, let owner): limit(count, "week", owner)
        case .notOffered: notOffered
        }
    }

    private var inPage: String { " (\(catalog.path(of: page)))" }
    private var inEvent: String { " (\(catalog.path(of: event, on: page)))" }

    private var unknownDuration: String {
        let lengths = DateWords.list(event.durations.map(\.text), "or")
        return "“\(event.name)” lasts \(lengths), not \(availability.duration.text)" + inEvent
    }

    private var end: Instant {
        Instant(clamping: start.seconds + availability.duration.minutes * 60)
    }

    /// What the page says about the date of the start, and about the night before it.
    private var hours: String {
        var words = hours(of: date)
        if let yesterday = date.adding(days: -1),
            let window = windows(of: yesterday).last(where: { $0.endMinutes > 1440 })
        {
            let day = DateWords.name(yesterday.weekday)
            words += ", and those of \(day) end at \(window.end?.text ?? "")"
        }
        return words + inPage
    }

    private func hours(of date: CivilDate) -> String {
        let windows = DateWords.windows(windows(of: date))
        guard let rule = dateRule(of: date) else {
            let day = DateWords.name(date.weekday)
            return windows.isEmpty
                ? "the page has no `hours` on \(day)s"
                : "the page's `hours` for \(day) are \(windows)"
        }
        let dates =
            rule.first == rule.last ? rule.first.text : "\(rule.first.text)..\(rule.last.text)"
        return windows.isEmpty
            ? "the page's `dates` close \(dates)" : "the page's `dates` for \(dates) are \(windows)"
    }

    private func windows(of date: CivilDate) -> [TimeWindow] {
        dateRule(of: date)?.windows ?? page.hours[date.weekday]
    }

    private func dateRule(of date: CivilDate) -> DateRule? {
        page.dates.first { ($0.first...$0.last).contains(date) }
    }

    private var offGrid: String {
        let starts =
            switch rules.starts {
            case .every(let span): "every \(span.text) from the start of each window"
            case .at(let minutes):
                "at "
                    + DateWords.list(minutes.map { ":" + ($0 < 10 ? "0" : "") + "\($0)" }, "and")
            }
        return "\(owner(\.starts)) `starts` are \(starts)" + place(\.starts)
    }

    private func tooSoon(_ earliest: Instant) -> String {
        guard start >= availability.now else { return "it has passed" }
        return "\(owner(\.notice)) `notice` is \(written(rules.notice)), so nothing starts before "
            + moment(earliest) + place(\.notice)
    }

    /// Names the time that is offered in place of this one.
    private var notOffered: String {
        let day = availability.zone.day(date)
        let times = availability.openTimes(in: day, occupancy: occupancy)
        let other = times.last { $0.start < start }.map { moment($0.start) } ?? "another time"
        return "\(owner(\.offeredPerDay)) `offered-per-day` is \(rules.offeredPerDay ?? 0), and "
            + "\(other) is offered for this part of the day" + place(\.offeredPerDay)
    }

    private func occupied(_ claim: Claim, by bookings: [Booking]) -> String {
        let time = "\(moment(claim.start)) to \(moment(claim.end))"
        guard let names = names(of: bookings) else {
            return "with its buffers it would overlap time of \(page.host.name) that is taken, "
                + time
        }
        return "with its buffers it would overlap \(names); with buffers "
            + (bookings.count == 1 ? "it takes" : "they take") + " \(time) of \(page.host.name)"
    }

    private func full(_ bookings: [Booking]) -> String {
        "all places of the meeting at that time are taken"
            + (names(of: bookings).map { ", by \($0)" } ?? "")
    }

    /// Names the bookings of a meeting, but no customer: whoever asks may pass the answer on.
    private func names(of bookings: [Booking]) -> String? {
        guard let first = bookings.first else { return nil }
        let names = bookings.prefix(3).map { "`\($0.id.text)`" }
        let others = bookings.count - names.count
        let all = names + (others > 0 ? ["\(others) more"] : [])
        return (bookings.count == 1 ? "booking " : "bookings ") + DateWords.list(all, "and")
            + ", “\(first.terms.eventName)” on `\(first.page.text)`, \(moment(first.start)) to "
            + moment(first.end)
    }

    private func limit(_ count: Int, _ unit: String, _ owner: Verdict.RuleOwner) -> String {
        let whose = owner == .page ? "the page's" : "the event's"
        return "\(whose) `limit` of \(count) a \(unit) is reached"
            + (owner == .page ? inPage : inEvent)
    }

    private func moment(_ instant: Instant) -> String {
        let wall = availability.zone.wall(at: instant)
        let time = DateWords.time(wall.seconds)
        return wall.date == date ? time : "\(DateWords.day(wall.date)), \(time)"
    }

    /// A span as most owners write it: `60d`, not `8w4d`.
    private func written(_ span: Scheduling.Span) -> String {
        let (days, rest) = span.minutes.quotientAndRemainder(dividingBy: 1440)
        return rest == 0 && days > 0 && days % 7 != 0 ? "\(days)d" : span.text
    }

    /// Whose rule it is: an event's own wins over its page's.
    private func owner<Value>(_ rule: KeyPath<BookingRules, Value?>) -> String {
        if event.rules[keyPath: rule] != nil { return "the event's" }
        return page.rules[keyPath: rule] != nil ? "the page's" : "the default"
    }

    /// The file of a rule; nothing for a default.
    private func place<Value>(_ rule: KeyPath<BookingRules, Value?>) -> String {
        if event.rules[keyPath: rule] != nil { return inEvent }
        return page.rules[keyPath: rule] != nil ? inPage : ""
    }
}
