import BuildCommands
import ArgumentParser
import BookingStore
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate bookings list`.
struct BookingsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists bookings by their start.",
        discussion: """
            Without --all, --from or --until, only meetings that are not over yet. Times are \
            those of each page's zone, or of --zone. The exit status is 1 when no booking is found.
            """
    )

    @OptionGroup var file: DatabaseOption
    @OptionGroup var options: FilterOptions

    @Flag(help: "Those of the past, too.") var all = false

    @Option(
        help: ArgumentHelp(
            "The folder with what you write, to tell the names of pages.",
            valueName: "folder"
        )
    )
    var content = "content"

    func run() async throws {
        let zones = ZoneFolder(Environment().zoneFolder).database
        let found = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database).bookings(matching: filter(zones))
        }
        let now = Environment.now
        let bookings =
            isOfAllTimes
            ? found : Array(found.filter { $0.end > now }.prefix(options.limit ?? found.count))
        guard !bookings.isEmpty else {
            Terminal.tell("bookplate: no booking is found.")
            tellIfUnknownPage()
            throw ExitCode(1)
        }
        let listing = BookingListing(zone: options.zone.flatMap { zones.rules(named: $0) })
        try Terminal.answer(bytes: Array(listing.text(of: bookings).utf8))
    }

    private var isOfAllTimes: Bool { all || options.from != nil || options.until != nil }

    /// What to read: a limit counts among the meetings that are not over.
    private func filter(_ zones: ZoneDatabase) -> BookingFilter {
        var filter = options.filter(zones: zones)
        if !isOfAllTimes { filter.limit = nil }
        return filter
    }

    /// Says so when the content is there and has no page of the name that was asked for.
    private func tellIfUnknownPage() {
        guard let page = options.page else { return }
        var build = BuildOptions(
            program: Programs.identity,
            zones: ZoneFolder(Environment().zoneFolder),
            workers: 1
        )
        build.content = content
        guard let checked = try? SiteCatalog.load(build), let catalog = checked.value,
            catalog.page(named: page) == nil, catalog.master(named: page) == nil
        else { return }
        UnknownPage(name: page, catalog: catalog, isSound: checked.isSound).tell()
    }
}
