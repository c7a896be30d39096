import Glibc
import SiteSource

/// The folder of buttons, listed at one moment.
struct ButtonSources: Sendable {
    /// `nil` when there is none.
    let folder: Folder?
    /// As the owner typed it.
    let path: String
    let listing: SourceListing
    let fonts: FontFolders
    /// That the owner named a folder which is not there.
    let isMissing: Bool

    /// Lists the folder; that of the usual name need not be there.
    ///
    /// - Throws: ``FileFailure``.
    init(_ options: BuildOptions) throws(FileFailure) {
        path = options.buttons
        fonts = FontFolders(paths: [options.buttons] + options.fontFolders)
        do {
            folder = try Folder(options.buttons)
        } catch {
            guard error.code == ENOENT else { throw error }
            folder = nil
        }
        isMissing = folder == nil && options.needsButtons
        let now = fileSystemNow()
        var listing = try folder.map { (folder) throws(FileFailure) in
            try SourceListing.scan(folder)
        }
        listing?.distrustChanges(since: now - 10_000_000)
        self.listing = listing ?? SourceListing()
    }

    func close() { folder?.close() }

    /// Whether there is nothing to draw.
    var isEmpty: Bool { listing.count == 0 && !isMissing }

    /// Reads and checks all files but the fonts.
    ///
    /// - Throws: ``FileFailure``.
    func load() throws(FileFailure) -> Checked<ButtonSet> {
        guard let folder else {
            return Checked(value: ButtonSet(), diagnostics: isMissing ? [.noFolder(path)] : [])
        }
        var files: [SourceFile] = []
        var mistakes: [Diagnostic] = []
        for index in 0..<listing.count {
            let name = listing.path(at: index)
            let kind = ButtonFileKind(path: name, folder: path)
            guard kind != .ignored else { continue }
            if let mistake = listing.mistake(at: index, in: folder, called: "buttons' folder") {
                mistakes.append(mistake)
                continue
            }
            switch kind {
            case .unknown(let mistake): mistakes.append(mistake)
            case .font, .ignored: break
            case .style, .labels, .dropped:
                let size = Int(listing.entries[index].stamp.size)
                guard size <= SourceFile.maximumSize else {
                    files.append(SourceFile(path: folder.full(name), unreadBytes: size))
                    continue
                }
                let bytes = try folder.read(name) ?? []
                files.append(SourceFile(path: folder.full(name), bytes: bytes))
            }
        }
        let checked = ButtonLoader(folder: path).buttons(files)
        return Checked(value: checked.value, diagnostics: mistakes + checked.diagnostics)
    }

    /// The same diagnostics with their lines, read again from their files; those are few.
    func showingLines(of diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard let folder else { return diagnostics }
        let prefix = folder.path + "/"
        return diagnostics.map { diagnostic in
            guard diagnostic.excerpt == nil, diagnostic.path.utf8.starts(with: prefix.utf8) else {
                return diagnostic
            }
            let name = Array(diagnostic.path.utf8.dropFirst(prefix.utf8.count))
            let bytes = try? folder.read(String(decoding: name, as: UTF8.self))
            return bytes.map { diagnostic.showing($0) } ?? diagnostic
        }
    }
}

extension Diagnostic {
    fileprivate static func noFolder(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            rule: "no-buttons",
            path: "--buttons",
            message: "There is no folder `\(path)`.",
            hint: "name another, or leave the option out"
        )
    }
}
