internal import Scheduling

extension SiteLoader {
    /// Reads the site and everything that pages refer to; page files are left aside.
    ///
    /// The value is `nil` only when the site itself cannot be used. Other definitions with errors
    /// are left out, but remembered, so that a page that refers to one gets no second error.
    package func shared(_ files: [SourceFile]) -> Checked<SharedDefinitions?> {
        var loading = SharedLoading(loader: self)
        let sorted = files.sorted { $0.path.precedes($1.path) }
        let kinds = sorted.map { (file: $0, kind: kind(of: $0)) }
        for (file, kind) in kinds {
            switch kind {
            case .image: loading.addImage(file)
            case .stylesheet: loading.addStylesheet(file)
            case .unknown(let diagnostic): loading.diagnostics.append(diagnostic)
            default: break
            }
        }
        loading.checkTwins(of: kinds.filter { $0.kind == .image }.map(\.file))
        // Rules may lead to what the site allows, and events may name forms.
        let site = loading.site(kinds.filter { $0.kind == .site }.map(\.file))
        loading.definitions.redirects = site?.redirects
        loading.addForms(kinds.filter { $0.kind == .form }.map(\.file))
        loading.addEvents(kinds.filter { $0.kind == .event }.map(\.file))
        loading.addHosts(kinds.filter { $0.kind == .host }.map(\.file))
        return Checked(
            value: site.map { SharedDefinitions(site: $0, definitions: loading.definitions) },
            diagnostics: loading.diagnostics.sorted()
        )
    }
}

/// The shared definitions read so far.
private struct SharedLoading {
    let loader: SiteLoader
    var definitions = Definitions()
    var diagnostics: [Diagnostic] = []
    private var stylesheet = ""

    init(loader: SiteLoader) { self.loader = loader }

    mutating func addImage(_ file: SourceFile) {
        let name = String(loader.relativePath(of: file).dropFirst("images/".count))
        switch ImageReader.read(file, name: name) {
        case .success(let image): definitions.images[name] = image
        case .failure(let failure):
            definitions.brokenImages.insert(name)
            diagnostics.append(failure.diagnostic)
        }
    }

    mutating func addStylesheet(_ file: SourceFile) {
        let checked = Stylesheet.read(file)
        diagnostics.append(contentsOf: checked.diagnostics)
        if !stylesheet.isEmpty, !stylesheet.hasSuffix("\n") { stylesheet += "\n" }
        stylesheet += checked.value
    }

    /// Complains about names that some file systems take for one.
    mutating func checkTwins(of files: [SourceFile]) {
        var seen: [String: String] = [:]
        for file in files {
            // Texts of one normal form are equal keys; lower case makes them case-blind.
            let key = file.path.lowercased()
            if let first = seen[key] {
                diagnostics.append(
                    Diagnostic(
                        .error,
                        rule: "twin-name",
                        path: file.path,
                        message: "The name differs from `\(first.shown)` only in case or accents' "
                            + "encoding.",
                        hint: "rename one of the two"
                    )
                )
            } else {
                seen[key] = file.path
            }
        }
    }

    mutating func addForms(_ files: [SourceFile]) {
        each(files) { (file, reading: inout Reading) -> [FormField]? in
            guard let text = DefinitionText(file, &reading),
                let fields = Fields(text.root, FormKeys.shared.table, &reading)
            else { return nil }
            if let body = reading.body(of: text) {
                reading.refuse(
                    "form-text",
                    at: Mark(line: body.line, column: 1),
                    "A form has no text below its keys.",
                    hint: "remove the text"
                )
            }
            return fields.read(FormKeys.shared.fields, &reading)
        } keep: { id, form, definitions in
            definitions.forms[id] = form
            if form == nil { definitions.brokenForms.insert(id) }
        }
    }

    mutating func addEvents(_ files: [SourceFile]) {
        each(files) { (file, reading: inout Reading) -> EventType? in
            guard let text = DefinitionText(file, &reading),
                let fields = Fields(text.root, EventKeys.shared.table, &reading)
            else { return nil }
            let body = reading.body(of: text)
            return EventKeys.shared.event(fields, id: reading.id, body: body, &reading)
        } keep: { id, event, definitions in
            definitions.events[id] = event
            if event == nil { definitions.brokenEvents.insert(id) }
        }
    }

    mutating func addHosts(_ files: [SourceFile]) {
        each(files) { (file, reading: inout Reading) -> Host? in
            guard let text = DefinitionText(file, &reading),
                let fields = Fields(text.root, HostKeys.shared.table, &reading)
            else { return nil }
            let body = reading.body(of: text)
            return HostKeys.shared.host(fields, id: reading.id, body: body, &reading)
        } keep: { id, host, definitions in
            definitions.hosts[id] = host
            if host == nil { definitions.brokenHosts.insert(id) }
        }
    }

    /// Reads the files of one kind, each id once.
    private mutating func each<Value>(
        _ files: [SourceFile],
        read: (SourceFile, inout Reading) -> Value?,
        keep: (DefinitionID, Value?, inout Definitions) -> Void
    ) {
        var seen: [DefinitionID: String] = [:]
        for file in files {
            switch loader.begin(file, definitions) {
            case .failure(let failure): diagnostics.append(failure.diagnostic)
            case .success(var reading):
                if let first = seen[reading.id] {
                    diagnostics.append(.twinID(reading.id, path: file.path, first: first))
                    continue
                }
                seen[reading.id] = file.path
                reading.keepTexts()
                let value = read(file, &reading)
                definitions.texts += reading.texts ?? []
                diagnostics.append(contentsOf: reading.diagnostics)
                keep(reading.id, reading.isBroken ? nil : value, &definitions)
            }
        }
    }

    mutating func site(_ files: [SourceFile]) -> Site? {
        guard let file = files.first else {
            diagnostics.append(
                Diagnostic(
                    .error,
                    rule: "no-site",
                    path: SiteLoader.join(loader.options.contentFolder, "site.yaml"),
                    message: "There is no `site.yaml` (nor `site.md`, nor `site.json`).",
                    hint: "write at least `name: My bookings` and `site-url: https://…/` into it"
                )
            )
            return nil
        }
        for other in files.dropFirst() {
            diagnostics.append(
                Diagnostic(
                    .error,
                    rule: "twin-id",
                    path: other.path,
                    message: "The site is defined in `\(file.path.shown)` too.",
                    hint: "keep one of the two files"
                )
            )
        }
        switch loader.begin(file, definitions) {
        case .failure(let failure):
            diagnostics.append(failure.diagnostic)
            return nil
        case .success(var reading):
            let site = read(file, &reading)
            diagnostics.append(contentsOf: reading.diagnostics)
            return site
        }
    }

    private func read(_ file: SourceFile, _ reading: inout Reading) -> Site? {
        guard let text = DefinitionText(file, &reading),
            let fields = Fields(text.root, SiteKeys.shared.table, &reading)
        else { return nil }
        let body = reading.body(of: text)
        return SiteKeys.shared.site(
            fields,
            body: body,
            stylesheet: stylesheet,
            options: loader.options,
            &reading
        )
    }
}

extension Diagnostic {
    /// Two files of one kind with one id.
    static func twinID(_ id: DefinitionID, path: String, first: String) -> Diagnostic {
        Diagnostic(
            .error,
            rule: "twin-id",
            path: path,
            message: "The id `\(id.text)` is taken by `\(first.shown)`.",
            hint: "rename one of the two files"
        )
    }
}
