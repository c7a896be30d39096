import Scheduling
import SiteRendering

/// Makes an order of what was sent, checked as far as it can be without the ledger.
struct OrderReading {
    let page: BookingPage
    /// The one-time link that the order spends.
    var entry: OneTimeEntry?
    let catalog: BookingCatalog
    let secrets: EndpointSecrets
    let now: Instant

    /// The order; throws a ``BookingProblem`` that names each field that is wrong, or a ``Refusal``.
    func order(_ submission: BookingSubmission, body: [UInt8]) throws -> BookingOrder {
        var problems = FormProblems()
        for name in submission.unknown { problems[name] = .malformed }
        if let master = catalog.master(page.id), !master.assigns {
            // The visitor must choose one of its pages first.
            problems[LiveField.page] = .missing
        }
        let wish = TimeWish(
            page: page,
            event: submission.event,
            duration: submission.duration,
            &problems
        )
        let start = Instant(submission.start)
        // An end beyond the last instant there is would belong to no meeting.
        if start.flatMap({ $0.adding(minutes: wish?.duration.minutes ?? 0) }) == nil {
            problems[LiveField.start] = submission.start.isEmpty ? .missing : .notDate
        }
        let customerZone = submission.zone.isEmpty ? page.zone : submission.zone
        if catalog.zones.rules(named: customerZone) == nil {
            problems[LiveField.zone] = .notAnOption
        }
        guard let wish, let event = wish.event else { throw BookingProblem.fields(problems) }
        let content = try content(of: submission, event, problems)
        guard problems.isEmpty, let start else { throw BookingProblem.fields(problems) }
        let customer = Customer(name: content.name, email: content.email, zone: customerZone)
        return try order(
            wish,
            event,
            start: start,
            customer,
            content,
            submission.campaign,
            RequestIdentity(
                key: submission.key,
                page: entry?.link.id.text ?? page.link.text,
                body: body
            )
        )
    }

    /// What the form says; throws what is wrong with it together with what was wrong before.
    private func content(
        of submission: BookingSubmission,
        _ event: EventType,
        _ problems: FormProblems
    ) throws -> FormCheck.Content {
        switch FormCheck(page: page, event: event).read(submission.fields) {
        case .success(let content): return content
        case .failure(let more): throw BookingProblem.fields(problems.merged(with: more))
        }
    }

    private func order(
        _ wish: TimeWish,
        _ event: EventType,
        start: Instant,
        _ customer: Customer,
        _ content: FormCheck.Content,
        _ campaign: Campaign,
        _ request: RequestIdentity?
    ) throws -> BookingOrder {
        let id = try secrets.newBookingID()
        guard let zone = catalog.zones.rules(named: page.zone),
            let end = start.adding(minutes: wish.duration.minutes),
            let digest = secrets.manageToken(of: id)?.digest
        else { throw Refusal.failure }
        let terms = BookedTerms(
            page: page,
            event: event,
            wallTime: zone.wall(at: start).text,
            zoneVersion: catalog.zones.version,
            eventName: entry?.name(of: event),
            location: content.location
        )
        let booking = Booking(
            id: id,
            page: page.id,
            event: event.id,
            host: page.host.id,
            start: start,
            end: end,
            terms: terms,
            customer: customer,
            answers: content.answers,
            guests: content.guests,
            campaign: campaign,
            created: now,
            link: entry?.link.id
        )
        return BookingOrder(
            booking: booking,
            page: page,
            event: event,
            duration: wish.duration,
            zone: zone,
            manage: digest,
            request: request,
            link: entry?.digest,
            assignment: assignment(of: event, wish, start: start, content)
        )
    }

    /// How to find a host, if the page is a master page.
    private func assignment(
        of event: EventType,
        _ wish: TimeWish,
        start: Instant,
        _ content: FormCheck.Content
    ) -> AssignmentOrder? {
        guard let rule = catalog.master(page.id)?.rule(for: event.id) else { return nil }
        let zones = { [catalog] (name: String) in catalog.zones.rules(named: name) }
        var terms: [DefinitionID: BookedTerms] = [:]
        for member in rule.owner.pages {
            guard let zone = zones(member.zone) else { continue }
            let places = member.locations(for: rule.event)
            terms[member.id] = BookedTerms(
                page: member,
                as: page,
                event: rule.event,
                wallTime: zone.wall(at: start).text,
                zoneVersion: catalog.zones.version,
                eventName: entry?.name(of: event),
                // Where members meet in unlike places, only who is found says where.
                location: content.location ?? (places.count == 1 ? places[0].agreed : nil)
            )
        }
        return AssignmentOrder(
            master: page.id,
            team: TeamAvailability(rule: rule, duration: wish.duration, now: now, zone: zones),
            terms: terms,
            zone: zones
        )
    }
}

extension BookedTerms {
    /// What is agreed when an event of a page is booked now, as the page or as a master page says.
    fileprivate init(
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
