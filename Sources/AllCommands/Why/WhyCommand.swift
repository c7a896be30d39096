import BuildCommands
import ArgumentParser
import BookingStore
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate why`.
struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Says whether a time can be booked, or names the rule that removes it.",
        discussion: """
            The time is 2026-12-01T10:00 in the page's zone (or in the one of --zone), or \
            2026-12-01T10:00Z, or 2026-12-01T10:00+01:00. Without --event and --duration, all \
            that the page offers is answered. Where there are bookings, they are looked at. Of a \
            master page, it says who would meet the customer, and why.
            """
    )

    @OptionGroup var options: ContentOptions
    @OptionGroup var file: DatabaseOption
    @Argument(help: "The page's name or public link.") var page: String
    @Argument(help: "When the meeting would start.") var time: String
    @Option(help: "The event type's name.") var event: String?
    @Option(help: "How long the meeting would last: 30m.") var duration: String?
    @Option(help: "The time zone of the time, such as Europe/London.") var zone: String?
    @Option(help: "The moment of asking, 2026-11-22T10:00:00Z, in place of now.") var now: String?

    func validate() throws {
        guard AskedTime(time) != nil else {
            throw ValidationError(
                "“\(time.escapingControls)” is no time: write it as 2026-12-01T10:00, "
                    + "2026-12-01T10:00Z or 2026-12-01T10:00+01:00."
            )
        }
        if let duration, Scheduling.Span(duration) == nil {
            throw ValidationError(
                "“\(duration.escapingControls)” is no duration: write it as 30m or 1h30m."
            )
        }
        if let now, Instant(now) == nil {
            throw ValidationError(
                "“\(now.escapingControls)” is no moment: write it as 2026-11-22T10:00:00Z."
            )
        }
    }

    func run() async throws {
        let build = options.build
        let checked = try await Terminal.reportingFailures { try SiteCatalog.load(build) }
        guard let catalog = checked.value else {
            try ReportPrinter(options: options).show(checked.diagnostics)
            throw ExitCode(1)
        }
        let database = build.zones.database
        let bookings = try await bookings()
        let master = catalog.page(named: page) == nil ? catalog.master(named: page) : nil
        for page in try pages(of: catalog, master, isSound: checked.isSound) {
            var words = WhyWords(
                catalog: catalog,
                page: page,
                zone: try rules(page.zone, in: database),
                asked: try zone.map { try rules($0, in: database) },
                now: now.flatMap { Instant($0) }
                    ?? Instant(clamping: Environment.milliseconds / 1000),
                bookings: bookings
            )
            if let master, master.assigns {
                words.master = (master, { database.rules(named: $0) })
            }
            try await answer(words, about: page)
        }
        guard bookings == nil else { return }
        Terminal.tell(
            "bookplate: the answer is about the rules; there are no bookings in "
                + "\(file.database.escapingControls) to look at."
        )
    }

    private func answer(_ words: WhyWords, about page: BookingPage) async throws {
        let events = try events(of: page)
        guard let asked = AskedTime(time) else { throw ExitCode(64) }
        let answers = try await Terminal.reportingStoreFailures {
            try await words.answers(to: asked, events: events, duration: length)
        }
        for line in answers.flatMap({ $0.split(separator: "\n") }) {
            Terminal.answer(String(line).escapingControls)
        }
    }

    /// The page that was asked about; of a master page on which visitors choose, all of its pages.
    private func pages(
        of catalog: SiteCatalog,
        _ master: MasterPage?,
        isSound: Bool
    ) throws -> [BookingPage] {
        guard let master else { return [try page(of: catalog, isSound: isSound)] }
        guard !master.assigns else { return [master.bookingPage] }
        return master.pages.filter { page in
            event == nil || page.events.contains { $0.id.text == event }
        }
    }

    /// What is booked; `nil` when there is no database.
    private func bookings() async throws -> BookingReader? {
        try await Terminal.reportingStoreFailures {
            do {
                return try BookingReader(at: file.database)
            } catch StoreFailure.missing {
                return nil
            }
        }
    }

    private var length: Scheduling.Span? { duration.flatMap { Scheduling.Span($0) } }

    private func page(of catalog: SiteCatalog, isSound: Bool) throws -> BookingPage {
        if let page = catalog.page(named: page) { return page }
        UnknownPage(name: page, catalog: catalog, isSound: isSound).tell()
        throw ExitCode(1)
    }

    private func rules(_ name: String, in database: ZoneDatabase) throws -> ZoneRules {
        if let rules = database.rules(named: name) { return rules }
        Terminal.tell("bookplate: error: there are no rules of a zone “\(name.escapingControls)”.")
        if let name = Suggestion.nearest(to: name, among: database.names) {
            Terminal.tell("  hint: did you mean `\(name)`?")
        }
        throw ExitCode(1)
    }

    /// The event types to answer for: the one that was asked about, or all.
    private func events(of page: BookingPage) throws -> [EventType] {
        guard let event else { return page.events }
        if let found = page.events.first(where: { $0.id.text == event }) { return [found] }
        let names = page.events.map(\.id.text)
        Terminal.tell(
            "bookplate: error: `\(page.id.text)` offers no event “\(event.escapingControls)”."
        )
        let nearest = Suggestion.nearest(to: event, among: names).map { "did you mean `\($0)`?" }
        let all = "it offers " + names.map { "`\($0)`" }.joined(separator: ", ")
        Terminal.tell("  hint: " + (nearest ?? all))
        throw ExitCode(1)
    }
}
