/// What one of a few words most likely means that is not one of ours.
enum WordGuess {
    static func hint(for text: String, among words: [String]) -> String? {
        let folded = text.lowercased()
        if let word = meanings[folded]?.first(where: { words.contains($0) }) {
            return "write `\(word)`"
        }
        // `zoom-call`, `Google Meet`
        for case .word(let part) in LooseText(text).parts {
            if let word = meanings[part]?.first(where: { words.contains($0) }) {
                return "write `\(word)`"
            }
        }
        return Suggestion.hint(for: text, among: words)
    }

    private static let meanings: [String: [String]] = [
        "zoom": ["video"], "teams": ["video"], "meet": ["video"], "google": ["video"],
        "jitsi": ["video"], "webex": ["video"], "skype": ["video"], "facetime": ["video"],
        "online": ["video"], "virtual": ["video"], "remote": ["video"], "call": ["phone"],
        "telephone": ["phone"], "tel": ["phone"], "mobile": ["phone"], "office": ["in-person"],
        "onsite": ["in-person"], "person": ["in-person"], "physical": ["in-person"],
        "address": ["in-person"], "place": ["in-person"], "home": ["customer"],
        "client": ["customer"], "string": ["text"], "input": ["text"], "line": ["text"],
        "textarea": ["long-text"], "multiline": ["long-text"], "paragraph": ["long-text"],
        "longtext": ["long-text"], "select": ["choice"], "dropdown": ["choice"],
        "radio": ["choice"], "menu": ["choice"], "checkboxes": ["choices"],
        "multiselect": ["choices"], "checkbox": ["consent"], "boolean": ["consent"],
        "bool": ["consent"], "mail": ["email"], "e-mail": ["email"], "link": ["url"],
        "website": ["url"], "integer": ["number"], "int": ["number"], "numeric": ["number"],
        "datetime": ["date"], "day": ["date"], "github": ["github-pages"],
        "pages": ["github-pages"], "am": ["12h"], "pm": ["12h"],
        "ampm": ["12h"], "12": ["12h"], "24": ["24h"], "military": ["24h"], "night": ["dark"],
        "system": ["auto"], "automatic": ["auto"], "true": ["allowed"], "yes": ["allowed"],
        "false": ["review"], "no": ["review"], "arial": ["sans"], "helvetica": ["sans"],
        "times": ["serif"], "georgia": ["serif"], "round": ["round", "soft"],
    ]
}
