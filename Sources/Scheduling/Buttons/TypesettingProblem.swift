/// Why words cannot be drawn.
package enum TypesettingProblem: Error, Hashable, Sendable {
    /// A file is not a font, or has no font of that number.
    case notAFont(FontName)
    /// No font has a character.
    case noGlyph(Unicode.Scalar)
    /// Nothing of the words can be seen.
    case blank
}
