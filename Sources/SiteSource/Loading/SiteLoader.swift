internal import Scheduling

/// Makes definitions of the owner's files, and says what is wrong with them.
package struct SiteLoader: Sendable {
    let options: LoadOptions
    let zones: KnownZones

    package init(options: LoadOptions, zones: KnownZones) {
        self.options = options
        self.zones = zones
    }

    /// Reads one page's file, independent of all other pages.
    ///
    /// The value is `nil` when the file has errors, or needs something that has.
    package func page(
        _ file: SourceFile,
        using shared: SharedDefinitions
    ) -> Checked<LoadedPage?> {
        var reading: Reading
        switch begin(file, shared.definitions) {
        case .success(let started): reading = started
        case .failure(let failure): return Checked(value: nil, diagnostics: [failure.diagnostic])
        }
        guard let text = DefinitionText(file, &reading),
            let fields = Fields(text.root, PageKeys.shared.table, &reading)
        else { return Checked(value: nil, diagnostics: reading.diagnostics) }
        let body = reading.body(of: text)
        let builder = PageBuilder(fields: fields, site: shared.site)
        let page = builder.page(body: body, &reading)
        guard let page, !reading.isBroken else {
            return Checked(value: nil, diagnostics: reading.diagnostics)
        }
        let entry = builder.entry(of: page, path: file.path, Mark(line: 1, column: 1))
        return Checked(
            value: LoadedPage(page: page, entry: entry),
            diagnostics: reading.diagnostics
        )
    }

    /// The kind of a file of the content folder.
    func kind(of file: SourceFile) -> SourceKind {
        SourceKind(path: relativePath(of: file), contentFolder: options.contentFolder)
    }

    /// A file's path within the content folder.
    func relativePath(of file: SourceFile) -> String {
        let folder = Self.join(options.contentFolder, "")
        guard file.path.utf8.starts(with: folder.utf8) else { return file.path }
        return String(decoding: file.path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    }

    /// A path below a folder, with one slash between them.
    static func join(_ folder: String, _ path: String) -> String {
        if folder.isEmpty || folder == "." { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    /// A diagnostic as an error.
    struct Failure: Error {
        let diagnostic: Diagnostic
    }

    /// A reading of a file, if its name can be an id.
    func begin(_ file: SourceFile, _ definitions: Definitions) -> Result<Reading, Failure> {
        guard let id = DefinitionID(file.stem) else {
            let stem = file.stem
            let better = slug(of: stem)
            let hint = DefinitionID(better).map { "rename it to `\($0.text).\(file.ending)`" }
            let diagnostic = Diagnostic(
                .error,
                rule: "bad-file-name",
                path: file.path,
                message: "A file's name may hold only `a-z`, `0-9` and inner `-`, at most 63, not "
                    + "`\(stem.shown)`.",
                hint: hint
            )
            return .failure(Failure(diagnostic: diagnostic))
        }
        return .success(Reading(file, id: id, definitions: definitions, zones: zones))
    }
}

extension Reading {
    /// The text below the front matter; `nil` when there is none.
    mutating func body(of text: DefinitionText) -> PublicText? {
        guard let body = text.body else { return nil }
        let bytes = file.bytes[body.offset...]
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard bytes.contains(where: { !isBlank($0) }) else { return nil }
        let words = String(decoding: bytes, as: UTF8.self)
        guard acceptsLength(of: words, at: Mark(line: body.line, column: 1)) else { return nil }
        return keeping(PublicText(commonMark: words, path: file.path, line: body.line))
    }
}
