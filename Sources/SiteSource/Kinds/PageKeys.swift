internal import Markup
internal import Scheduling

/// The keys of a booking page.
final class PageKeys: KeySet {
    let table: KeyTable
    let title: Key<String>
    let link: Key<PublicLink>
    let formerLinks: Key<[FormerLink]>
    let host: Key<Host>
    let events: Key<[EventReference]>
    let duration: Key<[Span]>
    let location: Key<[Location]>
    let price: Key<String>
    let form: Key<[FormField]>
    let zone: Key<String>
    let hours: Key<WeeklyHours>
    let dates: Key<[DateRule]>
    let rules: RuleKeys
    let skip: Key<SkipRule>
    let reopensLinks: Key<Bool>
    let presence: PresenceKeys

    static let shared = PageKeys()

    private init() {
        var table = KeyTable("page")
        title = table.key("title", .name(75, example: "Intro call"), "What visitors read first.")
        link = table.key("link", .publicLink, "The address's last part; else the file's name.")
        formerLinks = table.key("former-links", .formerLinks, "Earlier links; they forward here.")
        host = table.key("host", .host, required: true, "Who is booked: an id, or a map.")
        events = table.key(
            "events",
            .oneOrMany(of: .event, maximum: 50),
            "What can be booked: ids or maps."
        )
        duration = table.key("duration", .durations, "How long it takes, on a page of one event.")
        location = table.key(
            "location",
            .oneOrMany(of: .location, maximum: 20),
            "Where it takes place, for events that do not say."
        )
        price = table.key("price", .price, "What it costs, in words.")
        form = table.key("form", .form, "The questions, for events that have no form.")
        zone = table.key("zone", .zone, "The time zone of the hours; by default the host's.")
        hours = table.key("hours", .hours, required: true, "The windows of each day of the week.")
        dates = table.key("dates", .dates, "Days on which other windows hold.")
        rules = RuleKeys(&table)
        skip = table.key(
            "skip",
            .word,
            "Whether links that bring all details may leave the form out."
        )
        reopensLinks = table.key(
            "reopen-on-cancel",
            .boolean,
            "Whether cancelling a meeting makes its one-time link good again."
        )
        presence = PresenceKeys(
            &table,
            summary: "Half an hour to get to know each other."
        )
        self.table = table
    }
}
