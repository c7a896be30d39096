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
            return try await show(page)
        }
    }

    private func show(_ page: BookingPage) async throws -> Response {
        let query = request.query
        let zone = try catalog.zone(named: query.value(LiveField.zone), on: page)
        var ignored = FormProblems()
        let wish = TimeWish(
            page: page,
            event: try query.value(LiveField.event) ?? "",
            duration: try query.value(LiveField.duration) ?? "",
            &ignored
        )
        guard let wish, let event = wish.event else {
            let offer = TimeOffer(page: page, choice: nil, carried: carried)
            return answer.page(catalog.renderer.times(offer))
        }
        let start = try query.value(LiveField.start).flatMap { Instant($0) }
        if let start, try await desk.isOpen(start, wish) {
            return answer.page(
                catalog.renderer.details(
                    DetailsForm(
                        page: page,
                        event: event,
                        duration: wish.duration,
                        start: start,
                        zone: zone,
                        typed: prefill(for: page.form(for: event)),
                        request: try desk.secrets.newRequestKey(),
                        carried: carried
                    )
                )
            )
        }
        let isLost = try query.value(LiveField.start) != nil
        return answer.page(
            try await times(wish, event, zone, notice: isLost ? .notOpen : nil, near: start)
        )
    }

    private func times(
        _ wish: TimeWish,
        _ event: EventType,
        _ zone: ZoneRules,
        notice: TimeOffer.Notice?,
        near start: Instant? = nil
    ) async throws -> [UInt8] {
        let from = try request.query.value(LiveField.from).flatMap { CivilDate($0) }
        let list = try await TimeScreen(desk: desk, catalog: catalog, wish: wish, zone: zone)
            .list(
                from: from ?? start.map { zone.wall(at: $0).date },
                offersZones: request.query.value(LiveField.zones) != nil && wish.page.convertsZone
            )
        return catalog.renderer.times(
            TimeOffer(
                page: wish.page,
                choice: TimeOffer.Choice(event: event, duration: wish.duration, list: list),
                notice: notice,
                carried: carried
            )
        )
    }

    /// What the visitor came with, without what the steps themselves add.
    private var carried: [CarriedParameter] {
        let own: Set = [
            LiveField.event, LiveField.duration, LiveField.from, LiveField.zone, LiveField.zones,
            LiveField.start,
        ]
        return request.query.fields.lazy
            .filter { !own.contains($0.name) && $0.value.utf8.count <= 500 }
            .prefix(30)
            .map { CarriedParameter($0.name, $0.value) }
    }

    /// What the visitor's link says about them, by the names of the form's fields.
    private func prefill(for fields: [FormField]) -> SubmittedFields {
        var typed = SubmittedFields()
        let own = [FieldName.name, FieldName.email, FieldName.guests, FieldName.location]
        for field in request.query.fields where field.value.utf8.count <= 500 {
            let name = field.name.lowercased()
            if own.contains(name) {
                typed.add(field.value, to: name)
            } else if let question = fields.first(where: { $0.id.lowercased() == name }) {
                typed.add(field.value, to: FieldName.answer(question.id))
            }
        }
        return typed
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
            switch try await desk.book(submission, request) {
            case .booked(_, let token):
                return answer.redirect(to: "m/\(token.secret)?\(LiveField.booked)")
            case .alreadyBooked(let booking): return try alreadyBooked(booking)
            }
        } catch let problem as BookingProblem {
            return try await again(submission, after: problem)
        } catch let failure as any LedgerFailure where failure.isTemporary {
            throw AnsweredFailure(
                cause: failure,
                response: try await again(submission, .busy, status: .serviceUnavailable)
            )
        }
    }

    private func alreadyBooked(_ booking: Booking) throws -> Response {
        guard let page = catalog.page(booking.page),
            let event = page.events.first(where: { $0.id == booking.event }),
            let zone = catalog.zones.rules(named: booking.customer.zone)
        else { throw Refusal.conflict }
        let kind = LiveMessage.Kind.alreadyBooked(event: event, start: booking.start, zone: zone)
        return answer.message(LiveMessage(kind, page: page), status: .ok)
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
        case .notOpen(.notAccepting, _):
            let page = try catalog.page(at: submission.page)
            return answer.message(LiveMessage(.notAccepting, page: page), status: .conflict)
        case .notOpen(_, let nearest):
            return try await again(submission, .timeTaken(nearest: nearest), status: .conflict)
        }
    }

    /// The form with all that was typed, and what is wrong with it.
    private func again(
        _ submission: BookingSubmission,
        _ setback: DetailsForm.Setback?,
        problems: FormProblems = FormProblems(),
        status: HTTPResponse.Status
    ) async throws -> Response {
        let page = try catalog.page(at: submission.page)
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
            return answer.page(try await times(wish, event, zone, notice: .notOpen), status: status)
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
                    request: try key ?? desk.secrets.newRequestKey()
                )
            ),
            status: status
        )
    }
}
