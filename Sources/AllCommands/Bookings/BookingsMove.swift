import ArgumentParser
import BookingEndpoint
import BuildCommands
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate bookings move`.
struct BookingsMove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Moves a booking to another time for the host.",
        discussion: """
            Also when its customer may not do so any more, until the meeting begins. It stays with \
            its host, and the new time must be open on its page. The customer, the host and the \
            guests get a message that the host moved it. A running server does it itself.
            """
    )

    @OptionGroup var named: NamedBooking

    @Argument(
        help: ArgumentHelp(
            "The new start: 2026-12-01T10:00 on the clocks of the page, or with an offset, "
                + "2026-12-01T10:00+01:00."
        )
    )
    var start: String

    @Option(
        help: ArgumentHelp(
            "The folder with what you write, for when no server runs.",
            valueName: "folder"
        )
    )
    var content = "content"

    func validate() throws {
        guard AskedTime(start) != nil else {
            throw ValidationError(
                "“\(start.escapingControls)” is no time: write it as 2026-12-01T10:00."
            )
        }
    }

    func run() async throws {
        let zones = ZoneFolder(Environment().zoneFolder).database
        try await Terminal.reportingStoreFailures {
            let booking = try await named.find()
            let zone = zones.rules(named: booking.terms.zone) ?? .utc
            let start = try instant(in: zone)
            if start == booking.start, booking.status == .confirmed {
                Terminal.answer("It begins then already; nothing was changed.")
                return
            }
            let answer = try await OwnerChange(named.data, content: content)
                .carryOut(.moveBooking(booking.id, to: start, reason: named.words))
            let times =
                "from \(NamedBooking.time(booking.start, in: zone)) to "
                + NamedBooking.time(start, in: zone)
            try named.tell(
                answer,
                done: "Moved: \(NamedBooking.words(for: booking)), \(times).",
                hint: why(booking.page, AskedTime.text(of: start, in: zone))
            )
        }
    }

    /// The start that is meant.
    ///
    /// - Throws: `ExitCode` 1 after saying why none is, or which two are.
    private func instant(in zone: ZoneRules) throws -> Instant {
        guard let asked = AskedTime(start) else { throw ExitCode(64) }
        switch asked.instant(in: zone) {
        case .success(let instant): return instant
        case .failure(let unclear):
            unclear.tell()
            throw ExitCode(1)
        }
    }

    /// The command that says why a time is not open, with the folders that were given.
    private func why(_ page: DefinitionID, _ time: String) -> String {
        "`bookplate why \(page.text) \(time)"
            + CommandLineWords.option("--content", content, unless: "content")
            + CommandLineWords.option(
                "--database",
                named.data.database,
                unless: DatabaseOption.usual
            ) + "` says why."
    }
}
