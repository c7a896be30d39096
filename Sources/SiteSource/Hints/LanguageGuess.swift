/// The tags of languages whose names people write.
enum LanguageGuess {
    static func tag(_ text: String) -> String? {
        for case .word(let word) in LooseText(text).parts {
            if let tag = tags[word] { return tag }
        }
        return nil
    }

    private static let tags: [String: String] = [
        "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
        "spanish": "es", "español": "es", "espanol": "es", "italian": "it", "italiano": "it",
        "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl",
        "polish": "pl", "polski": "pl", "swedish": "sv", "svenska": "sv", "danish": "da",
        "dansk": "da", "norwegian": "no", "norsk": "no", "finnish": "fi", "suomi": "fi",
        "czech": "cs", "čeština": "cs", "hungarian": "hu", "romanian": "ro", "greek": "el",
        "russian": "ru", "русский": "ru", "ukrainian": "uk", "українська": "uk",
        "turkish": "tr", "türkçe": "tr", "arabic": "ar", "العربية": "ar", "hebrew": "he",
        "עברית": "he", "persian": "fa", "farsi": "fa", "hindi": "hi", "japanese": "ja",
        "日本語": "ja", "chinese": "zh", "中文": "zh", "korean": "ko", "한국어": "ko",
        "vietnamese": "vi", "thai": "th", "indonesian": "id", "catalan": "ca", "català": "ca",
    ]
}
