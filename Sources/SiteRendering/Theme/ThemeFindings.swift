package import Scheduling

/// What an owner should know about their colours, as whole sentences; empty when all is well.
///
/// The button always has the owner's own colour. Links and borders take a darker one, or a lighter
/// one on a dark page, when people with weak sight could not read the owner's. That a dark page
/// needs a lighter accent is usual, so it is said only of pages that are always dark.
package func themeFindings(_ theme: Theme) -> [String] {
    guard let accent = theme.accent else { return [] }
    let isDark = theme.scheme == .dark
    let palette = isDark ? Palette.dark(accent: accent) : Palette.light(accent: accent)
    guard palette.link != accent else { return [] }
    let worst =
        [palette.ground, palette.surface, palette.shade]
        .map { accent.contrast(with: $0) }.min() ?? 1
    let ground = isDark ? "dark" : "light"
    return [
        "The accent \(accent.text) has a contrast of \(decimal(worst)):1 on the \(ground) page, and"
            + " text needs 4.5:1, so links use \(palette.link.text), the nearest colour that has it."
    ]
}

/// The number cut to one decimal, so that 4.49 never reads as 4.5.
private func decimal(_ number: Double) -> String {
    let tenths = Int(number * 10)
    return "\(tenths / 10).\(tenths % 10)"
}
