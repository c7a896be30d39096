package import Scheduling
import SiteSource

/// From what a page, a master page or a pool is made, and what the next build will do about it.
package struct Explanation: Sendable {
    /// Where it can be seen, or a sentence that says that it cannot.
    package let address: String
    /// The files that the page is read from, itself first.
    package let inputs: [String]
    package let outputs: [String]
    /// Why the next build builds the page again; `nil` when it will not.
    package let reason: String?
}

extension SiteBuilder {
    /// Explains the page, the master page or the pool of a name or a public link; `nil` when there
    /// is none.
    ///
    /// - Throws: ``FileFailure``.
    package func explain(_ name: String) throws -> Explanation? {
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        let source = folder.classified()
        let loader = makeLoader()
        let checked = try source.loadShared(by: loader)
        guard let shared = checked.value else { return nil }
        guard let (index, page) = try find(name, in: source, by: loader, using: shared) else {
            let loaded = try source.loadMasters(by: loader, using: shared).loaded
            return try TeamExplanation(
                builder: self,
                source: source,
                site: shared.site,
                masters: loaded.map(\.master),
                unread: try source.names(inMastersBesides: loaded, by: loader)
            ).explain(name)
        }
        let links = [page.link.text] + page.formerLinks.map(\.text)
        return Explanation(
            address: shared.site.siteURL.text + page.link.text + "/",
            inputs: [source.path(at: index)] + inputs(of: page, besides: index, in: source),
            outputs: links.map { "\(options.output)/site/\($0)/index.html" },
            reason: try reason(toBuild: index, of: source)
        )
    }

    /// The site as its own file has it; `nil` when it cannot be read.
    ///
    /// - Throws: ``FileFailure``.
    package func site() throws(FileFailure) -> Site? {
        let folder = try SourceFolder(options.content)
        defer { folder.folder.close() }
        return try folder.classified().loadShared(by: makeLoader()).value?.site
    }

    private func find(
        _ name: String,
        in source: SourceFolder,
        by loader: SiteLoader,
        using shared: SharedDefinitions
    ) throws(FileFailure) -> (index: Int, page: BookingPage)? {
        let indices = source.kinds.indices.filter { source.kinds[$0].isPage }
        // Most often the file has the page's name, and no other file needs to be read.
        let likely = indices.filter { stem(of: source.listing.path(at: $0)) == name }
        for index in likely + indices.filter({ !likely.contains($0) }) {
            let page = loader.page(try source.read(at: index), using: shared).value?.page
            guard let page, page.answers(to: name) else { continue }
            return (index, page)
        }
        return nil
    }

    func inputs(
        of page: BookingPage,
        besides index: Int,
        in source: SourceFolder
    ) -> [String] {
        let events = Set(page.events.map(\.id.text))
        let images = Set([page.image, page.host.photo].compactMap { $0?.name })
        return source.kinds.indices.filter { other in
            guard other != index else { return false }
            let path = source.listing.path(at: other)
            switch source.kinds[other] {
            case .site, .form, .stylesheet: return true
            case .host: return stem(of: path) == page.host.id.text
            case .event: return events.contains(stem(of: path))
            case .image: return images.contains(String(path.dropFirst("images/".count)))
            case .page, .master, .pool, .ignored, .unknown: return false
            }
        }.map { source.path(at: $0) }.sorted()
    }

    private func reason(toBuild index: Int, of source: SourceFolder) throws(FileFailure) -> String?
    {
        guard let (_, changes) = try changes(in: source) else {
            return "There is no record of an earlier build."
        }
        return changes.dirty.first { $0.index == index }.map { sentence($0.reason) }
    }

    /// What is different since the last build; `nil` without a record of one.
    func changes(
        in source: SourceFolder
    ) throws(FileFailure) -> (record: RecordHead, changes: Changes)? {
        let output = try? Folder(options.output)
        defer { output?.close() }
        guard let output, try output.stamp(of: Workshop.name) != nil else { return nil }
        let folder = try Folder(Workshop.name, in: output)
        defer { folder.close() }
        guard let record = try RecordHead(in: folder) else { return nil }
        let buttons = try ButtonSources(options)
        defer { buttons.close() }
        var options = options
        options.hasButtons = !buttons.isEmpty
        var changes = Changes(from: record, to: source, settings: options.settings)
        changes.add(Damage(since: record.outputs, in: output), of: record)
        return (record, changes)
    }

    func sentence(_ reason: Changes.Reason) -> String {
        switch reason {
        case .noRecord: "There is no record of an earlier build."
        case .settings: "The program or its options are not those of the last build."
        case .shared(let path):
            "\(options.content)/\(path) has changed, and any page may depend on it."
        case .changed: "Its file has changed."
        case .added: "It is new."
        case .damaged(let path):
            "\(options.output)/\(path) is not as the last build left it."
        }
    }

    /// `ada` for `pages/team/ada.md`.
    func stem(of path: String) -> String {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        return String(decoding: Array(name.prefix { $0 != UInt8(ascii: ".") }), as: UTF8.self)
    }
}

extension BookingPage {
    /// Whether a name is the page's id or one of its links.
    fileprivate func answers(to name: String) -> Bool {
        id.text == name || link.text == name || formerLinks.contains { $0.text == name }
    }
}
