/// The words of a button in several languages.
package struct ButtonLabel: Hashable, Sendable {
    package let id: DefinitionID
    package let texts: [ButtonText]

    package init(id: DefinitionID, texts: [ButtonText]) {
        self.id = id
        self.texts = texts
    }
}

/// The words of a button in one language.
package struct ButtonText: Hashable, Sendable {
    package let language: LanguageTag
    package let words: String

    package init(language: LanguageTag, words: String) {
        self.language = language
        self.words = words
    }
}
