import Scheduling

/// The colours of a signature, which is read on white and on dark grey alike.
///
/// Most text has no colour of its own, so that mail programs choose one for their ground.
struct SignaturePalette: Hashable {
    /// The ground of the button: at least 3:1 against both grounds.
    let fill: Colour
    let onFill: Colour
    /// Links: at least 4.5:1 on white and 3.6:1 on dark grey; no colour has 4.5:1 on both.
    let link: Colour

    private static let light = Colour(red: 255, green: 255, blue: 255)
    private static let dark = Colour(red: 0x1E, green: 0x1E, blue: 0x1E)

    init(accent: Colour) {
        let visible = accent.reaching(3, on: [Self.light], towards: .black)
            .reaching(3, on: [Self.dark], towards: .white)
        fill = visible
        onFill = visible.readableText
        link = accent.reaching(4.5, on: [Self.light], towards: .black)
            .reaching(3.6, on: [Self.dark], towards: .white)
    }
}
