import BookingDocuments
import HTTPTypes
import Hummingbird
import NIOCore
import Scheduling
import SiteRendering

/// One booking for who holds its manage link: look at it, cancel it, move it.
struct ManagePages {
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

    /// What an address says after a change, so that a reload does not change anything again.
    private enum Mark {
        static let moved = "moved"
        static let cancelled = "cancelled"
        static let kept = "kept"
    }

    // MARK: Looking

    /// `GET /m/{token}`.
    func show() async throws -> Response {
        guard let (managed, token) = try await managed() else { return unknown }
        if try request.query.value(LiveField.move) != nil, managed.booking.status == .confirmed {
            return try await showMove(managed, token)
        }
        return page(managed, token, news: try news(of: managed))
    }

    /// `GET /m/{token}.ics`.
    func calendarFile() async throws -> Response {
        guard let (managed, token) = try await managed() else { return unknown }
        let booking = managed.booking
        let invitation = Invitation(
            booking,
            for: .customer(manage: WebAddress(catalog.endpoint.text + "m/" + token.secret)),
            use: .download,
            zone: catalog.zones.rules(named: booking.terms.zone),
            organizer: Organizer(of: booking, site: catalog.site),
            domain: SiteDomain(catalog.site.siteURL)
        )
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"meeting.ics\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: invitation.bytes))
        )
    }

    /// The booking of the token in the address; `nil` when there is none.
    private func managed() async throws -> (BookingDesk.Managed, BearerToken)? {
        let text = try request.parameter("token")
        do {
            if let token = BearerToken(.manage, reading: text) {
                return (try await desk.managed(by: text), token)
            }
        } catch Refusal.notFound {}
        try request.useUnknownLink()
        return nil
    }

    private var unknown: Response {
        answer.message(LiveMessage(.noBooking), status: .notFound)
    }

    private func news(of managed: BookingDesk.Managed) throws(Refusal) -> ManagedBooking.News? {
        let query = request.query
        let booking = managed.booking
        let hasMoved = booking.sequence > 0 || managed.isTakenOver
        // Anyone can write an address: what it says counts only where it is true of the booking.
        guard booking.status == .confirmed else {
            return try query.value(Mark.cancelled) != nil ? .cancelled : nil
        }
        if try query.value(LiveField.booked) != nil, !hasMoved { return .booked }
        if try query.value(Mark.moved) != nil, hasMoved { return .moved }
        return try query.value(Mark.kept) != nil ? .kept : nil
    }

    private func page(
        _ managed: BookingDesk.Managed,
        _ token: BearerToken,
        news: ManagedBooking.News? = nil,
        refusal: ChangeRefusal? = nil,
        typedReason: String = "",
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let booking = managed.booking
        let onward = news.flatMap { nextAddress(from: managed, after: $0) }
        let zone = catalog.zones.rules(named: booking.customer.zone)
        let hostZone = catalog.zones.rules(named: booking.terms.zone)
        let bytes = catalog.renderer.booking(
            ManagedBooking(
                booking: booking,
                token: token,
                page: managed.shownPage,
                isOffered: desk.wish(toMove: managed) != nil,
                zone: zone ?? .utc,
                hostZone: hostZone ?? .utc,
                now: desk.now,
                news: news,
                refusal: refusal,
                typedReason: typedReason,
                onward: onward
            )
        )
        var headers: HTTPFields = [:]
        if let onward, let name = HTTPField.Name("Refresh") {
            headers[name] = "\(onward.delay); url=\(onward.address.text)"
        }
        return answer.page(bytes, status: status, headers: headers)
    }

    /// Where the owner sends customers after a change; not when its page is opened again later.
    private func nextAddress(
        from managed: BookingDesk.Managed,
        after news: ManagedBooking.News
    ) -> ManagedBooking.Onward? {
        guard let page = managed.page, let event = managed.event,
            desk.now.seconds - managed.booking.changed.seconds < 300,
            let redirect = page.rules(for: event).redirect
        else { return nil }
        let address: WebAddress? =
            switch news {
            case .booked: redirect.booked
            case .moved: redirect.moved
            case .cancelled: redirect.cancelled
            case .kept: nil
            }
        return address.map { ManagedBooking.Onward(address: $0, delay: redirect.delay) }
    }

    // MARK: Cancelling

    /// `POST /m/{token}/cancel`.
    func cancel() async throws -> Response {
        guard let (managed, token) = try await managed() else { return unknown }
        let form = try request.formFields()
        guard try form.value(LiveField.choice) == LiveChoice.cancel else {
            return answer.redirect(to: "m/\(token.secret)?\(Mark.kept)")
        }
        let reason = try reason(in: form)
        do {
            _ = try await desk.cancel(managed, reason: reason)
            return answer.redirect(to: "m/\(token.secret)?\(Mark.cancelled)")
        } catch let refusal as ChangeRefusal {
            return page(
                managed,
                token,
                refusal: refusal,
                typedReason: reason ?? "",
                status: refusal == .reasonMissing ? .unprocessableContent : .conflict
            )
        }
    }

    /// The reason that was typed, at most 1,000 characters; `nil` when there is none.
    private func reason(in form: FormFields) throws(Refusal) -> String? {
        var fields = SubmittedFields()
        fields.add(try form.value(LiveField.reason) ?? "", to: LiveField.reason)
        let text = fields.text(LiveField.reason)
        return text.isEmpty
            ? nil : String(String.UnicodeScalarView(text.unicodeScalars.prefix(1000)))
    }

    // MARK: Moving

    private func showMove(
        _ managed: BookingDesk.Managed,
        _ token: BearerToken
    ) async throws -> Response {
        let booking = managed.booking
        guard booking.mayMove(at: desk.now) else {
            return page(managed, token, refusal: .notAllowed(booking.terms.move))
        }
        guard let wish = desk.wish(toMove: managed), wish.page.isAccepting else {
            return page(managed, token)
        }
        let zone = catalog.zone(
            named: try request.query.value(LiveField.zone) ?? booking.customer.zone,
            on: wish.page
        )
        let chosen = try request.query.value(LiveField.start)
        guard let start = chosen.flatMap({ Instant($0) }),
            try await desk.isOpen(start, wish, moving: booking)
        else {
            return try await times(managed, token, wish, zone, isTaken: chosen != nil)
        }
        return answer.page(
            catalog.renderer.review(
                MoveReview(
                    booking: booking,
                    token: token,
                    page: managed.shown(wish.page),
                    start: start,
                    zone: zone
                )
            )
        )
    }

    private func times(
        _ managed: BookingDesk.Managed,
        _ token: BearerToken,
        _ wish: TimeWish,
        _ zone: ZoneRules,
        isTaken: Bool,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let query = request.query
        let screen = TimeScreen(
            desk: desk,
            catalog: catalog,
            wish: wish,
            zone: zone,
            moving: managed.booking
        )
        let list = try await screen.list(
            from: try query.value(LiveField.from).flatMap { CivilDate($0) },
            offersZones: query.value(LiveField.zones) != nil && wish.page.convertsZone
        )
        let offer = MoveOffer(
            booking: managed.booking,
            token: token,
            page: managed.shown(wish.page),
            list: list,
            isChosenTimeTaken: isTaken
        )
        return answer.page(catalog.renderer.times(offer), status: status)
    }

    /// `POST /m/{token}/move`.
    func move() async throws -> Response {
        guard let (managed, token) = try await managed() else { return unknown }
        let form = try request.formFields()
        guard let wish = desk.wish(toMove: managed), wish.page.isAccepting else {
            return page(managed, token, status: .conflict)
        }
        let zoneName = try form.value(LiveField.zone) ?? managed.booking.customer.zone
        let zone = catalog.zone(named: zoneName, on: wish.page)
        guard let start = try form.value(LiveField.start).flatMap({ Instant($0) }) else {
            return try await times(
                managed,
                token,
                wish,
                zone,
                isTaken: false,
                status: .unprocessableContent
            )
        }
        guard try form.value(LiveField.choice) == LiveChoice.move else {
            return answer.redirect(to: "m/\(token.secret)?\(Mark.kept)")
        }
        let reason = try reason(in: form)
        let mail = desk.mail(about: managed.booking)
        try request.use(mail)
        do {
            _ = try await desk.move(managed, to: start, reason: reason)
            return answer.redirect(to: "m/\(token.secret)?\(Mark.moved)")
        } catch let refusal as ChangeRefusal {
            request.giveBack(mail)
            switch refusal {
            case .notOpen:
                return try await times(managed, token, wish, zone, isTaken: true, status: .conflict)
            case .reasonMissing:
                let review = MoveReview(
                    booking: managed.booking,
                    token: token,
                    page: managed.shown(wish.page),
                    start: start,
                    zone: zone,
                    isReasonMissing: true,
                    typedReason: reason ?? ""
                )
                return answer.page(
                    catalog.renderer.review(review),
                    status: .unprocessableContent
                )
            default: return page(managed, token, refusal: refusal, status: .conflict)
            }
        } catch {
            request.giveBack(mail)
            throw error
        }
    }
}
