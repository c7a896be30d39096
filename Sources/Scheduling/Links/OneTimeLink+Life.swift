/// The life of a one-time link, as a function of values; the ledger keeps what comes of it.
extension OneTimeLink {
    /// Where a link stands; the first that holds, in the order of the cases.
    package enum State: String, CaseIterable, Sendable {
        case used
        case revoked
        case expired
        /// It comes from a backup, and the owner has not yet said that it is still good.
        case held
        case unused
    }

    /// Where the link stands at a moment.
    package func state(at now: Instant) -> State {
        if use != nil { return .used }
        if revoked != nil { return .revoked }
        if now >= expires { return .expired }
        return isHeld ? .held : .unused
    }

    /// Why the link cannot be used at all; `nil` when it can.
    package func refusal(at now: Instant) -> LinkRefusal? {
        switch state(at: now) {
        case .used: .used
        case .revoked: .revoked
        case .expired: .expired
        case .held: .held
        case .unused: nil
        }
    }

    /// Why the link cannot book a meeting; `nil` when it can, if the time is open.
    ///
    /// Where the link stands is asked first: who holds a link that is spent learns nothing more.
    package func refusal(
        toBook event: DefinitionID,
        of page: DefinitionID,
        with host: DefinitionID,
        at start: Instant,
        now: Instant
    ) -> LinkRefusal? {
        if let refusal = refusal(at: now) { return refusal }
        guard page == self.page, restriction.event.map({ $0 == event }) ?? true,
            restriction.host.map({ $0 == host }) ?? true
        else { return .notForThis }
        guard restriction.allows(start) else { return .otherTimesOnly }
        return nil
    }

    /// The link once it has booked a meeting.
    ///
    /// - Throws: ``LinkRefusal`` when it cannot be used.
    package func used(for booking: BookingID, at now: Instant) throws(LinkRefusal) -> OneTimeLink {
        if let refusal = refusal(at: now) { throw refusal }
        var link = self
        link.use = LinkUse(booking: booking, time: now)
        return link
    }

    /// The link once its meeting was cancelled, on a page that reopens its links.
    package func reopened() -> OneTimeLink {
        var link = self
        link.use = nil
        return link
    }

    /// The link once the owner took it back; the first time counts.
    package func revoked(at now: Instant) -> OneTimeLink {
        var link = self
        link.revoked = revoked ?? now
        return link
    }

    /// The link in a backup that is put in place.
    package func restored() -> OneTimeLink {
        var link = self
        link.isHeld = true
        return link
    }

    /// The link once the owner said that those of a backup are still good.
    package func confirmed() -> OneTimeLink {
        var link = self
        link.isHeld = false
        return link
    }
}

extension LinkRestriction {
    package func allows(_ start: Instant) -> Bool { starts.isEmpty || starts.contains(start) }
}

/// Why a one-time link does not book; nothing was changed by asking.
package enum LinkRefusal: Error, Hashable, CaseIterable, Sendable {
    /// There is no such link.
    case unknown
    case used
    case revoked
    case expired
    /// It comes from a backup, and the owner has not yet said that it is still good.
    case held
    /// It is for another page, event type or host.
    case notForThis
    /// It is for other times, open or not.
    case otherTimesOnly
}
