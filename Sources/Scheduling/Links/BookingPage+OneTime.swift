extension BookingPage {
    /// The page with what a one-time link lets its holder book; `nil` when that is nothing.
    ///
    /// - Parameters:
    ///   - link: A link to the page, or to a master page on which this page was chosen.
    ///   - hosts: Of whom one is found, on a master page that finds somebody; the page's host when
    ///     `nil`.
    /// - Returns: The page with the events that are left.
    package func bookable(with link: OneTimeLink, hosts: [DefinitionID]? = nil) -> BookingPage? {
        let hosts = hosts ?? [host.id]
        guard link.restriction.host.map({ hosts.contains($0) }) ?? true else { return nil }
        guard let only = link.restriction.event else { return self }
        guard let event = events.first(where: { $0.id == only }) else { return nil }
        return BookingPage(self, events: [event])
    }

    /// The page as the holder of a one-time link sees it: without its title, its public link and the
    /// words about it, unless the link has a title of its own.
    ///
    /// Its events are in the same order; an event whose name says the page's gets the link's title,
    /// or else `meeting`. Where ids are not the page's own, it is to be shown and never to be judged.
    ///
    /// - Parameters:
    ///   - title: What the link says in place of the page's title.
    ///   - meeting: The name of an event that has none of its own.
    ///   - name: What stands in place of the public link.
    ///   - eventID: The id to show of an event, by its place, which numbers it, and its own id.
    /// - Returns: The page to show.
    package func hidden(
        behind title: String?,
        meeting: String,
        as name: String = "one-time",
        eventID: (Int, DefinitionID) -> DefinitionID? = { index, _ in
            DefinitionID("event-\(index + 1)")
        }
    ) -> BookingPage {
        guard let link = try? PublicLink(name) else { return self }
        let secrets = [self.title, id.text, self.link.text]
        let events = events.enumerated().map { index, event in
            let reveals = secrets.contains { event.name.lowercased().holds($0.lowercased()) }
            return EventType(
                id: eventID(index, event.id) ?? event.id,
                named: reveals ? title ?? meeting : event.name,
                like: event
            )
        }
        let name = events.count == 1 ? events[0].name : host.name
        return BookingPage(self, link: link, title: title ?? name, events: events)
    }

    /// The page under another title.
    package func titled(_ title: String) -> BookingPage {
        BookingPage(self, link: link, title: title, events: events, isWhole: true)
    }
}

extension BookingPage {
    /// A page with fewer events.
    fileprivate init(_ page: BookingPage, events: [EventType]) {
        self.init(page, link: page.link, title: page.title, events: events, isWhole: true)
    }

    fileprivate init(
        _ page: BookingPage,
        link: PublicLink,
        title: String,
        events: [EventType],
        isWhole: Bool = false
    ) {
        self.init(
            id: page.id,
            title: title,
            link: link,
            formerLinks: isWhole ? page.formerLinks : [],
            host: page.host,
            events: events,
            zone: page.zone,
            hours: page.hours,
            dates: page.dates,
            rules: page.rules,
            locations: page.locations,
            form: page.form,
            isAccepting: page.isAccepting,
            isListed: isWhole && page.isListed,
            convertsZone: page.convertsZone,
            skip: page.skip,
            reopensLinks: page.reopensLinks,
            summary: isWhole ? page.summary : nil,
            welcome: isWhole ? page.welcome : nil,
            image: isWhole ? page.image : nil,
            category: isWhole ? page.category : nil,
            tags: isWhole ? page.tags : [],
            theme: page.theme,
            language: page.language
        )
    }
}

extension EventType {
    /// An event with another id and name.
    fileprivate init(id: DefinitionID, named name: String, like event: EventType) {
        self.init(
            id: id,
            name: name,
            durations: event.durations,
            description: event.description,
            locations: event.locations,
            price: event.price,
            category: event.category,
            tags: event.tags,
            form: event.form,
            rules: event.rules
        )
    }
}

extension String {
    /// Whether these bytes hold those of another text.
    fileprivate func holds(_ other: String) -> Bool {
        let (own, wanted) = (Array(utf8), Array(other.utf8))
        guard !wanted.isEmpty, own.count >= wanted.count else { return false }
        return (0...own.count - wanted.count).contains { start in
            own[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}
