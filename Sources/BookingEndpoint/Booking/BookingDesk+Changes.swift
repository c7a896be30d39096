import Scheduling

/// Cancelling and moving, with the manage token.
extension BookingDesk {
    /// A booking and the page it is of; the page is `nil` when it is there no longer.
    struct Managed {
        let booking: Booking
        let page: BookingPage?
        let event: EventType?
        let handle: BookingHandle
        /// Who else takes part; `nil` when one of them has no page any more.
        let others: [BookingPage]?
        /// The master page by which the booking may be given to another host.
        let master: MasterPage?
        /// Whether the token is that of an earlier booking, which was moved to this one.
        let isTakenOver: Bool

        /// The page as the customer may see it, who may have come by a one-time link.
        var shownPage: BookingPage? { page.map(shown) }

        func shown(_ page: BookingPage) -> BookingPage {
            guard booking.link != nil else { return page }
            let name = booking.terms.eventName
            return page.hidden(behind: name, meeting: name) { _, id in id }
        }
    }

    /// The booking that a token manages.
    ///
    /// - Throws: ``Refusal/notFound``, for texts that are no token as well.
    func managed(by text: String) async throws -> Managed {
        guard let digest = BearerToken(.manage, reading: text)?.digest,
            let booking = try await ledger.booking(managedBy: digest)
        else { throw Refusal.notFound }
        let assignments = try await ledger.assignments(of: booking.id)
        var master = assignments.first.flatMap { catalog.master($0.master) }
        if let link = booking.link, try await links.link(link)?.restriction.host != nil {
            // Whoever got a link for one host meets that one.
            master = nil
        }
        return self.managed(
            booking,
            .token(digest),
            assignments,
            master: master.flatMap { $0.mayReplace(booking) ? $0 : nil },
            isTakenOver: secrets.manageToken(of: booking.id)?.digest != digest
        )
    }

    /// The booking that the owner names; it stays with its host.
    ///
    /// - Throws: ``ChangeRefusal/unknown``.
    func owned(_ id: BookingID) async throws -> Managed {
        guard let booking = try await ledger.booking(id) else { throw ChangeRefusal.unknown }
        let assignments = try await ledger.assignments(of: id)
        return managed(booking, .owner(id), assignments, master: nil, isTakenOver: false)
    }

    private func managed(
        _ booking: Booking,
        _ handle: BookingHandle,
        _ assignments: [StoredAssignment],
        master: MasterPage?,
        isTakenOver: Bool
    ) -> Managed {
        let page = catalog.page(booking.page)
        let others = assignments.dropFirst()
        let pages = others.compactMap { catalog.page($0.page) }
        return Managed(
            booking: booking,
            page: page,
            event: page.flatMap { catalog.event(booking.event, of: $0) },
            handle: handle,
            others: pages.count == others.count ? pages : nil,
            master: master,
            isTakenOver: isTakenOver
        )
    }

    /// - Throws: ``ChangeRefusal``.
    func cancel(_ managed: Managed, reason: String?) async throws -> Booking {
        let booking = try await ledger.cancel(managed.handle, at: now, reason: reason)
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
        if let master = managed.master, let rule = master.rule(for: event.id) {
            return TimeWish(page: master.bookingPage, event: rule.event, duration: length)
        }
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
        guard let wish = wish(toMove: managed), let page = managed.page,
            let event = managed.event, let zone = catalog.zones.rules(named: page.zone)
        else { throw Refusal.gone }
        let booking = try await ledger.move(
            MoveOrder(
                handle: managed.handle,
                start: start,
                now: now,
                page: page,
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
                },
                replacement: try managed.master == nil
                    ? nil : replacement(of: managed, wish, at: start)
            )
        )
        metrics.count(.moves)
        return booking
    }

    /// The order that books a moved meeting with whoever is free.
    private func replacement(
        of managed: Managed,
        _ wish: TimeWish,
        at start: Instant
    ) throws -> BookingOrder {
        let catalog = catalog
        let before = managed.booking
        let now = now
        let id = try secrets.newBookingID()
        guard let event = wish.event, let zone = catalog.zones.rules(named: wish.page.zone),
            let end = start.adding(minutes: wish.duration.minutes),
            let manage = secrets.manageToken(of: id)?.digest,
            let terms = catalog.terms(
                of: wish.page,
                as: wish.page,
                event,
                start: start,
                eventName: before.terms.eventName,
                location: before.terms.location
            )
        else { throw Refusal.failure }
        // Who takes part now is told anew.
        let others = Set((managed.others ?? []).compactMap(\.host.email))
        return BookingOrder(
            booking: Booking(
                id: id,
                page: wish.page.id,
                event: event.id,
                host: wish.page.host.id,
                start: start,
                end: end,
                terms: terms,
                customer: before.customer,
                answers: before.answers,
                guests: before.guests.filter { !others.contains($0) },
                campaign: before.campaign,
                created: now
            ),
            page: wish.page,
            event: event,
            duration: wish.duration,
            zone: zone,
            manage: manage,
            request: nil,
            assignment: catalog.assignment(of: wish, event, start: start, now: now) { page, rule in
                catalog.terms(
                    of: page,
                    as: wish.page,
                    rule.event,
                    start: start,
                    eventName: before.terms.eventName,
                    location: before.terms.location?.kept(
                        among: page.locations(for: rule.event)
                    )
                )
            }
        )
    }
}

extension MasterPage {
    /// Whether a moved booking need not stay with its host.
    fileprivate func mayReplace(_ booking: Booking) -> Bool {
        !moveKeepsHost && isAccepting && rule(for: booking.event) != nil
    }
}

extension Location {
    /// The place of a host that stands for an agreed one; `nil` when none does.
    ///
    /// What a customer has typed holds with any host.
    fileprivate func kept(among places: [Location]) -> Location? {
        if places.contains(where: { $0.agreed == self }) { return self }
        if let alike = places.first(where: { $0.kind == kind }) {
            return kind == .customer || alike.asksForNumber ? self : alike.agreed
        }
        return places.count == 1 ? places[0].agreed : nil
    }
}
