/// What key is most likely meant by one that there is not.
struct KeyGuess {
    /// The key as it was written.
    let key: String
    /// What has the keys, such as "page".
    let noun: String
    /// The keys that there are.
    let names: [String]

    private let folded: String

    init(_ key: String, in table: KeyTable) {
        self.key = key
        noun = table.noun
        names = table.rows.map(\.name)
        folded = String(
            decoding: key.lowercased().utf8.map { $0 == 0x5F || $0 == 0x20 ? 0x2D : $0 },
            as: UTF8.self
        )
    }

    /// The key that is meant, if it is one of those that there are.
    var meant: String? { same ?? otherWord ?? Suggestion.nearest(to: key, among: names) }

    /// What to say, or `nil` when nothing is near.
    var hint: String? {
        if ["draft", "published", "status"].contains(folded) {
            return "begin the file's name with `_` to leave the \(noun) out"
        }
        if let same { return "did you mean `\(same)`?" }
        if let hint = Self.phrases[folded], names.contains(hint.key) { return hint.words }
        if let otherWord { return "the key is called `\(otherWord)` here" }
        if names.contains("hours"), DayGuess.days(key) != nil {
            return "indent it by two spaces, below `hours:`"
        }
        if let hint = elsewhere(folded) { return hint }
        if let near = Suggestion.hint(for: key, among: names) { return near }
        for word in Self.otherWords[folded] ?? [] {
            if let hint = elsewhere(word) { return hint }
        }
        return nil
    }

    /// Whether the hint asks to indent a day.
    static func isDayHint(_ hint: String?) -> Bool { hint?.hasPrefix("indent it") == true }

    private var same: String? { names.contains(folded) && folded != key ? folded : nil }

    private var otherWord: String? { Self.otherWords[folded]?.first { names.contains($0) } }

    /// What to say about a key that belongs to definitions of another kind.
    private func elsewhere(_ word: String) -> String? {
        let tables = [
            PageKeys.shared.table, HostKeys.shared.table, EventKeys.shared.table,
            SiteKeys.shared.table,
        ]
        let owners = tables.filter { owner in
            owner.noun != noun && owner.rows.contains { $0.name == word }
        }
        guard let first = owners.first, ["page", "host", "event", "site"].contains(noun) else {
            return nil
        }
        let others = owners.dropFirst().map { " or \(Self.withArticle($0.noun))" }.joined()
        return "`\(word)` is a key of \(Self.withArticle(first.noun))\(others): write it there"
    }

    private static func withArticle(_ noun: String) -> String {
        (noun == "event" ? "an " : "a ") + noun
    }

    /// What to say about keys that others have for what is a part of one of ours.
    private static let phrases: [String: (key: String, words: String)] = [
        "kind": ("location", "write `location: {kind: video}`"),
        "zoom": ("location", "write `location: {kind: video}`"),
        "video": ("location", "write `location: {kind: video}`"),
        "accent": ("theme", "write `theme: {accent: \"#0b57d0\"}`"),
        "color": ("theme", "write `theme: {accent: \"#0b57d0\"}`"),
        "colour": ("theme", "write `theme: {accent: \"#0b57d0\"}`"),
        "dark-mode": ("theme", "write `theme: {scheme: dark}`"),
        "buffer-before": ("buffer", "write `buffer: {before: 5m}`"),
        "before": ("buffer", "write `buffer: {before: 5m}`"),
        "buffer-after": ("buffer", "write `buffer: {after: 5m}`"),
        "after": ("buffer", "write `buffer: {after: 5m}`"),
        "max-per-day": ("limit", "write `limit: {day: 6}`"),
        "per-day": ("limit", "write `limit: {day: 6}`"),
        "daily-limit": ("limit", "write `limit: {day: 6}`"),
        "max-per-week": ("limit", "write `limit: {week: 20}`"),
        "per-week": ("limit", "write `limit: {week: 20}`"),
        "private": ("listed", "write `listed: false` to keep it out of the index"),
        "unlisted": ("listed", "write `listed: false` to keep it out of the index"),
        "secret": ("listed", "write `listed: false` to keep it out of the index"),
        "hidden": ("listed", "write `listed: false` to keep it out of the index"),
        "disabled": ("accepting", "write `accepting: false` to take no new bookings"),
        "paused": ("accepting", "write `accepting: false` to take no new bookings"),
        "twitter": ("social", "write `social: [https://x.com/name]`"),
        "linkedin": ("social", "write `social: [https://www.linkedin.com/in/name]`"),
        "instagram": ("social", "write `social: [https://www.instagram.com/name]`"),
        "mastodon": ("social", "write `social: [https://mastodon.social/@name]`"),
        "facebook": ("social", "write `social: [https://www.facebook.com/name]`"),
    ]

    /// What other programs and other people call our keys.
    private static let otherWords: [String: [String]] = [
        "slug": ["link"], "permalink": ["link"], "path": ["link"], "aliases": ["former-links"],
        "url": ["link", "site-url", "website"], "redirect-from": ["former-links"],
        "old-links": ["former-links"], "homepage": ["website"], "web": ["website"],
        "timezone": ["zone"], "time-zone": ["zone"], "tz": ["zone"], "zeitzone": ["zone"],
        "availability": ["hours"], "working-hours": ["hours"], "opening-hours": ["hours"],
        "office-hours": ["hours"], "schedule": ["hours"], "weekly": ["hours"], "times": ["hours"],
        "days": ["hours"], "exceptions": ["dates"], "holidays": ["dates"], "closed": ["dates"],
        "days-off": ["dates"], "vacation": ["dates"], "overrides": ["dates"],
        "questions": ["form"], "fields": ["form"], "minimum-notice": ["notice"],
        "min-notice": ["notice"], "lead-time": ["notice"], "earliest": ["notice"],
        "latest": ["horizon"], "window": ["horizon"], "booking-window": ["horizon"],
        "max-days": ["horizon"], "interval": ["starts"], "step": ["starts"], "slots": ["starts"],
        "slot": ["starts"], "start": ["starts"], "increment": ["starts"], "padding": ["buffer"],
        "break": ["buffer"], "role": ["title"], "job": ["title"], "job-title": ["title"],
        "position": ["title"], "photo": ["image"], "picture": ["image", "photo"],
        "portrait": ["photo", "image"], "image": ["photo"],
        "picture-url": ["image", "photo"], "avatar": ["photo", "image"], "lang": ["language"],
        "locale": ["language"], "baseurl": ["site-url"], "base-url": ["site-url"],
        "site": ["site-url"], "domain": ["site-url"], "endpoint": ["endpoint-url"],
        "api": ["endpoint-url"], "host-id": ["host"], "owner": ["host"], "person": ["host"],
        "event": ["events"], "event-types": ["events"], "services": ["events"],
        "length": ["duration"], "minutes": ["duration"], "time": ["duration"],
        "capacity": ["seats"], "places": ["seats"], "attendees": ["seats"],
        "summary": ["description"], "description": ["summary", "body"], "tagline": ["summary"],
        "subtitle": ["summary", "description"], "enabled": ["accepting"], "active": ["accepting"],
        "open": ["accepting"], "public": ["listed"], "visible": ["listed"],
        "title": ["name"], "mail": ["email"], "e-mail": ["email"], "tel": ["phone"],
        "telephone": ["phone"], "mobile": ["phone"], "bio": ["body"], "about": ["body"],
        "text": ["body"], "content": ["body"], "welcome": ["body"], "type": ["kind"],
        "number": ["details"], "link": ["url"], "place": ["location", "label"],
        "where": ["location"], "meeting": ["location"], "room": ["label"],
        "name": ["title", "id", "label"], "question": ["label"], "mandatory": ["required"],
        "choices": ["options"], "values": ["options"], "hint": ["help"],
        "placeholder": ["help"], "maximum": ["max"], "minimum": ["min"], "max-length": ["max"],
        "cost": ["price"], "fee": ["price"], "labels": ["tags"], "keywords": ["tags"],
        "group": ["category"], "reschedule": ["move"], "rescheduling": ["move"],
        "cancellation": ["cancel"], "cancelation": ["cancel"], "thanks": ["redirect"],
        "success-url": ["redirect"], "primary": ["accent"], "color": ["accent"],
        "colour": ["accent"], "font": ["typeface"], "font-family": ["typeface"],
        "mode": ["scheme"], "radius": ["corners"], "daily": ["day"], "weekly-limit": ["week"],
        "per-day": ["day"], "per-week": ["week"], "deploy": ["hosting"],
        "hosts": ["host", "members"],
        "pages": ["members"], "people": ["members"], "team": ["members"],
        "time-format": ["clock"], "clock-format": ["clock"], "logo-url": ["logo"],
    ]
}
