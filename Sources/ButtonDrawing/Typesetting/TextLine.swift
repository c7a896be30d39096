package import Scheduling

/// A line of words as outlines, ready to be drawn at any size.
///
/// Lengths are in ems; the baseline is at y = 0, which grows downwards.
package struct TextLine: Hashable, Sendable {
    /// The height of the capital letters of the first font.
    package let capHeight: Double
    package let outline: Outline
    /// The box around what can be seen.
    package let ink: Box
    /// The fonts that drew it, each once, in the order of the stack.
    package let fonts: [FontName]
    package let isRightToLeft: Bool
}
