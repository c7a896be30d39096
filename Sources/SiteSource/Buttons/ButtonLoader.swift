internal import Scheduling

/// Makes button styles of the owner's files, and says what is wrong with them.
package struct ButtonLoader: Sendable {
    private let folder: String
    private let loader: SiteLoader

    /// Makes a loader for a folder, as the owner typed it.
    package init(folder: String) {
        self.folder = folder
        loader = SiteLoader(options: LoadOptions(contentFolder: folder), zones: KnownZones([]))
    }

    /// As many buttons as one site may have: more are a slip of the pen.
    package static let maximumCount = 50_000

    /// Reads the folder's files, all but its fonts.
    ///
    /// Styles with mistakes are left out.
    package func buttons(_ files: [SourceFile]) -> Checked<ButtonSet> {
        var diagnostics: [Diagnostic] = []
        let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let kinds = sorted.map { file in
            (file: file, kind: ButtonFileKind(path: loader.relativePath(of: file), folder: folder))
        }
        for case (_, .unknown(let diagnostic)) in kinds { diagnostics.append(diagnostic) }
        func only(_ kind: ButtonFileKind) -> [SourceFile] {
            kinds.filter { $0.kind == kind }.map(\.file)
        }
        let labels = read(only(.labels), &diagnostics) { text, reading in
            ButtonLabelKeys.shared.labels(text, &reading)
        }
        let dropped = read(only(.dropped), &diagnostics) { text, reading in
            DroppedButtonKeys.shared.dropped(text, &reading)
        }
        // A file of labels with a mistake is told of once, not again for each style.
        let known = labels.isEmpty && !only(.labels).isEmpty ? nil : labels.flatMap(\.self)
        let styles = read(only(.style), &diagnostics) { text, reading in
            ButtonStyleKeys.shared.style(text, labels: known, &reading)
        }
        let set = ButtonSet(styles: styles, dropped: dropped.flatMap(\.self))
        let count = set.styles.reduce(0) { $0 + $1.style.buttonCount }
        if count > Self.maximumCount {
            diagnostics.append(
                Diagnostic(
                    .error,
                    rule: "too-many",
                    path: folder,
                    message: "The styles make \(count) buttons; at most \(Self.maximumCount) are "
                        + "allowed.",
                    hint: "give styles fewer `colours` or `sizes`, or name their `labels` or "
                        + "`languages`"
                )
            )
        }
        return Checked(value: set, diagnostics: diagnostics.sorted())
    }

    /// Reads the files of one kind, each id once.
    private func read<Value>(
        _ files: [SourceFile],
        _ diagnostics: inout [Diagnostic],
        _ read: (DefinitionText, inout Reading) -> Value?
    ) -> [Value] {
        var values: [Value] = []
        var seen: [DefinitionID: String] = [:]
        for file in files {
            switch loader.begin(file, Definitions()) {
            case .failure(let failure): diagnostics.append(failure.diagnostic)
            case .success(var reading):
                if let first = seen[reading.id] {
                    diagnostics.append(.twinID(reading.id, path: file.path, first: first))
                    continue
                }
                seen[reading.id] = file.path
                if let text = DefinitionText(file, &reading) {
                    reading.refuseBody(of: text)
                    if let value = read(text, &reading), !reading.isBroken { values.append(value) }
                }
                diagnostics.append(contentsOf: reading.diagnostics)
            }
        }
        return values
    }
}

extension Reading {
    /// Complains about a text below the keys.
    fileprivate mutating func refuseBody(of text: DefinitionText) {
        guard let body = body(of: text) else { return }
        refuse(
            "button-text",
            at: Mark(line: body.line, column: 1),
            "Buttons have no text below their keys.",
            hint: "remove the text"
        )
    }
}

extension ButtonStyle {
    /// How many buttons the style makes.
    fileprivate var buttonCount: Int {
        // Each factor is bounded by what its key may hold.
        colours.count * sizes.count * labels.reduce(0) { $0 + $1.texts.count }
    }
}
