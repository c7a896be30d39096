import BuildCommands
import ArgumentParser
import Scheduling
import SiteBuild
import SiteSource

/// The options that say which bookings are meant.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Those that start on this date or later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Those that start before this date.", valueName: "date"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "The zone of dates, such as Europe/London; without it dates are in UTC.",
            valueName: "zone"
        )
    )
    var zone: String?

    @Option(help: ArgumentHelp("Those of one page, by the name of its file.", valueName: "name"))
    var page: String?

    @Option(help: ArgumentHelp("Those of one host, by the name of its file.", valueName: "name"))
    var host: String?

    @Option(help: "Those that are confirmed, or cancelled.")
    var status: Booking.Status?

    @Option(help: ArgumentHelp("Those of one customer.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("At most so many, the earliest.", valueName: "number"))
    var limit: Int?

    func validate() throws {
        for (name, date) in [("--from", from), ("--until", until)] {
            guard let date, CivilDate(date) == nil, Instant(date) == nil else { continue }
            throw ValidationError(
                "“\(date.escapingControls)” after \(name) is no date: write it as 2026-12-01, or "
                    + "2026-12-01T10:00:00Z."
            )
        }
        for (name, id) in [("--page", page), ("--host", host)] {
            guard let id, DefinitionID(id) == nil else { continue }
            throw ValidationError(
                "“\(id.escapingControls)” after \(name) is no name: a name has a to z, 0 to 9 "
                    + "and hyphens."
            )
        }
        if let email { _ = try CommandEmail(email) }
        guard limit.map({ $0 > 0 }) ?? true else {
            throw ValidationError("--limit is a number from 1.")
        }
        if let zone {
            let zones = ZoneFolder(Environment().zoneFolder).known
            if let complaint = zones.complaint(about: zone) { throw ValidationError(complaint) }
        }
    }

    /// What the options ask for, with dates beginning as the days of their zone do.
    func filter(zones: ZoneDatabase) -> BookingFilter {
        let rules = zone.flatMap { zones.rules(named: $0) } ?? .utc
        let start = { (date: String) -> Instant? in
            Instant(date) ?? CivilDate(date).map { rules.day($0).lowerBound }
        }
        var filter = BookingFilter()
        filter.from = from.flatMap(start)
        filter.until = until.flatMap(start)
        filter.page = page.flatMap { DefinitionID($0) }
        filter.host = host.flatMap { DefinitionID($0) }
        filter.status = status
        filter.email = email.flatMap { EmailAddress($0) }
        filter.limit = limit
        return filter
    }
}

extension Booking.Status: ExpressibleByArgument {}
