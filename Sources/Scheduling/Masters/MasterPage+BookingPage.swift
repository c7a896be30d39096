extension MasterPage {
    /// The master page as visitors see it until somebody is found for them: a page of a whole team.
    ///
    /// It has the master page's id and link. Its event types have the rules, questions and places
    /// of the first page of their owners; notice and horizon are the widest of all owners'. Its
    /// hours are empty, because each member's own hold.
    package var bookingPage: BookingPage {
        page(
            host: team,
            events: assigns ? events.map(shown) : events,
            zone: pages.first?.zone ?? "UTC"
        )
    }

    /// One of the master page's pages, as visitors see it who have chosen it here: with the master
    /// page's link before its own, and the master page's looks and language.
    package func bookingPage(of page: BookingPage) -> BookingPage {
        BookingPage(
            id: page.id,
            title: page.title,
            link: PublicLink(page.link, below: link),
            host: page.host,
            events: page.events,
            zone: page.zone,
            hours: page.hours,
            dates: page.dates,
            rules: page.rules,
            locations: page.locations,
            form: page.form,
            isAccepting: isAccepting && page.isAccepting,
            isListed: false,
            convertsZone: convertsZone && page.convertsZone,
            skip: page.skip,
            reopensLinks: page.reopensLinks,
            summary: page.summary,
            welcome: page.welcome,
            image: page.image,
            category: page.category,
            tags: page.tags,
            theme: theme,
            language: language
        )
    }

    private func page(host: Host, events: [EventType], zone: String) -> BookingPage {
        BookingPage(
            id: id,
            title: title,
            link: link,
            formerLinks: formerLinks,
            host: host,
            events: events,
            zone: zone,
            hours: WeeklyHours(),
            isAccepting: isAccepting && pages.contains(where: \.isAccepting),
            isListed: isListed,
            convertsZone: convertsZone,
            summary: summary,
            welcome: welcome,
            image: image,
            category: category,
            tags: tags,
            theme: theme,
            language: language
        )
    }

    /// The members as one host, without an address of their own.
    private var team: Host {
        var seen: Set<DefinitionID> = []
        let names = pages.map(\.host).filter { seen.insert($0.id).inserted }.map(\.name)
        let more = names.count - 3
        return Host(
            id: id,
            name: names.prefix(3).joined(separator: ", ") + (more > 0 ? " +\(more)" : ""),
            zone: pages.first?.zone ?? "UTC"
        )
    }

    /// An event type with what its owner's pages say about it.
    private func shown(_ event: EventType) -> EventType {
        guard let owners = rule(for: event.id)?.owner.pages, let first = owners.first else {
            return event
        }
        var rules = event.rules.over(first.rules)
        let all = owners.map { $0.rules(for: event) }
        rules.notice = all.map(\.notice).min()
        rules.horizon = all.map(\.horizon).max()
        let places = owners.map { $0.locations(for: event) }
        let agree = places.allSatisfy { $0 == places[0] }
        // Where it will be is known only once somebody is found, and some of them call.
        var form = event.form ?? first.form
        if !agree, places.contains(where: { $0.contains(where: \.asksForNumber) }) {
            let isCertain = places.contains { $0.count == 1 && $0[0].asksForNumber }
            form = form.askingForNumber(always: isCertain)
        }
        return EventType(
            id: event.id,
            name: event.name,
            durations: event.durations,
            description: event.description,
            locations: agree ? places[0] : [],
            price: event.price,
            category: event.category,
            tags: event.tags,
            form: form,
            rules: rules
        )
    }
}
