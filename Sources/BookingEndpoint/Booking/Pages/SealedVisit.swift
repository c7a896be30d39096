import Scheduling
import Sealing
import SiteRendering

/// Why a sealed link leads nowhere.
enum SealedLinkProblem: Error {
    /// It is not whole, or its key was retired, or there is no such page any more.
    case broken
    /// Its time is over; the page can still be booked.
    case expired(BookingPage)

    /// What the visitor is told.
    var message: LiveMessage {
        switch self {
        case .broken: LiveMessage(.linkBroken)
        case .expired(let page): LiveMessage(.linkExpired, page: page)
        }
    }
}

extension LinkVisit {
    /// A visit by a sealed link; its query may say where to begin, but never who the customer is.
    ///
    /// On a master page whose visitors choose a page, `chosen` is the page's public link, alone or
    /// below the master page's.
    ///
    /// - Throws: ``SealedLinkProblem``.
    init(
        sealed text: String,
        with keys: SealKeyring?,
        query: LinkDetails,
        choosing chosen: String,
        in catalog: BookingCatalog,
        at now: Instant
    ) throws(SealedLinkProblem) {
        guard let link = keys?.open(text), let plain = SealedText.plain(text),
            let page = catalog.page(link.page) ?? catalog.master(link.page)?.bookingPage
        else { throw .broken }
        guard !link.isExpired(at: now) else { throw .expired(page) }
        let name = chosen.utf8.split(separator: UInt8(ascii: ".")).last.flatMap { String($0) } ?? ""
        let master = catalog.master(page.id)
        let member = master.flatMap { catalog.page(name, chosenOn: $0) }
        self.init(
            page: member ?? page,
            door: .sealed(plain),
            details: link.details.asked(by: query),
            isPrivate: true,
            proof: [CarriedParameter(LiveField.sealed, plain)],
            chosen: member == nil ? nil : try? PublicLink(name)
        )
    }

    /// What was sent, with what the link knows in place of anything that was sent for it.
    func completing(_ submission: BookingSubmission) -> BookingSubmission {
        guard isPrivate else { return submission }
        var submission = submission
        submission.page = page.link.text
        var ignored = FormProblems()
        let wish = TimeWish(
            page: page,
            event: submission.event,
            duration: submission.duration,
            &ignored
        )
        guard let event = wish?.event else { return submission }
        let prefill = prefill(for: event)
        submission.fields = submission.fields.replacing(prefill.known, by: prefill.typed)
        return submission
    }
}
