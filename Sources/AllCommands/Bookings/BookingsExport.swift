import BuildCommands
import ArgumentParser
import BookingDocuments
import BookingStore
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate bookings export`.
struct BookingsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes bookings to standard output, for other programs.",
        discussion: """
            Excel reads csv as UTF-8 only with --bom. A text in csv that a spreadsheet would take \
            for a formula begins with an apostrophe. In ics cancelled meetings are left out; the \
            names of meetings come from the site's address in the content.
            """
    )

    enum Form: String, CaseIterable, ExpressibleByArgument {
        case csv
        case json
        case ics
    }

    @OptionGroup var file: DatabaseOption
    @OptionGroup var options: FilterOptions
    @Option(help: "csv, json or ics.") var format: Form
    @Flag(help: "Begin csv with a byte order mark, for Excel.") var bom = false
    @Option(help: ArgumentHelp("For ics, the folder with what you write.", valueName: "folder"))
    var content = "content"

    func validate() throws {
        guard !bom || format == .csv else { throw ValidationError("--bom is for csv alone.") }
    }

    func run() async throws {
        let zones = ZoneFolder(Environment().zoneFolder).database
        // Asked first, so that a mistake there does not come after a long read.
        let site = format == .ics ? try await site() : nil
        let bookings = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database)
                .bookings(matching: options.filter(zones: zones))
        }
        let bytes: [UInt8] =
            switch format {
            case .csv: (bom ? [0xEF, 0xBB, 0xBF] : []) + BookingTable.csv(bookings)
            case .json: BookingRecord.json(bookings)
            case .ics: site.map { Self.calendar(of: $0, zones).bytes(bookings) } ?? []
            }
        try Terminal.answer(bytes: bytes)
    }

    private static func calendar(of site: Site, _ zones: ZoneDatabase) -> BookingCalendar {
        BookingCalendar(name: site.name, domain: SiteDomain(site.siteURL), zones: zones)
    }

    private func site() async throws -> Site {
        let environment = Environment()
        var options = BuildOptions(
            program: Programs.identity,
            zones: ZoneFolder(environment.zoneFolder),
            workers: environment.cores
        )
        options.content = content
        let checked = try await Terminal.reportingFailures { try SiteCatalog.load(options) }
        guard let catalog = checked.value else {
            Terminal.tell(
                "bookplate: error: The site's name and address, which ics needs, cannot be read "
                    + "in \(content.escapingControls)/site.yaml."
            )
            Terminal.tell("  hint: `bookplate check` lists what is wrong with the content.")
            throw ExitCode(1)
        }
        return catalog.site
    }
}
