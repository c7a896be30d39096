import Scheduling

/// The colours of a page on a light or a dark ground.
struct Palette: Hashable, Sendable {
    let ground: Colour
    let surface: Colour
    /// Slightly apart from the surface: hovered rows, code.
    let shade: Colour
    let line: Colour
    let ink: Colour
    let muted: Colour
    /// What the owner chose, as the ground of buttons.
    let fill: Colour
    let onFill: Colour
    /// The accent as text and links: at least 4.5:1 on the ground and the surface.
    let link: Colour
    /// The accent as borders and focus rings: at least 3:1 on both.
    let edge: Colour
    /// What is wrong in a form, whatever the accent: at least 4.5:1 on both.
    let bad: Colour

    static let defaultAccent = Colour(red: 0x12, green: 0x69, blue: 0x5A)

    static func light(accent: Colour) -> Palette {
        Palette(
            ground: Colour(red: 0xF6, green: 0xF5, blue: 0xF1),
            surface: .white,
            shade: Colour(red: 0xF1, green: 0xEF, blue: 0xEA),
            line: Colour(red: 0xDF, green: 0xDC, blue: 0xD4),
            ink: Colour(red: 0x1D, green: 0x1C, blue: 0x1A),
            muted: Colour(red: 0x5E, green: 0x5B, blue: 0x54),
            bad: Colour(red: 0xB3, green: 0x26, blue: 0x1E),
            accent: accent,
            end: .black
        )
    }

    static func dark(accent: Colour) -> Palette {
        Palette(
            ground: Colour(red: 0x12, green: 0x13, blue: 0x13),
            surface: Colour(red: 0x1C, green: 0x1D, blue: 0x1D),
            shade: Colour(red: 0x26, green: 0x28, blue: 0x27),
            line: Colour(red: 0x38, green: 0x3A, blue: 0x39),
            ink: Colour(red: 0xEE, green: 0xED, blue: 0xE9),
            muted: Colour(red: 0xAD, green: 0xAB, blue: 0xA4),
            bad: Colour(red: 0xFF, green: 0x9A, blue: 0x8F),
            accent: accent,
            end: .white
        )
    }

    private init(
        ground: Colour,
        surface: Colour,
        shade: Colour,
        line: Colour,
        ink: Colour,
        muted: Colour,
        bad: Colour,
        accent: Colour,
        end: Colour
    ) {
        self.ground = ground
        self.surface = surface
        self.shade = shade
        self.line = line
        self.ink = ink
        self.muted = muted
        self.bad = bad
        fill = accent
        onFill = accent.readableText
        link = accent.reaching(4.5, on: [ground, surface, shade], towards: end)
        edge = accent.reaching(3, on: [ground, surface, shade], towards: end)
    }

    /// The custom properties that `site.css` reads.
    var properties: String {
        [
            ("ground", ground), ("surface", surface), ("shade", shade), ("line", line),
            ("ink", ink), ("muted", muted), ("fill", fill), ("on-fill", onFill), ("link", link),
            ("edge", edge), ("bad", bad),
        ].reduce(into: "") { $0 += "--\($1.0):\($1.1.text);" }
    }
}
