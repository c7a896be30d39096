package import Scheduling

/// All button styles of a folder, and what the owner has dropped of what was published.
package struct ButtonSet: Sendable {
    /// By id.
    package let styles: [LoadedButtonStyle]
    package let dropped: [DroppedButtons]

    package init(styles: [LoadedButtonStyle] = [], dropped: [DroppedButtons] = []) {
        self.styles = styles
        self.dropped = dropped
    }
}

/// A style, with where those of its values are written that are judged by more than its file.
package struct LoadedButtonStyle: Sendable {
    package let style: ButtonStyle
    /// Where the fonts are named; the start of the file when they are not.
    package let fontsPlace: SourcePlace
    /// For each label of the style, where each of its texts is written.
    package let textPlaces: [[SourcePlace]]
}

/// Buttons that were published once and that may vanish: `rounded-blue-44/book-now.de`.
package struct DroppedButtons: Hashable, Sendable {
    package let pattern: AddressPattern
    package let place: SourcePlace

    package func covers(_ address: ButtonAddress) -> Bool { pattern.covers(address) }
}
