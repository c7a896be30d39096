/// How the buttons of one file look: everything but their words.
package struct ButtonStyle: Hashable, Sendable {
    /// The shape of the corners.
    package enum Shape: String, CaseIterable, Sendable {
        case square, rounded, pill
    }

    /// How the colour is used.
    package enum Look: String, CaseIterable, Sendable {
        /// The colour is the ground of the words.
        case fill
        /// The colour is that of the border and the words, on white.
        case outline
        /// A tint of the colour is the ground, with a fine border and darker words.
        case soft
    }

    /// How heavy the words are.
    package enum Weight: String, CaseIterable, Sendable {
        case regular, medium, semibold, bold
    }

    /// What stands before the words.
    package enum Icon: String, CaseIterable, Sendable {
        case none, calendar
    }

    package let id: DefinitionID
    package let shape: Shape
    package let look: Look
    package let colours: [ButtonColour]
    /// Heights in CSS pixels, each within ``heights`` and even.
    package let sizes: [Int]
    package let weight: Weight
    package let icon: Icon
    /// The fonts of the words, the first that has a character draws it.
    package let fonts: [FontName]
    package let labels: [ButtonLabel]

    package init(
        id: DefinitionID,
        shape: Shape,
        look: Look,
        colours: [ButtonColour],
        sizes: [Int],
        weight: Weight,
        icon: Icon,
        fonts: [FontName],
        labels: [ButtonLabel]
    ) {
        self.id = id
        self.shape = shape
        self.look = look
        self.colours = colours
        self.sizes = sizes
        self.weight = weight
        self.icon = icon
        self.fonts = fonts
        self.labels = labels
    }

    /// The least is the smallest target that a finger hits (WCAG 2.2, 2.5.8).
    package static let heights = 24...96
}
