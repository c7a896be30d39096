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

/// A place in a file of the owner's.
package struct SourcePlace: Hashable, Sendable {
    package let path: String
    /// From 1.
    package let line: Int
    /// From 1, in unicode scalars.
    package let column: Int

    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}

/// Buttons that were published once and that may vanish: `rounded-blue-44/book-now.de`.
package struct DroppedButtons: Hashable, Sendable {
    package let pattern: AddressPattern
    package let place: SourcePlace

    package func covers(_ address: ButtonAddress) -> Bool { pattern.covers(address) }
}
