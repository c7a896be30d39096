/// Draws buttons; a program that is to start fast has none.
package protocol ButtonDrawer: Sendable {
    /// Opens the fonts of a stack, for one task at a time.
    ///
    /// - Throws: ``TypesettingProblem/notAFont(_:)``.
    func typesetter(
        of fonts: [FontFile],
        weight: ButtonStyle.Weight
    ) throws(TypesettingProblem) -> any ButtonTypesetter
}

/// Sets words in the fonts of a stack.
package protocol ButtonTypesetter {
    /// Sets a line of words.
    ///
    /// - Throws: ``TypesettingProblem`` when no font has a character, or nothing can be seen.
    func words(_ text: ButtonText) throws(TypesettingProblem) -> any ButtonWords
}

/// Words that are set, ready to be drawn on buttons of any form.
package protocol ButtonWords: Sendable {
    /// Draws a button in some colours.
    ///
    /// - Throws: ``PictureFailure``.
    func pictures(
        on form: ButtonForm,
        in paints: [ButtonPaint]
    ) throws(PictureFailure) -> ButtonPictures
}

/// The files of a button that is drawn.
package struct ButtonPictures: Sendable {
    /// In CSS pixels.
    package let width: Int
    package let height: Int
    /// For each colour, a file of each ``ButtonAddress/Form``.
    package let files: [[UInt8]]

    package init(width: Int, height: Int, files: [[UInt8]]) {
        self.width = width
        self.height = height
        self.files = files
    }
}

/// A picture could not be encoded, for want of memory.
package struct PictureFailure: Error {
    package init() {}
}
