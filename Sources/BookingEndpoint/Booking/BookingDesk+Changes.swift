import Scheduling

/// Cancelling and moving, with the manage token.
extension BookingDesk {
    /// A booking and the page it is of; the page is `nil` when it is there no longer.
    struct Managed {
        let booking: Booking
        let page: BookingPage?
        let event: EventType?
        let digest: TokenDigest
        /// Who else takes part; `nil` when one of them has no page any more.
        let others: [BookingPage]?

        /// The page as the customer may see it, who may have come by a one-time link.
        var shownPage: BookingPage? { page.map(shown) }

        func shown(_ page: BookingPage) -> BookingPage {
            guard booking.link != nil else { return page }
            let name = booking.terms.eventName
            return page.hidden(behind: name, meeting: name, keepsIDs: true)
        }
    }

    /// The booking that a token manages.
    ///
    /// - Throws: ``Refusal/notFound``, for texts that are no token as well.
    func managed(by text: String) async throws -> Managed {
        guard let digest = BearerToken(.manage, reading: text)?.digest,
            let booking = try await ledger.booking(managedBy: digest)
        else { throw Refusal.notFound }
        let page = catalog.page(booking.page)
        let event = page.flatMap { catalog.event(booking.event, of: $0) }
        let others = try await ledger.assignments(of: booking.id).dropFirst()
        let pages = others.compactMap { catalog.page($0.page) }
        return Managed(
            booking: booking,
            page: page,
            event: event,
            digest: digest,
            others: pages.count == others.count ? pages : nil
        )
    }

    /// - Throws: ``ChangeRefusal``.
    func cancel(_ managed: Managed, reason: String?) async throws -> Booking {
        let booking = try await ledger.cancel(managed.digest, at: now, reason: reason)
        metrics.count(.cancellations)
        return booking
    }

    /// The times to which a booking can be moved.
    ///
    /// `nil` when its page or event is there no longer, or has no such length.
    func wish(toMove managed: Managed) -> TimeWish? {
        guard let page = managed.page, let event = managed.event, let others = managed.others,
            let length = Scheduling.Span(
                minutes: (managed.booking.end.seconds - managed.booking.start.seconds) / 60
            )
        else { return nil }
        let panel = AssignmentRule(
            event: event,
            owner: .page(page),
            others: others.map { .page($0) }
        )
        return TimeWish(
            page: page,
            event: event,
            duration: length,
            panel: others.isEmpty ? nil : panel
        )
    }

    /// - Throws: ``ChangeRefusal``, or ``Refusal/gone`` when the page takes no more bookings.
    func move(_ managed: Managed, to start: Instant, reason: String?) async throws -> Booking {
        let catalog = catalog
        guard let wish = wish(toMove: managed), let event = wish.event,
            let zone = catalog.zones.rules(named: wish.page.zone)
        else { throw Refusal.gone }
        let booking = try await ledger.move(
            MoveOrder(
                manage: managed.digest,
                start: start,
                now: now,
                page: wish.page,
                event: event,
                zone: zone,
                wallTime: zone.wall(at: start).text,
                zoneVersion: catalog.zones.version,
                reason: reason,
                others: try (managed.others ?? []).map { page in
                    guard let zone = catalog.zones.rules(named: page.zone) else {
                        throw Refusal.failure
                    }
                    return PanelMember(page: page, zone: zone)
                }
            )
        )
        metrics.count(.moves)
        return booking
    }
}
