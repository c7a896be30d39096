import HTTPTypes
import Hummingbird
import Scheduling
import SiteRendering

/// Booking in two steps on pages that are drawn on request: choose a time, fill in the form.
struct BookingPages {
    private let desk: BookingDesk
    private let request: RouteRequest
    private let catalog: BookingCatalog
    private let answer: PageAnswer

    init(_ desk: BookingDesk, _ request: RouteRequest) {
        self.desk = desk
        self.request = request
        catalog = desk.catalog
        answer = PageAnswer(catalog: catalog)
    }

    // MARK: Choosing

    /// `GET /book/{link}`.
    func show() async throws -> Response {
        switch catalog.place(at: try request.parameter("link")) {
        case nil: throw Refusal.notFound
        case .moved(let link):
            let query = request.head.path?.utf8.firstIndex(of: UInt8(ascii: "?"))
            let rest = query.flatMap { start in request.head.path.map { String($0[start...]) } }
            return answer.redirect(to: "book/" + link + (rest ?? ""), status: .permanentRedirect)
        case .page(let page):
            guard page.isAccepting else {
                return answer.message(LiveMessage(.notAccepting, page: page), status: .ok)
            }
            return try await show(visit(of: page))
        }
    }

    /// `GET /p/{sealed}`.
    func showSealed() async throws -> Response {
        do {
            let visit = try LinkVisit(
                sealed: try request.parameter("sealed"),
                with: desk.sealKeys(),
                query: LinkDetails(query: request.queryBytes),
                choosing: request.query.value(LiveField.page) ?? "",
                in: catalog,
                at: desk.now
            )
            guard visit.page.isAccepting else {
                return answer.message(LiveMessage(.notAccepting, page: visit.page), status: .ok)
            }
            return try await show(visit)
        } catch let problem as SealedLinkProblem {
            return answer.message(problem.message, status: problem.status)
        }
    }

    /// `GET /o/{token}`.
    func showOneTime() async throws -> Response {
        let text = try request.parameter("token")
        let entry: OneTimeEntry
        do {
            guard
                let found = try await desk.entry(
                    with: text,
                    choosing: request.query.value(LiveField.page) ?? ""
                )
            else {
                return oneTime(.unknown, nil)
            }
            entry = found
        } catch BookingProblem.link(let refusal, let shown) {
            if refusal == .unknown { try request.useUnknownLink() }
            return oneTime(refusal, shown)
        }
        if let refusal = entry.link.refusal(at: desk.now) { return oneTime(refusal, entry.shown) }
        guard entry.page.isAccepting else {
            let message = LiveMessage(.notAccepting, page: entry.shown, door: entry.door)
            return answer.message(message, status: .ok)
        }
        return try await show(LinkVisit(entry, bringing: LinkDetails(query: request.queryBytes)))
    }

    /// Why a one-time link does not lead on, to whoever holds it.
    private func oneTime(_ refusal: LinkRefusal, _ shown: BookingPage?) -> Response {
        let message = LiveMessage(.oneTimeLink(refusal), page: shown)
        return answer.message(message, status: refusal == .unknown ? .notFound : .gone)
    }

    private func visit(of page: BookingPage) -> LinkVisit {
        LinkVisit(general: page, bringing: LinkDetails(query: request.queryBytes))
    }

    private func show(_ visit: LinkVisit) async throws -> Response {
        if let master = visit.entry?.master ?? catalog.master(visit.page.id), visit.chosen == nil {
            return try await show(master, visit)
        }
        return try await show(visit, event: nil)
    }

    /// The next step on a master page.
    private func show(_ master: MasterPage, _ visit: LinkVisit) async throws -> Response {
        let query = request.query
        let event = visit.event(asked: try query.value(LiveField.event))
        let choices = MasterChoices(
            category: try query.value(LiveField.category),
            event: visit.ownEvent(event),
            tags: Set(query.fields.filter { $0.name == LiveField.tag }.map(\.value))
        )
        let step = master.step(after: choices)
        switch step {
        case .time(let rule):
            guard let shown = visit.shown(rule.event) else { return resting(visit) }
            return try await show(visit, event: shown)
        case .timeOf(let page, let event):
            let visit = visit.choosing(page, on: master)
            return try await show(visit, event: event.flatMap { visit.shown($0) })
        case .nothing: return resting(visit)
        case .category, .event, .page:
            let offer = ChoiceOffer(
                master: visit.entry?.shownMaster ?? master,
                page: visit.page,
                door: visit.door,
                step: visit.shown(step),
                choices: visit.shown(choices),
                carried: visit.carried
            )
            return answer.page(catalog.renderer.choices(offer))
        }
    }

    /// Says that nobody takes bookings.
    private func resting(_ visit: LinkVisit) -> Response {
        let message = LiveMessage(.notAccepting, page: visit.page, door: visit.door)
        return answer.message(message, status: .ok)
    }

    private func show(_ visit: LinkVisit, event settled: EventType?) async throws -> Response {
        let query = request.query
        let page = visit.page
        let zone = catalog.zone(
            named: try query.value(LiveField.zone) ?? visit.details.zone,
            on: page
        )
        var ignored = FormProblems()
        let wish = TimeWish(
            page: page,
            event: try settled?.id.text ?? visit.event(asked: query.value(LiveField.event)),
            duration: try query.value(LiveField.duration) ?? "",
            &ignored
        )
        guard let wish, let event = wish.event else {
            let offer = TimeOffer(
                page: page,
                choice: nil,
                carried: visit.carried,
                door: visit.door,
                master: master(of: visit)
            )
            return answer.page(catalog.renderer.times(offer))
        }
        let start = try query.value(LiveField.start).flatMap { Instant($0) }
        if let start, try await desk.isOpen(start, visit.judged(wish)) {
            return answer.page(try details(visit, wish, event, start, zone))
        }
        let isLost = try query.value(LiveField.start) != nil
        return answer.page(
            try await times(visit, wish, event, zone, notice: isLost ? .notOpen : nil, near: start)
        )
    }

    private func details(
        _ visit: LinkVisit,
        _ wish: TimeWish,
        _ event: EventType,
        _ start: Instant,
        _ zone: ZoneRules
    ) throws -> [UInt8] {
        let prefill = visit.prefill(for: event)
        return catalog.renderer.details(
            DetailsForm(
                page: visit.page,
                event: event,
                duration: wish.duration,
                start: start,
                zone: zone,
                typed: visit.isPrivate ? prefill.unknown : prefill.typed,
                problems: prefill.problems,
                request: try desk.secrets.newRequestKey(),
                carried: visit.carried,
                door: visit.door,
                hidden: visit.hidden,
                known: visit.isPrivate ? prefill.known : [],
                isDirect: prefill.skips(visit.details, on: visit.page)
            )
        )
    }

    private func times(
        _ visit: LinkVisit,
        _ wish: TimeWish,
        _ event: EventType,
        _ zone: ZoneRules,
        notice: TimeOffer.Notice?,
        near start: Instant? = nil
    ) async throws -> [UInt8] {
        let from = try request.query.value(LiveField.from).flatMap { CivilDate($0) }
        let wanted = visit.judged(wish)
        let list = try await TimeScreen(desk: desk, catalog: catalog, wish: wanted, zone: zone)
            .list(
                from: from ?? start.map { zone.wall(at: $0).date } ?? visit.details.date,
                offersZones: request.query.value(LiveField.zones) != nil && wish.page.convertsZone
            )
        let prefill = visit.prefill(for: event)
        let key = try desk.secrets.newRequestKey()
        return catalog.renderer.times(
            TimeOffer(
                page: wish.page,
                choice: TimeOffer.Choice(event: event, duration: wish.duration, list: list),
                notice: notice,
                carried: visit.carried,
                door: visit.door,
                direct: visit.direct(prefill, wish, event, request: key),
                customer: visit.customer(prefill),
                master: master(of: visit)
            )
        )
    }

    /// The master page that a page stands for, or on which it was chosen.
    private func master(of visit: LinkVisit) -> MasterPage? {
        visit.entry?.shownMaster ?? catalog.master(visit.page.id)
            ?? catalog.master(above: visit.page)
    }

    // MARK: Booking

    /// `POST /bookings`.
    func book() async throws -> Response {
        let submission = try BookingSubmission(form: request.formFields())
        guard submission.bait.isEmpty else {
            // A program that fills in everything learns nothing.
            return answer.redirect(to: "m/\(try desk.secrets.newRequestKey())?\(LiveField.booked)")
        }
        do {
            let visit = try await visit(of: submission)
            switch try await desk.book(visit.completing(submission), request) {
            case .booked(_, let token):
                return answer.redirect(to: "m/\(token.secret)?\(LiveField.booked)")
            case .alreadyBooked(let booking):
                return try await alreadyBooked(booking, for: submission)
            }
        } catch let problem as SealedLinkProblem {
            return answer.message(problem.message, status: problem.status)
        } catch let problem as BookingProblem {
            return try await again(submission, after: problem)
        } catch let failure as any LedgerFailure where failure.isTemporary {
            throw AnsweredFailure(
                cause: failure,
                response: try await again(submission, .busy, status: .serviceUnavailable)
            )
        }
    }

    private func alreadyBooked(
        _ booking: Booking,
        for submission: BookingSubmission
    ) async throws -> Response {
        let visit = try await visit(of: submission)
        let events = visit.entry?.page.events ?? visit.page.events
        guard let index = events.firstIndex(where: { $0.id == booking.event }),
            let zone = catalog.zones.rules(named: booking.customer.zone)
        else { throw Refusal.conflict }
        let event = visit.page.events[index]
        let kind = LiveMessage.Kind.alreadyBooked(event: event, start: booking.start, zone: zone)
        return answer.message(LiveMessage(kind, page: visit.page, door: visit.door), status: .ok)
    }

    private func again(
        _ submission: BookingSubmission,
        after problem: BookingProblem
    ) async throws -> Response {
        switch problem {
        case .fields(let problems):
            return try await again(
                submission,
                nil,
                problems: problems,
                status: .unprocessableContent
            )
        case .keyReused: return try await again(submission, .alreadySent, status: .conflict)
        case .link(.otherTimesOnly, _):
            return try await again(submission, .timeTaken(nearest: []), status: .conflict)
        case .link(let refusal, let shown): return oneTime(refusal, shown)
        case .notOpen(.notAccepting, _):
            let visit = try await visit(of: submission)
            return answer.message(
                LiveMessage(.notAccepting, page: visit.page, door: visit.door),
                status: .conflict
            )
        case .notOpen(_, let nearest):
            return try await again(submission, .timeTaken(nearest: nearest), status: .conflict)
        }
    }

    /// The visit that a form was sent on; its query is gone, but its campaign came with the form.
    private func visit(of submission: BookingSubmission) async throws -> LinkVisit {
        let query = LinkDetails(submission.campaign.fields)
        if let entry = try await desk.entry(with: submission.link, choosing: submission.page) {
            return LinkVisit(entry, bringing: query)
        }
        guard submission.sealed.isEmpty else {
            return try LinkVisit(
                sealed: submission.sealed,
                with: desk.sealKeys(),
                query: query,
                choosing: submission.page,
                in: catalog,
                at: desk.now
            )
        }
        return LinkVisit(general: try catalog.page(at: submission.page), bringing: query)
    }

    /// The form with all that was typed, and what is wrong with it.
    private func again(
        _ submission: BookingSubmission,
        _ setback: DetailsForm.Setback?,
        problems: FormProblems = FormProblems(),
        status: HTTPResponse.Status
    ) async throws -> Response {
        let visit = try await visit(of: submission)
        let page = visit.page
        let zone = catalog.zone(named: submission.zone, on: page)
        var ignored = FormProblems()
        let wish = TimeWish(
            page: page,
            event: submission.event,
            duration: submission.duration,
            &ignored
        )
        guard let wish, let event = wish.event else { throw Refusal.fields(problems) }
        guard let start = Instant(submission.start) else {
            let times = try await times(visit, wish, event, zone, notice: .notOpen)
            return answer.page(times, status: status)
        }
        let isNew = setback == .alreadySent
        let key = isNew ? nil : submission.key.flatMap { BookingID($0)?.text }
        return answer.page(
            catalog.renderer.details(
                DetailsForm(
                    page: page,
                    event: event,
                    duration: wish.duration,
                    start: start,
                    zone: zone,
                    typed: submission.fields,
                    problems: problems,
                    setback: setback,
                    request: try key ?? desk.secrets.newRequestKey(),
                    carried: visit.carried,
                    door: visit.door,
                    hidden: visit.hidden,
                    known: visit.isPrivate ? visit.prefill(for: event).known : []
                )
            ),
            status: status
        )
    }
}

extension SealedLinkProblem {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .broken: .notFound
        case .expired: .gone
        }
    }
}
