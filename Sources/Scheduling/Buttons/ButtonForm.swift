/// What decides about the geometry of a button besides its words.
package struct ButtonForm: Hashable, Sendable {
    package let shape: ButtonStyle.Shape
    package let icon: ButtonStyle.Icon
    /// In CSS pixels, even.
    package let height: Int
    /// The width of the border in CSS pixels; 0 for none.
    package let edge: Double

    package init(
        shape: ButtonStyle.Shape,
        icon: ButtonStyle.Icon,
        height: Int,
        edge: Double
    ) {
        self.shape = shape
        self.icon = icon
        self.height = height
        self.edge = edge
    }
}
