/// The looks of a page that an owner may set without writing a stylesheet.
package struct Theme: Hashable, Sendable {
    package var accent: Colour?
    package var scheme: Scheme?
    package var corners: Corners?
    package var typeface: Typeface?

    /// Which of light and dark a page shows; `auto` follows the visitor's setting.
    package enum Scheme: String, CaseIterable, Sendable {
        case auto, light, dark
    }

    /// The shape of buttons and panels.
    package enum Corners: String, CaseIterable, Sendable {
        case square, soft, round
    }

    /// A family of typefaces that visitors' systems already have; nothing is downloaded.
    package enum Typeface: String, CaseIterable, Sendable {
        case sans, serif, rounded
    }

    package init() {}

    /// This theme, with another's values where this one is silent.
    package func over(_ other: Theme) -> Theme {
        var merged = self
        merged.accent = accent ?? other.accent
        merged.scheme = scheme ?? other.scheme
        merged.corners = corners ?? other.corners
        merged.typeface = typeface ?? other.typeface
        return merged
    }
}
