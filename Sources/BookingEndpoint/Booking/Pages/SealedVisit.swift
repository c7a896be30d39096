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
    /// - Throws: ``SealedLinkProblem``.
    init(
        sealed text: String,
        with keys: SealKeyring?,
        query: LinkDetails,
        in catalog: BookingCatalog,
        at now: Instant
    ) throws(SealedLinkProblem) {
        guard let link = keys?.open(text), let plain = SealedText.plain(text),
            let page = catalog.linkedPage(link.page)
        else { throw .broken }
        guard !link.isExpired(at: now) else { throw .expired(page) }
        self.init(
            page: page,
            door: .sealed(plain),
            details: link.details.asked(by: query),
            isPrivate: true,
            proof: [CarriedParameter(LiveField.sealed, plain)]
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
