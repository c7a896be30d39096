import Scheduling
import SiteRendering
import SiteSource

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
        for name in submission.malformed { problems[name] = .malformed }
        for name in submission.unknown {
            let near = Suggestion.nearest(to: name, among: BookingSubmission.names)
            problems[name] = .unknown(near: near)
        }
        if let master = catalog.master(page.id), !master.assigns {
            // The visitor must choose one of its pages first.
            problems[LiveField.page] = .missing
        }
        var wish = TimeWish(
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
        if let entry { wish?.restriction = entry.link.restriction }
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
        _ known: FormProblems
    ) throws -> FormCheck.Content {
        var problems = known
        let fields = page.form(for: event).map(\.id)
        for name in submission.answered where !fields.contains(name) {
            let near = Suggestion.nearest(to: name, among: fields)
            problems[FieldName.answer(name)] = .unknown(near: near)
        }
        switch FormCheck(page: page, event: event).read(submission.fields) {
        case .success(let content):
            guard problems.isEmpty else { throw BookingProblem.fields(problems) }
            return content
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
            linkedPage: entry?.link.page,
            assignment: catalog.assignment(of: wish, event, start: start, now: now) {
                agreed(with: $0, $1.event, named: event, start: start, content)
            }
        )
    }

    /// What is agreed when a page is found for an event of a master page.
    private func agreed(
        with member: BookingPage,
        _ event: EventType,
        named shown: EventType,
        start: Instant,
        _ content: FormCheck.Content
    ) -> BookedTerms? {
        let places = member.locations(for: event)
        return catalog.terms(
            of: member,
            as: page,
            event,
            start: start,
            eventName: entry?.name(of: shown),
            // Where members meet in unlike places, only who is found says where.
            location: content.location ?? (places.count == 1 ? places[0].agreed : nil)
        )
    }
}
