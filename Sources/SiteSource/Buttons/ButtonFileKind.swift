/// What a file of the buttons' folder is, by its path.
package enum ButtonFileKind: Hashable, Sendable {
    case style, labels, dropped
    /// A font of the owner's, which styles name.
    case font
    /// Hidden, or left behind by an editor.
    case ignored
    /// Nothing that buttons are made of; the diagnostic says what may be there.
    case unknown(Diagnostic)

    /// Decides for a path relative to the folder, such as `rounded.json`.
    package init(path: String, folder: String) {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map {
            String(decoding: Array($0), as: UTF8.self)
        }
        guard let name = parts.last, !parts.contains(where: SourceKind.isIgnored) else {
            self = .ignored
            return
        }
        let file = SourceFile(path: name, bytes: [])
        switch (parts.count, file.ending) {
        case (1, "json"), (1, "yaml"), (1, "yml"), (1, "md"):
            switch file.stem {
            case "labels": self = .labels
            case "dropped": self = .dropped
            default: self = .style
            }
        case (_, "otf"), (_, "ttf"), (_, "ttc"), (_, "otc"): self = .font
        default:
            self = .unknown(
                Diagnostic(
                    .error,
                    rule: "unknown-file",
                    path: SiteLoader.join(folder, path),
                    message: "`\(path.shown)` is not a file that buttons are made of.",
                    hint: "styles are `.json` files in the folder itself, fonts `.otf`, `.ttf` or "
                        + "`.ttc`; begin its name with `_` to leave it out"
                )
            )
        }
    }
}
