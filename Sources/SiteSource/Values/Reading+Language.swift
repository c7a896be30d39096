extension Reading {
    /// The language of a page's own words, or else the site's.
    mutating func language(
        _ fields: Fields,
        _ key: Key<String>,
        over siteLanguage: String
    ) -> String {
        guard let node = fields.entry(key)?.value else { return siteLanguage }
        guard let tag = fields.read(key, &self) else { return siteLanguage }
        // What the site's file says already is not said again.
        if !Self.isSame(tag, siteLanguage) { noteEnglish(beside: tag, at: node) }
        return tag
    }

    /// Says what a language other than English means while the fixed words are English.
    mutating func noteEnglish(beside tag: String, at node: Node) {
        guard !Self.isSame(tag, "en") else { return }
        note(
            "english-words",
            at: node.mark,
            "Dates and Bookplate's own words stay English; "
                + "`\(tag.shown)` says only what language your words are in.",
            hint: "keep it if your words are in that language, so that they are read out right"
        )
    }

    /// Whether two tags name one language, of whatever country.
    private static func isSame(_ tag: String, _ other: String) -> Bool {
        let first = tag.utf8.prefix { $0 != UInt8(ascii: "-") }
        let second = other.utf8.prefix { $0 != UInt8(ascii: "-") }
        // Letters differ in one bit from their capitals.
        return first.lazy.map { $0 | 0x20 }.elementsEqual(second.lazy.map { $0 | 0x20 })
    }
}
