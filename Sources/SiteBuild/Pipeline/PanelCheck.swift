import Scheduling
import SiteSource

/// Looks whether the hosts of a panel share open hours in an ordinary week.
///
/// A build does not know the day, so two weeks stand for all: one in winter and one in summer,
/// because clocks do not change everywhere alike. Rules for single dates, notice and bookings are
/// left aside.
struct PanelCheck {
    let loaded: LoadedMaster
    let zones: ZoneDatabase

    /// Mondays.
    private static let weeks = ["2027-01-11", "2027-07-12"]

    var diagnostics: [Diagnostic] {
        let rules: [AssignmentRule]
        switch loaded.master.scenario {
        case .dynamicRules(let all), .panel(let all): rules = all
        case .staticRules, .eventsFirst, .pagesFirst, .pagesOnly: return []
        }
        return zip(rules, loaded.rulePlaces).compactMap { rule, place in
            guard !rule.others.isEmpty, !rule.event.durations.contains(where: { meets(rule, $0) })
            else { return nil }
            return Diagnostic(
                .warning,
                rule: "panel-never-meets",
                path: loaded.entry.path,
                line: place.line,
                column: place.column,
                message:
                    "The hosts of “\(rule.event.name)” share no open time in an ordinary week; "
                    + "the weeks of \(Self.weeks.joined(separator: " and ")) were looked at.",
                hint: "compare the hours of "
                    + rule.pages.map { "`\($0.id.text)`" }.joined(separator: ", ")
            )
        }
    }

    private func meets(_ rule: AssignmentRule, _ duration: Span) -> Bool {
        let ordinary = rule.inOrdinaryWeeks
        return Self.weeks.contains { text in
            guard let monday = CivilDate(text), let sunday = monday.adding(days: 6) else {
                return true
            }
            let week = ZoneRules.utc.day(monday).lowerBound..<ZoneRules.utc.day(sunday).upperBound
            let team = TeamAvailability(
                rule: ordinary,
                duration: duration,
                now: week.lowerBound,
                zone: zones.rules(named:)
            )
            return !team.openTimes(in: week, taken: [:]).isEmpty
        }
    }
}

extension AssignmentRule {
    /// The rule without anything that holds on some days only.
    fileprivate var inOrdinaryWeeks: AssignmentRule {
        var rules = event.rules
        rules.notice = .zero
        rules.horizon = .days(14)
        let event = EventType(
            id: event.id,
            name: event.name,
            durations: event.durations,
            rules: rules
        )
        return AssignmentRule(
            event: event,
            owner: owner.inOrdinaryWeeks,
            others: others.map(\.inOrdinaryWeeks)
        )
    }
}

extension BookingOwner {
    fileprivate var inOrdinaryWeeks: BookingOwner {
        .pool(
            ResourcePool(
                members: pages.map { page in
                    ResourcePool.Member(
                        page: BookingPage(
                            id: page.id,
                            title: page.title,
                            link: page.link,
                            host: page.host,
                            events: page.events,
                            zone: page.zone,
                            hours: page.hours,
                            rules: page.rules
                        )
                    )
                }
            )
        )
    }
}
