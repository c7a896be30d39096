internal import Scheduling

/// Makes a booking page of its fields, and checks what several of them say together.
struct PageBuilder {
    let fields: Fields
    let site: Site
    private let keys = PageKeys.shared

    init(fields: Fields, site: Site) {
        self.fields = fields
        self.site = site
    }

    /// The page; `nil` when the reading found an error.
    func page(body: PublicText?, _ reading: inout Reading) -> BookingPage? {
        let givenTitle = fields.read(keys.title, &reading)
        let link = reading.link(fields, keys.link)
        let formerLinks = fields.read(keys.formerLinks, &reading) ?? []
        if let link { reading.refuseOwnLink(link, formerLinks, fields.entry(keys.formerLinks)) }
        let host = fields.read(keys.host, &reading)
        let events = events(title: givenTitle, &reading)
        let zone = fields.read(keys.zone, &reading)
        let hours = fields.read(keys.hours, &reading)
        let dates = fields.read(keys.dates, &reading)
        let rules = keys.rules.rules(fields, &reading)
        let locations = fields.read(keys.location, &reading) ?? []
        let form = fields.read(keys.form, &reading) ?? []
        let skip = fields.read(keys.skip, &reading) ?? .review
        let reopens = fields.read(keys.reopensLinks, &reading) ?? false
        let presence = keys.presence.presence(fields, body: body, on: site, &reading)
        guard !reading.isBroken, let link, let host, let events, let hours else { return nil }
        if presence.isAccepting { warnIfNeverOpen(hours, dates ?? [], &reading) }
        return BookingPage(
            id: reading.id,
            title: givenTitle ?? Self.title(events, host, presence.language),
            link: link,
            formerLinks: formerLinks,
            host: host,
            events: events,
            zone: zone ?? host.zone,
            hours: hours,
            dates: dates ?? [],
            rules: rules,
            locations: locations,
            form: form,
            isAccepting: presence.isAccepting,
            isListed: presence.isListed,
            convertsZone: presence.convertsZone,
            skip: skip,
            reopensLinks: reopens,
            summary: presence.summary,
            welcome: presence.welcome,
            image: presence.image,
            category: presence.category,
            tags: presence.tags,
            theme: presence.theme,
            language: presence.language
        )
    }

    /// The page as the index and checks across pages need it.
    func entry(of page: BookingPage, path: String, _ start: Mark) -> PageEntry {
        let link = fields.entry(keys.link)?.value.mark ?? start
        var former: [PageEntry.Place] = []
        if case .sequence(let nodes)? = fields.entry(keys.formerLinks)?.value.content {
            former = nodes.map { PageEntry.Place(line: $0.mark.line, column: $0.mark.column) }
        }
        return PageEntry(
            summary: PageSummary(page),
            path: path,
            linkLine: link.line,
            linkColumn: link.column,
            formerPlaces: former
        )
    }

    /// The public link and the former ones; `nil` when they cannot be read.
    func links(_ reading: inout Reading) -> [String]? {
        reading.links(fields, keys.link, keys.formerLinks)
    }

    private func events(title: String?, _ reading: inout Reading) -> [EventType]? {
        let given = fields.read(keys.events, &reading)
        let durations = fields.read(keys.duration, &reading)
        let price = fields.read(keys.price, &reading)
        let (eventsEntry, durationEntry) = (fields.entry(keys.events), fields.entry(keys.duration))
        if let eventsEntry {
            if let second = durationEntry ?? fields.entry(keys.price) {
                reading.refuse(
                    "events-and-duration",
                    at: second.mark,
                    "A page with `events` (line \(eventsEntry.mark.line)) has no `\(second.key)` "
                        + "of its own.",
                    hint: "write it in the event, or leave `events` out"
                )
            }
            return given.flatMap { checked($0, eventsEntry, &reading) }
        }
        guard let durationEntry else {
            let meant = reading.meantKeys
            guard !meant.contains("duration"), !meant.contains("events") else { return nil }
            reading.refuse(
                "missing-key",
                at: fields.mark,
                "The page has neither `events` nor `duration`.",
                hint: "add, for example, `events: [intro]` or `duration: 30m`"
            )
            return nil
        }
        guard let title else {
            if fields.entry(keys.title) == nil, !reading.meantKeys.contains("title") {
                reading.refuse(
                    "missing-key",
                    at: durationEntry.mark,
                    "A page with its own `duration` needs a `title`.",
                    hint: "add, for example, `title: Intro call with Ada`"
                )
            }
            return nil
        }
        guard let durations else { return nil }
        return [EventType(id: reading.id, name: title, durations: durations, price: price)]
    }

    /// The events of a list, each once; those written in place get an id of their name.
    private func checked(
        _ references: [EventReference],
        _ entry: Node.Entry,
        _ reading: inout Reading
    ) -> [EventType] {
        let marks =
            if case .sequence(let nodes) = entry.value.content { nodes.map(\.mark) } else {
                [entry.value.mark]
            }
        var used = Set(references.lazy.filter { !$0.isInline }.map(\.event.id))
        var seen: [DefinitionID] = []
        var events: [EventType] = []
        for (index, reference) in references.enumerated() {
            let event = reference.isInline ? named(reference.event, index, &used) : reference.event
            if seen.contains(event.id) {
                reading.refuse(
                    "event-twice",
                    at: marks[min(index, marks.count - 1)],
                    "The event `\(event.id.text)` is on this page twice.",
                    hint: "keep one of the two"
                )
            }
            seen.append(event.id)
            events.append(event)
        }
        return events
    }

    private func named(
        _ event: EventType,
        _ index: Int,
        _ used: inout Set<DefinitionID>
    ) -> EventType {
        let stem = slug(of: event.name)
        let names = [stem, "\(stem.prefix(50))-\(index + 1)", "event-\(index + 1)"]
        let free = names.lazy.compactMap { DefinitionID($0) }.first { !used.contains($0) }
        let id = free ?? event.id
        used.insert(id)
        return event.identified(id)
    }

    private func warnIfNeverOpen(
        _ hours: WeeklyHours,
        _ dates: [DateRule],
        _ reading: inout Reading
    ) {
        guard hours.isEmpty, dates.allSatisfy(\.windows.isEmpty),
            let entry = fields.entry(keys.hours)
        else { return }
        reading.warn(
            "never-open",
            at: entry.mark,
            "The page is never open: it has no hours and no dates.",
            hint: "add hours, or `accepting: false` if that is meant"
        )
    }

    private static func title(_ events: [EventType], _ host: Host, _ language: String) -> String {
        let names = events.map(\.name).joined(separator: ", ")
        let isEnglish = language.lowercased().hasPrefix("en")
        let title = names + (isEnglish ? " with " : " · ") + host.name
        return title.unicodeScalars.count <= 75 ? title : host.name
    }
}
