import Scheduling

extension BookingCatalog {
    /// How to find a host for a time of a page; `nil` when it is no master page that does.
    ///
    /// `terms` says what is agreed when a page of the rule is booked; `nil` when it cannot be.
    func assignment(
        of wish: TimeWish,
        _ event: EventType,
        start: Instant,
        now: Instant,
        terms: (BookingPage, AssignmentRule) -> BookedTerms?
    ) -> AssignmentOrder? {
        guard let master = master(wish.page.id) else { return nil }
        let own = master.rule(for: event.id)
        let host = wish.restriction.host
        guard let rule = host.map({ own?.only(with: $0) }) ?? own else { return nil }
        let zones = { [zones] (name: String) in zones.rules(named: name) }
        var agreed: [DefinitionID: BookedTerms] = [:]
        for member in rule.owner.pages { agreed[member.id] = terms(member, rule) }
        return AssignmentOrder(
            master: master.id,
            team: TeamAvailability(rule: rule, duration: wish.duration, now: now, zone: zones),
            terms: agreed,
            zone: zones
        )
    }

    /// What is agreed when an event of a page is booked now, as a master page shows it; `nil` when
    /// the page's zone has no rules.
    func terms(
        of page: BookingPage,
        as shown: BookingPage,
        _ event: EventType,
        start: Instant,
        eventName: String?,
        location: Location?
    ) -> BookedTerms? {
        guard let zone = zones.rules(named: page.zone) else { return nil }
        return BookedTerms(
            page: page,
            as: shown,
            event: event,
            wallTime: zone.wall(at: start).text,
            zoneVersion: zones.version,
            eventName: eventName,
            location: location
        )
    }
}

extension BookedTerms {
    /// What is agreed when an event of a page is booked now, as the page or as a master page says.
    init(
        page: BookingPage,
        as shown: BookingPage? = nil,
        event: EventType,
        wallTime: String,
        zoneVersion: String,
        eventName: String? = nil,
        location: Location?
    ) {
        let rules = page.rules(for: event)
        self.init(
            pageTitle: (shown ?? page).title,
            eventName: eventName ?? event.name,
            hostName: page.host.name,
            hostEmail: page.host.email,
            zone: page.zone,
            wallTime: wallTime,
            zoneVersion: zoneVersion,
            location: location,
            price: event.price,
            cancel: rules.cancel,
            move: rules.move,
            reason: rules.reason,
            language: (shown ?? page).language
        )
    }
}
