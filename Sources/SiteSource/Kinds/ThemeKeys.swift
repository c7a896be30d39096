internal import Markup
internal import Scheduling

/// The keys of `theme:`.
final class ThemeKeys: KeySet {
    let table: KeyTable
    fileprivate let accent: Key<Colour>
    fileprivate let scheme: Key<Theme.Scheme>
    fileprivate let corners: Key<Theme.Corners>
    fileprivate let typeface: Key<Theme.Typeface>

    static let shared = ThemeKeys()

    private init() {
        var table = KeyTable("theme")
        accent = table.key("accent", .colour, "The colour of buttons and links.")
        scheme = table.key("scheme", .word, "Light, dark, or as the visitor's system is set.")
        corners = table.key("corners", .word, "The shape of buttons and panels.")
        typeface = table.key("typeface", .word, "The family of typefaces.")
        self.table = table
    }
}

extension ValueType where Value == Theme {
    static var theme: Self {
        ValueType(
            example: "{accent: \"#0b57d0\"}",
            schema: ThemeKeys.shared.table.schema
        ) { node, reading in
            let keys = ThemeKeys.shared
            guard let fields = Fields(node, keys.table, &reading) else { return nil }
            var theme = Theme()
            theme.accent = fields.read(keys.accent, &reading)
            theme.scheme = fields.read(keys.scheme, &reading)
            theme.corners = fields.read(keys.corners, &reading)
            theme.typeface = fields.read(keys.typeface, &reading)
            return theme
        }
    }
}
