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

    /// Makes all signatures; pictures of the last build are used again if its output is given.
    init(
        _ shared: SharedDefinitions,
        _ source: SourceFolder,
        _ payloads: [PagePayload],
        reusing output: Folder? = nil
    ) {
        site = shared.site
        self.source = source
        self.payloads = payloads
        pictures = SignaturePictures(source, reusing: output)
        for host in shared.hosts.values.sorted(by: { $0.id < $1.id }) {
            guard let wishes = Self.wishes(of: host, on: site) else { continue }
            signers.append(host)
            addSets(of: host, wishes)
        }
        diagnostics += pictures.diagnostics
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

    private mutating func addSets(of host: Host, _ wishes: SignatureWishes) {
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
            logo: logo
        )
        add(order, page: wishes.page, wishes.link, path)
        for page in wishes.pages ?? [] {
            add(order.moved(to: folder + "/pages/" + page.text), page: page, nil, path)
        }
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
        let named = page.flatMap { page in payloads.first { $0.entry.summary.id == page } }
        if let page, named == nil {
            let names = payloads.map(\.entry.summary.id.text)
            diagnostics.append(
                Diagnostic(
                    .error,
                    rule: "unknown-page",
                    path: path,
                    line: source.line(of: page.text, in: path),
                    message: "There is no page `\(page.text)` for a signature to lead to.",
                    hint: Suggestion.nearest(to: page.text, among: names.sorted())
                        .map { "did you mean `\($0)`?" }
                )
            )
            return
        }
        let isOpen = link == nil && named == nil
        let summary = (isOpen ? usualPage(of: order.host) : named)?.entry.summary
        let target = link ?? summary.flatMap { WebAddress(site.siteURL.text + $0.link.text + "/") }
        // A host without a page of their own sends people to the list of all.
        let set = SignatureSet(order.leading(to: target ?? site.siteURL, summary?.title))
        sets.append(set)
        for finding in set.findings { add(finding, path) }
    }

    /// The page that takes a host's bookings: that of the host's name, or the first by id.
    private func usualPage(of host: Host) -> PagePayload? {
        let own = payloads.filter { $0.host == host.id }
            .sorted { $0.entry.summary.id < $1.entry.summary.id }
        let open = own.filter { $0.entry.summary.isAccepting }
        return open.first { $0.entry.summary.id == host.id }
            ?? open.first { $0.entry.summary.isListed } ?? open.first ?? own.first
    }

    private mutating func add(_ finding: MailFinding, _ path: String) {
        let diagnostic = Diagnostic(
            finding.weight == .error ? .error : .warning,
            rule: finding.rule,
            path: path,
            line: source.line(of: "signature", in: path),
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

extension SourceFolder {
    /// The file in which a host is written.
    fileprivate func path(ofHost id: DefinitionID) -> String {
        for index in kinds.indices where kinds[index] == .host {
            let name = listing.path(at: index).utf8.split(separator: UInt8(ascii: "/")).last ?? []
            if name.prefix(while: { $0 != UInt8(ascii: ".") }).elementsEqual(id.text.utf8) {
                return path(at: index)
            }
        }
        return sitePath
    }
}
