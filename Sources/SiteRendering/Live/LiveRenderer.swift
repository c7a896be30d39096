package import Scheduling

/// Draws the pages that the endpoint shows on request.
///
/// A function of values, like ``SiteRenderer``, with which it shares every part: a booking page has
/// one renderer, whether it is published or live. All answers are whole documents; none may be kept
/// by caches or indexed.
package struct LiveRenderer: Sendable {
    let parts: RendererParts
    let frame: PageFrame
    let addresses: LiveAddresses

    /// Prepares what all pages share.
    ///
    /// Pages, forms and assets are addressed by the path of the endpoint's root alone, so that they
    /// work behind any host name; pictures and the way home lead to the site. The root's path ends
    /// with a slash.
    package init(
        site: Site,
        endpoint: WebAddress,
        images: [String: ImageReference] = [:]
    ) {
        parts = RendererParts(
            site: site,
            images: images,
            knownLinks: nil,
            policy: SecurityPolicy(live: endpoint, site: site.siteURL)
        )
        addresses = LiveAddresses(endpoint: endpoint)
        let isOneOrigin = site.siteURL.origin == endpoint.origin
        frame = parts.frame(
            root: isOneOrigin ? site.siteURL.path : site.siteURL.text,
            assets: endpoint.path + "book/"
        )
    }

    /// The value of `Content-Security-Policy` for every page.
    package var policy: String { parts.policy.header }

    /// The files that the pages ask for below `assets/`, by name: the script, and a stylesheet for
    /// each theme.
    package func assets(for themes: some Sequence<Theme>) -> [String: [UInt8]] {
        var files = [parts.scripts.booking, parts.stylesheets.file(for: parts.site.theme)]
        for theme in Set(themes.map { $0.over(parts.site.theme) }) {
            files.append(parts.stylesheets.file(for: theme))
        }
        let prefix = "assets/".utf8.count
        return Dictionary(
            files.map { (String($0.publicPath.utf8.dropFirst(prefix)) ?? "", $0.bytes) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    // MARK: Booking

    /// `GET book/{link}`: the booking page with its open times.
    package func times(_ offer: TimeOffer) -> [UInt8] {
        let view = BookingPageView(
            page: offer.page,
            frame: frame,
            card: .times(offer, addresses),
            master: offer.master
        )
        var texts = OwnerText(addresses: parts.addresses(root: frame.root))
        return view.document(&texts)
    }

    /// `GET book/{link}` of a master page: a step before its times.
    package func choices(_ offer: ChoiceOffer) -> [UInt8] {
        let view = BookingPageView(
            page: offer.page,
            frame: frame,
            card: .choices(offer, addresses),
            master: offer.master
        )
        var texts = OwnerText(addresses: parts.addresses(root: frame.root))
        return view.document(&texts)
    }

    /// `GET book/{link}?start=…`, and `POST bookings` when the form must be shown again.
    package func details(_ form: DetailsForm) -> [UInt8] {
        let view = BookingPageView(page: form.page, frame: frame, card: .details(form, addresses))
        var texts = OwnerText(addresses: parts.addresses(root: frame.root))
        return view.document(&texts)
    }

    // MARK: After booking

    /// `GET m/{token}`, and `POST` below it.
    package func booking(_ managed: ManagedBooking) -> [UInt8] {
        ManagePage(managed: managed, frame: frame, addresses: addresses).document()
    }

    /// `GET m/{token}?move=1`: the times to move to.
    package func times(_ move: MoveOffer) -> [UInt8] {
        MoveTimesPage(move: move, frame: frame, addresses: addresses).document()
    }

    /// `GET m/{token}?move=1&start=…`: the old and the new time, to choose from.
    package func review(_ move: MoveReview) -> [UInt8] {
        MoveReviewPage(move: move, frame: frame, addresses: addresses).document()
    }

    // MARK: Otherwise

    package func message(_ message: LiveMessage) -> [UInt8] {
        MessagePage(message: message, frame: frame, addresses: addresses).document()
    }
}
