import Scheduling
import SiteRendering
import SiteSource

/// The mail signatures of all hosts: which there are, and where their buttons lead.
///
/// They depend on what pages share and on the pages' links, so they are made with the files of the
/// site as a whole.
struct SignatureWork {
    private(set) var sets: [SignatureSet] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The hosts that have signatures, by id.
    private var signers: [Host] = []
    private let site: Site
    private let source: SourceFolder
    private let payloads: [PagePayload]
    private var pictures: SignaturePictures
    private var buttons: SignatureButtons
    /// Ids of the past, each with the host who has it.
    private var formerIDs: [DefinitionID: DefinitionID] = [:]

    /// Makes all signatures; pictures of the last build are used again if its output is given.
    ///
    /// - Throws: ``FileFailure``.
    init(
        _ shared: SharedDefinitions,
        _ source: SourceFolder,
        _ payloads: [PagePayload],
        showing buttons: SignatureButtons,
        after published: PublishedPictures,
        reusing output: Folder? = nil
    ) throws(FileFailure) {
        site = shared.site
        self.source = source
        self.payloads = payloads
        self.buttons = buttons
        pictures = SignaturePictures(source, reusing: output)
        for host in shared.hosts.values.sorted(by: { $0.id < $1.id }) {
            guard let wishes = Self.wishes(of: host, on: site) else { continue }
            signers.append(host)
            try addSets(of: host, wishes)
            for id in wishes.formerIDs ?? [] { publish(host, alsoAt: id, among: shared.hosts) }
        }
        diagnostics += pictures.diagnostics
        diagnostics += published.diagnostics(
            having: pictures.files,
            dropped: site.droppedPictures,
            in: source
        )
    }

    /// What a host wants over what the site wants; `nil` when there shall be no signature.
    private static func wishes(of host: Host, on site: Site) -> SignatureWishes? {
        let common =
            switch site.signature {
            case .wanted(let wishes): wishes
            case .usual, .none: SignatureWishes()
            }
        switch host.signature {
        case .none: return nil
        case .usual: return site.signature == .none ? nil : common
        case .wanted(let own): return own.over(common)
        }
    }

    private mutating func addSets(
        of host: Host,
        _ wishes: SignatureWishes
    ) throws(FileFailure) {
        let folder = "studio/signatures/" + host.id.text
        let path = source.path(ofHost: host.id)
        let photo = wishes.showsPhoto ?? true ? pictures.photo(of: host, in: path) : nil
        let logo = logo(wishes).flatMap { pictures.logo($0, of: host, in: path) }
        let order = SignatureOrder(
            host: host,
            site: site,
            wishes: wishes,
            target: site.siteURL,
            folder: folder,
            photo: photo,
            logo: logo,
            button: try wishes.picture.flatMap { (address) throws(FileFailure) in
                try button(at: address, for: host, path)
            },
            others: (wishes.pages ?? []).compactMap { summary(of: $0) }
        )
        add(order, page: wishes.page, wishes.link, path)
        for page in wishes.pages ?? [] {
            add(order.moved(to: folder + "/pages/" + page.text), page: page, nil, path)
        }
    }

    /// Keeps what a host published under an id of the past.
    private mutating func publish(
        _ host: Host,
        alsoAt id: DefinitionID,
        among hosts: [DefinitionID: Host]
    ) {
        let other = hosts[id]?.id ?? formerIDs[id]
        guard let other else {
            formerIDs[id] = host.id
            return pictures.publish(host.id, alsoAt: id)
        }
        let path = source.path(ofHost: host.id)
        diagnostics.append(
            Diagnostic(
                .error,
                at: source.place(of: "signature", "former-ids", id.text, in: path),
                rule: "former-id-taken",
                message: hosts[id] == nil
                    ? "`\(id.text)` is a former id of the host `\(other.text)` already."
                    : "`\(id.text)` is the id of a host.",
                hint: "remove it here"
            )
        )
    }

    /// The button of the gallery that is wished.
    private mutating func button(
        at address: ButtonAddress,
        for host: Host,
        _ path: String
    ) throws(FileFailure) -> PictureButton? {
        if let button = try buttons.button(at: address) { return button }
        guard !buttons.isIncomplete else { return nil }
        let diagnostic = Diagnostic(
            .error,
            at: source.place(
                of: "signature",
                "picture",
                address.shown,
                in: host.wishes { $0.picture != nil } ? path : source.sitePath
            ),
            rule: "unknown-button",
            message: "There is no button `\(address.shown)` in the gallery.",
            hint: try buttons.nearest(to: address).map { "did you mean `\($0)`?" }
                ?? "take the address of a button from the gallery, as in `rounded-blue-44/book-now`"
        )
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
        return nil
    }

    /// The logo that is wished, or that of the site if mail programs show it.
    private func logo(_ wishes: SignatureWishes) -> ImageReference? {
        switch wishes.logo {
        case .picture(let image)?: image
        case SignatureWishes.LogoChoice.none?: nil
        case nil: site.logo.flatMap { $0.isForMail ? $0 : nil }
        }
    }

    private mutating func add(
        _ order: SignatureOrder,
        page: DefinitionID?,
        _ link: WebAddress?,
        _ path: String
    ) {
        let named = page.flatMap { summary(of: $0) }
        if let page, named == nil {
            // What is wrong with the page itself has been said.
            guard !source.hasFile(ofPage: page) else { return }
            let names = payloads.map(\.entry.summary.id.text)
            let isOwn = order.host.wishes { $0.page == page || $0.pages?.contains(page) == true }
            diagnostics.append(
                Diagnostic(
                    .error,
                    at: source.place(
                        of: "signature",
                        "page",
                        page.text,
                        in: isOwn ? path : source.sitePath
                    ),
                    rule: "unknown-page",
                    message: "There is no page `\(page.text)` for a signature to lead to.",
                    hint: Suggestion.nearest(to: page.text, among: names.sorted())
                        .map { "did you mean `\($0)`?" }
                )
            )
            return
        }
        let isOpen = link == nil && named == nil
        let shown = isOpen ? usualPage(of: order.host) : named
        let target = link ?? shown.flatMap { WebAddress(site.siteURL.text + $0.link.text + "/") }
        // A host without a page of their own sends people to the list of all.
        let set = SignatureSet(order.leading(to: target ?? site.siteURL, shown?.title))
        sets.append(set)
        for finding in set.findings { add(finding, path) }
    }

    private func summary(of page: DefinitionID) -> PageSummary? {
        payloads.first { $0.entry.summary.id == page }?.entry.summary
    }

    /// The page that takes a host's bookings: that of the host's name, or the first by id.
    private func usualPage(of host: Host) -> PageSummary? {
        let own = payloads.filter { $0.host == host.id }.map(\.entry.summary)
            .sorted { $0.id < $1.id }
        let open = own.filter(\.isAccepting)
        return open.first { $0.id == host.id } ?? open.first(where: \.isListed) ?? open.first
            ?? own.first
    }

    private mutating func add(_ finding: MailFinding, _ path: String) {
        let diagnostic = Diagnostic(
            finding.weight == .error ? .error : .warning,
            at: source.place(of: "signature", in: path),
            rule: finding.rule,
            message: finding.message,
            hint: finding.hint
        )
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// Where the studio leads to the signatures, if there are any.
    var shelves: [SharePage.Shelf] {
        sets.isEmpty ? [] : [SharePage.Shelf("Signatures", path: "signatures/index.html")]
    }

    /// All files, with what the pages of the studio share.
    var files: [OutputFile] {
        guard !sets.isEmpty else { return [] }
        return studioAssets() + [signatureIndex(of: signers)] + pictures.files
            + sets.flatMap { $0.files() }
    }
}

extension Host {
    /// Whether it is the host who wishes this, and not the site for all hosts.
    fileprivate func wishes(_ isWished: (SignatureWishes) -> Bool) -> Bool {
        if case .wanted(let own) = signature { isWished(own) } else { false }
    }
}

extension SourceFolder {
    /// The file in which a host is written.
    fileprivate func path(ofHost id: DefinitionID) -> String { path(of: id, .host) ?? sitePath }

    /// Whether there is a file for a page, readable or not.
    fileprivate func hasFile(ofPage id: DefinitionID) -> Bool {
        path(of: id, .page) != nil
            || kinds.indices.contains {
                isMisnamed(at: $0, in: "pages") && listing.stem(at: $0) == id.text
            }
    }

    /// The file of a kind that defines an id.
    fileprivate func path(of id: DefinitionID, _ kind: SourceKind) -> String? {
        let index = kinds.indices.first { index in
            guard kinds[index] == kind else { return false }
            let name = listing.path(at: index).utf8.split(separator: UInt8(ascii: "/")).last ?? []
            return name.prefix { $0 != UInt8(ascii: ".") }.elementsEqual(id.text.utf8)
        }
        return index.map { path(at: $0) }
    }
}
