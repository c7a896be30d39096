/// What a file of the content folder is, by its path.
package enum SourceKind: Hashable, Sendable {
    case site, host, event, form, page, master, pool, image, stylesheet
    /// Hidden, or left behind by an editor.
    case ignored
    /// Nothing that a site is made of; the diagnostic says what may be there.
    case unknown(Diagnostic)

    /// Decides for a path relative to the content folder, such as `pages/ada-intro.md`.
    package init(path: String, contentFolder: String = "content") {
        // A `/` with a combining mark is one `Character`, but still ends a folder's name.
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let name = parts.last, !parts.contains(where: Self.isIgnored) else {
            self = .ignored
            return
        }
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        let ending = dot.map { name[name.utf8.index(after: $0)...] } ?? ""
        let folder = parts.count > 1 ? parts[0] : ""
        switch (folder, ending) {
        case ("", "yaml"), ("", "yml"), ("", "md"), ("", "json"):
            if name.utf8.elementsEqual("site.\(ending)".utf8) {
                self = .site
                return
            }
        case (_, "yaml"), (_, "yml"), (_, "md"), (_, "json"):
            if let kind = Self.definitions[folder] {
                self = kind
                return
            }
        case ("images", "jpg"), ("images", "jpeg"), ("images", "png"), ("images", "gif"),
            ("images", "webp"), ("images", "svg"):
            self = .image
            return
        case ("theme", "css"):
            self = .stylesheet
            return
        default: break
        }
        self = .unknown(Self.complaint(path, parts, contentFolder))
    }

    /// Whether a file or a folder is hidden or left behind by an editor.
    package static func isIgnored(_ name: String) -> Bool {
        switch name.utf8.first {
        case UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "_"): return true
        default: break
        }
        return name == "4913"
            || leftovers.contains { name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private static let leftovers = [
        "~", ".swp", ".swx", ".bak", ".bck", ".orig", ".tmp",
    ]

    private static let definitions: [String: SourceKind] = [
        "hosts": .host, "events": .event, "forms": .form, "pages": .page, "masters": .master,
        "pools": .pool,
    ]

    private static func complaint(
        _ path: String,
        _ parts: [String],
        _ contentFolder: String
    ) -> Diagnostic {
        let folders = [
            "hosts", "events", "forms", "pages", "masters", "pools", "images", "theme",
        ]
        let place = SiteLoader.join(contentFolder, path)
        guard parts.count > 1 else {
            let isSite = isLikelySite(path)
            return Diagnostic(
                .error,
                rule: isSite ? "misnamed-site" : "unknown-file",
                path: place,
                message: "`\(path.shown)` is not a file of a site.",
                hint: isSite
                    ? "the site's own file is `site.yaml`, `site.md` or `site.json`"
                    : "put it into \(oneOf(folders))"
            )
        }
        let folder = parts[0]
        guard folders.contains(folder) else {
            return Diagnostic(
                .error,
                rule: "unknown-folder",
                path: place,
                message: "`\(folder.shown)` is not a folder of a site.",
                hint: Suggestion.hint(for: folder, among: folders)
                    ?? "the folders are \(folders.map { "`\($0)`" }.joined(separator: ", "))"
            )
        }
        let endings =
            switch folder {
            case "images": "`.jpg`, `.png`, `.gif`, `.webp` or `.svg`"
            case "theme": "`.css`"
            default: "`.md`, `.json` or `.yaml`"
            }
        return Diagnostic(
            .error,
            rule: "unknown-file",
            path: place,
            message: "A file in `\(folder)` must end in \(endings).",
            hint: renaming(parts[parts.count - 1], in: folder)
        )
    }

    /// Whether a file was most likely meant to be the site's own.
    private static func isLikelySite(_ path: String) -> Bool {
        let stem = path.lowercased().utf8.prefix { $0 != UInt8(ascii: ".") }
        return ["site", "config", "settings", "index"].contains(String(Substring(stem)))
    }

    private var isUnknown: Bool { if case .unknown = self { true } else { false } }

    /// What to do about the name of a file in a folder of a site.
    private static func renaming(_ name: String, in folder: String) -> String {
        let leaveOut = "begin its name with `_` to leave it out"
        let file = SourceFile(path: name, bytes: [])
        if folder == "images",
            ["heic", "heif", "tif", "tiff", "bmp", "avif", "pdf"].contains(
                file.ending
            )
        {
            return "save the picture as JPEG, PNG or WebP, or \(leaveOut)"
        }
        let isText = ["txt", "text", "markdown", "mdown", "mkd"].contains(file.ending)
        if isText, folder != "images", folder != "theme", !slug(of: file.stem).isEmpty {
            return "rename it to `\(slug(of: file.stem)).md`, or \(leaveOut)"
        }
        let lowered = (folder == "images" ? file.stem : slug(of: file.stem)) + "." + file.ending
        let kind: SourceKind? = lowered == name ? nil : SourceKind(path: folder + "/" + lowered)
        guard let kind, !kind.isUnknown else {
            return folder == "images" || folder == "theme" || slug(of: file.stem).isEmpty
                ? "rename it, or \(leaveOut)"
                : "write it as plain text, as `\(slug(of: file.stem)).md`, or \(leaveOut)"
        }
        return "rename it to `\(lowered)`, or \(leaveOut)"
    }
}
