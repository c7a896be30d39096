import Scheduling

/// What ought to be true of links and bookings, in the plainest way to say it.
struct LinkModel {
    struct Link {
        let page: Int
        let expires: Int
        /// `nil`: any.
        let starts: Set<Int>?
        let isForOtherHost: Bool
        /// The booking that spent it.
        var holder: Int?
        var isRevoked = false
        var isHeld = false
    }

    struct Booking {
        let link: Int
        var start: Int
        let reopens: Bool
        var isCancelled = false
    }

    enum Outcome: Equatable {
        case booked
        case link(LinkRefusal)
        case notOpen
        case changed
        case refused
    }

    var links: [Int: Link] = [:]
    var bookings: [Int: Booking] = [:]

    func state(of number: Int, at now: Int) -> OneTimeLink.State? {
        guard let link = links[number] else { return nil }
        if link.holder != nil { return .used }
        if link.isRevoked { return .revoked }
        if link.expires <= now { return .expired }
        return link.isHeld ? .held : .unused
    }

    private func isFree(_ start: Int) -> Bool {
        !bookings.values.contains { !$0.isCancelled && $0.start == start }
    }

    mutating func book(
        _ booking: Int,
        with number: Int,
        page: Int,
        at start: Int,
        now: Int,
        isAccepting: Bool,
        reopens: Bool
    ) -> Outcome {
        guard let link = links[number], let state = state(of: number, at: now) else {
            return .link(.unknown)
        }
        switch state {
        case .used: return .link(.used)
        case .revoked: return .link(.revoked)
        case .expired: return .link(.expired)
        case .held: return .link(.held)
        case .unused: break
        }
        if link.page != page || link.isForOtherHost { return .link(.notForThis) }
        if let starts = link.starts, !starts.contains(start) { return .link(.otherTimesOnly) }
        guard isAccepting, start >= now, isFree(start) else { return .notOpen }
        bookings[booking] = Booking(link: number, start: start, reopens: reopens)
        links[number]?.holder = booking
        return .booked
    }

    mutating func cancel(_ number: Int, now: Int) -> Outcome {
        guard let booking = bookings[number], !booking.isCancelled, now < booking.start else {
            return .refused
        }
        bookings[number]?.isCancelled = true
        if booking.reopens, links[booking.link]?.holder == number {
            links[booking.link]?.holder = nil
        }
        return .changed
    }

    mutating func move(_ number: Int, to start: Int, now: Int) -> Outcome {
        guard let booking = bookings[number], !booking.isCancelled, now < booking.start else {
            return .refused
        }
        guard start == booking.start || start >= now && isFree(start) else { return .refused }
        bookings[number]?.start = start
        return .changed
    }

    /// The number of links that are good again.
    mutating func confirm(now: Int) -> Int {
        let count = links.keys.filter { state(of: $0, at: now) == .held }.count
        for number in links.keys { links[number]?.isHeld = false }
        return count
    }

    /// What a backup of this is once it is put in place.
    var restored: LinkModel {
        var model = self
        for number in links.keys { model.links[number]?.isHeld = true }
        return model
    }
}
