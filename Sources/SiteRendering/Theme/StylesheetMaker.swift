import Digests
import Scheduling

/// Makes one stylesheet for each theme: the base, the theme's values, then the owner's own rules.
struct StylesheetMaker: Sendable {
    /// The rules of every site.
    private static let base = PublishedText.stylesheet(PackageResources.site_css)
    private static let baseDigest = ContentDigest(of: base).bytes

    private let digests: [UInt8]
    private let owner: [UInt8]

    init(ownerStylesheet: String) {
        owner = Array(ownerStylesheet.utf8)
        digests = Self.baseDigest + ContentDigest(of: owner).bytes
    }

    func file(for theme: Theme) -> OutputFile {
        var bytes = Self.base
        bytes += Self.properties(of: theme).utf8
        if !owner.isEmpty {
            bytes.append(UInt8(ascii: "\n"))
            bytes += owner
        }
        return OutputFile(path: "site/" + path(for: theme), bytes: bytes)
    }

    /// Where a theme's stylesheet is published, relative to the site's root.
    ///
    /// The name changes with every byte of the file: it is the digest of the digests of its parts,
    /// because a page of its own theme should not cost the digest of the whole.
    func path(for theme: Theme) -> String {
        let digest = ContentDigest(of: digests + Array(Self.properties(of: theme).utf8))
        return "assets/site.\(digest.short).css"
    }

    /// The theme's values as rules.
    static func properties(of theme: Theme) -> String {
        let accent = theme.accent ?? Palette.defaultAccent
        let shape = corners(theme.corners ?? .soft) + typeface(theme.typeface ?? .sans)
        let light = Palette.light(accent: accent).properties
        let dark = Palette.dark(accent: accent).properties
        switch theme.scheme ?? .auto {
        case .auto:
            return ":root{color-scheme:light dark;\(shape)\(light)}"
                + "@media(prefers-color-scheme:dark){:root{\(dark)}}"
                + "@media print{:root{\(light)}}"
        case .light: return ":root{color-scheme:light;\(shape)\(light)}"
        case .dark:
            return ":root{color-scheme:dark;\(shape)\(dark)}@media print{:root{\(light)}}"
        }
    }

    private static func corners(_ corners: Theme.Corners) -> String {
        switch corners {
        case .square: "--r:0;--R:0;--disc:0;"
        case .soft: "--r:.625rem;--R:1.125rem;--disc:50%;"
        case .round: "--r:1.5rem;--R:1.75rem;--disc:50%;"
        }
    }

    private static func typeface(_ typeface: Theme.Typeface) -> String {
        switch typeface {
        case .sans: "--font:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif;"
        case .serif:
            "--font:\"Iowan Old Style\",\"Palatino Linotype\",Palatino,Charter,\"Noto Serif\",Georgia,serif;"
        case .rounded:
            "--font:ui-rounded,\"SF Pro Rounded\",\"Hiragino Maru Gothic ProN\",Nunito,"
                + "\"Varela Round\",\"Arial Rounded MT Bold\",system-ui,sans-serif;"
        }
    }
}
