package import Scheduling
package import Sealing
import SiteRendering

/// Takes bookings, and lists the times that can be booked, for every route alike.
package struct BookingDesk: Sendable {
    let ledger: any BookingLedger
    let links: any OneTimeLinkLedger
    let secrets: EndpointSecrets
    let metrics: Metrics
    /// The keys that open sealed links, as they are now; `nil` when there are none.
    let sealKeys: @Sendable () -> SealKeyring?
    /// What was worked out for master pages.
    let teamTimes = TeamTimesCache()
    private let currentCatalog: @Sendable () -> BookingCatalog
    private let clock: @Sendable () -> Instant

    /// What could be booked when the request came that this task answers.
    @TaskLocal private static var requestCatalog: BookingCatalog?

    /// Makes a desk.
    ///
    /// - Parameters:
    ///   - ledger: Where bookings are kept.
    ///   - links: Where one-time links are kept.
    ///   - secrets: What makes ids and tokens.
    ///   - metrics: What bookings and their changes are counted in.
    ///   - sealKeys: The keys that open sealed links; asked once for each such link.
    ///   - catalog: What can be booked now; asked once for each request.
    ///   - clock: The server's clock.
    package init(
        ledger: any BookingLedger,
        links: any OneTimeLinkLedger,
        secrets: EndpointSecrets,
        metrics: Metrics = Metrics(),
        sealKeys: @escaping @Sendable () -> SealKeyring? = { nil },
        catalog: @escaping @Sendable () -> BookingCatalog,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.ledger = ledger
        self.links = links
        self.secrets = secrets
        self.metrics = metrics
        self.sealKeys = sealKeys
        currentCatalog = catalog
        self.clock = clock
    }

    /// What can be booked, the same from the beginning of a request to its end.
    var catalog: BookingCatalog { Self.requestCatalog ?? currentCatalog() }
    var now: Instant { clock() }

    /// The source of random bytes.
    var random: @Sendable (Int) -> [UInt8] { secrets.random }

    /// A route whose answers know one catalog each, also when the content is read again meanwhile.
    func pinning(_ route: Route) -> Route {
        Route(
            route.method,
            route.template,
            route.traits,
            accepts: route.accepts,
            limits: route.limits
        ) { request in
            try await Self.$requestCatalog.withValue(currentCatalog()) {
                try await route.handler(request)
            }
        }
    }

    // MARK: Booking

    /// What came of a wish to book.
    enum Outcome {
        /// Booked by this request, now or when it was first sent.
        case booked(Booking, manage: BearerToken)
        /// Somebody with the address has this very time, by another request.
        case alreadyBooked(Booking)
    }

    /// The one-time link that a wish brings; counts it, or that there is none.
    private func entry(
        in submission: BookingSubmission,
        _ request: RouteRequest
    ) async throws -> OneTimeEntry? {
        do {
            guard let entry = try await entry(with: submission.link, choosing: submission.page)
            else { return nil }
            try request.use("link", entry.link.id.text, at: .changingByLink)
            return entry
        } catch let problem as BookingProblem {
            if case .link(.unknown, _) = problem { try request.useUnknownLink() }
            throw problem
        }
    }

    /// Books what was asked for.
    ///
    /// Throws a ``BookingProblem``, a ``Refusal``, or a failure of the machine.
    func book(_ submission: BookingSubmission, _ request: RouteRequest) async throws -> Outcome {
        let catalog = catalog
        let entry = try await entry(in: submission, request)
        let page = try entry?.page ?? catalog.page(at: submission.page)
        let order = try OrderReading(
            page: page,
            entry: entry,
            catalog: catalog,
            secrets: secrets,
            now: now
        ).order(entry?.filling(submission) ?? submission, body: request.body)
        let uses =
            [LimitedUse("page", page.id.text, at: .bookingsOfPage)] + mail(about: order.booking)
        try request.use(uses)
        let receipt: BookingReceipt
        do {
            receipt = try await ledger.book(order)
        } catch let refusal as BookingRefusal {
            // Or whoever asks for taken times from a few networks would close a page to everybody.
            request.giveBack(uses)
            switch refusal {
            case .keyReused: throw BookingProblem.keyReused
            case .link(let refusal):
                throw BookingProblem.link(refusal, shown: entry?.shown)
            case .notOpen(let verdict):
                metrics.count(.conflicts)
                var wish = TimeWish(page: page, event: order.event, duration: order.duration)
                wish.restriction = entry?.link.restriction ?? wish.restriction
                let nearest = try await nearest(to: order.booking.start, wish)
                throw BookingProblem.notOpen(verdict, nearest: nearest)
            }
        } catch {
            // Nothing was booked because a disk was full, say, which is nobody's doing.
            request.giveBack(uses)
            throw error
        }
        if case .booked = receipt {
            metrics.count(.bookings)
        } else {
            request.giveBack(uses)
        }
        switch receipt {
        case .booked(let booking), .repeated(let booking):
            guard let token = secrets.manageToken(of: booking.id) else { throw Refusal.failure }
            return .booked(booking, manage: token)
        case .alreadyBooked(let booking): return .alreadyBooked(booking)
        }
    }

    /// The mail that is sent when a booking is made or moved, to guests too: nobody has asked them,
    /// and a stranger must not fill their mailboxes.
    func mail(about booking: Booking) -> [LimitedUse] {
        ([booking.customer.email] + booking.guests).map {
            LimitedUse("recipient", $0.text.lowercased(), at: .bookingsOfRecipient)
        }
    }
}
