import ArgumentParser
import BookingEndpoint
import BookingStore
import BuildCommands
import Scheduling
import SiteBuild
import SiteSource

/// Changes bookings while no server runs.
struct OfflineBookings: OwnedBookings {
    let store: BookingStore
    let data: DataOptions
    /// The folder with the content; read only where its rules matter.
    let content: String

    func cancel(_ id: BookingID, reason: String?) async throws {
        _ = try await store.cancel(.owner(id), at: Environment.now, reason: reason)
    }

    func move(_ id: BookingID, to start: Instant, reason: String?) async throws {
        let catalog = try await catalog()
        let desk = BookingDesk(
            ledger: store,
            links: store,
            secrets: try EndpointParts.secrets(data),
            catalog: { catalog },
            clock: { Environment.now }
        )
        try await desk.move(id, to: start, reason: reason)
    }

    /// - Throws: `ExitCode` after saying what is wrong.
    private func catalog() async throws -> BookingCatalog {
        let zones = ZoneFolder(Environment().zoneFolder)
        var build = BuildOptions(program: Programs.identity, zones: zones, workers: 1)
        build.content = content
        let options = build
        let checked = try await Terminal.reportingFailures { try SiteCatalog.load(options) }
        guard checked.isSound, let catalog = checked.value else {
            Terminal.tell(
                "bookplate: error: There are mistakes in \(content.escapingControls), so nothing "
                    + "was moved; `bookplate check` lists them."
            )
            throw ExitCode(1)
        }
        return EndpointParts.bookable(catalog, ZoneCache(zones.database))
    }
}
