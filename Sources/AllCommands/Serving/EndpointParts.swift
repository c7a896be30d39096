import BuildCommands
import ArgumentParser
import BookingDocuments
import BookingEndpoint
import BookingStore
import Digests
import Scheduling
import ServiceLifecycle
import SiteBuild
import SiteSource
import Synchronization

/// The endpoint put together: what is read from content, where bookings are kept, what answers.
final class EndpointParts: Sendable {
    let store: BookingStore
    /// What is counted of the endpoint.
    let metrics = Metrics()
    private let contents: Mutex<Content>
    private let zones: ZoneCache
    private let build: BuildOptions

    /// Content as it was read, and what can be booked of it.
    private struct Content {
        let site: SiteCatalog
        let bookings: BookingCatalog
    }

    /// Reads the content and opens the database.
    ///
    /// - Throws: `ExitCode` after saying what is wrong.
    init(_ options: ContentOptions, _ data: DataOptions, toleratesMistakes: Bool) throws {
        build = options.build
        zones = ZoneCache(options.build.zones.database)
        let catalog: Checked<SiteCatalog?>
        do {
            catalog = try SiteCatalog.load(build)
        } catch {
            Terminal.tell("bookplate: error: " + error.message)
            throw ExitCode(error.isMissingContent ? 1 : 70)
        }
        if !catalog.isSound, !toleratesMistakes {
            try ReportPrinter(options: options).show(catalog.diagnostics)
        }
        guard let value = catalog.value else { throw ExitCode(1) }
        contents = Mutex(Content(site: value, bookings: Self.bookable(value, zones)))
        do {
            store = try BookingStore(at: data.database)
            secrets = try Self.secrets(data)
            seals = SealKeyCache(SealKeyFile(path: data.file.sealFile))
            try MailFolder.prepare(data.outbox)
        } catch let failure as StoreFailure {
            Terminal.tell("bookplate: error: " + failure.message)
            throw ExitCode(70)
        }
    }

    private let secrets: EndpointSecrets
    private let seals: SealKeyCache

    var catalog: BookingCatalog { contents.withLock { $0.bookings } }

    /// What the server answers before the files of the site.
    var routes: Routes {
        BookingRoutes(desk: desk, keys: store).table(below: catalog.endpoint.path)
    }

    private var desk: BookingDesk {
        BookingDesk(
            ledger: store,
            links: store,
            secrets: secrets,
            metrics: metrics,
            sealKeys: { [seals] in seals.ring() },
            catalog: { self.catalog },
            clock: { Environment.now }
        )
    }

    /// What the owner's port answers beside what it tells of the server.
    func ownerRoutes(outbox: String) -> [Route] {
        OwnerRoutes(
            records: SiteRecords(store: store, outbox: OutboxFolder(path: outbox)),
            keys: store,
            links: store,
            bookings: desk,
            secrets: secrets,
            clock: { Environment.now }
        ).all
    }

    /// Lets commands that want the database know where the owner's port is.
    func announce(ownerPort: Int) {
        do {
            try store.announce(address: "127.0.0.1:\(ownerPort)")
        } catch {
            Terminal.tell("bookplate: warning: commands cannot reach this server: \(error)")
        }
    }

    /// What must be in order for the endpoint to be ready.
    var checks: [ReadinessCheck] {
        [
            ReadinessCheck("database") { [store] in
                // A change of nothing takes the way that every change takes.
                (try? await store.markDelivered(-1, at: Environment.now)) != nil
            },
            ReadinessCheck("outbox") { [store] in
                let oldest = try? await store.dueNotices(at: Environment.now, limit: 1).first
                guard let oldest else { return true }
                return Environment.now.seconds - oldest.booking.changed.seconds < 900
            },
        ]
    }

    /// What writes the messages that tell of bookings, and gives the database back at the end.
    func services(outbox: String) -> [any Service] {
        let loop = DeliveryLoop(
            outbox: store,
            delivery: MailFolder(path: outbox) { try self.message(of: $0) },
            clock: { Environment.now },
            onFailure: { error in
                Terminal.tell("bookplate: error: A message was not written: \(error)")
            }
        )
        return [StoreClosing(store: store), loop]
    }

    /// The mail of a notice, the same whenever it is made; `nil` when there is nobody to write to.
    private func message(of notice: BookingNotice) throws -> [UInt8]? {
        let catalog = catalog
        let booking = notice.booking
        let domain = SiteDomain(catalog.site.siteURL)
        let sender =
            catalog.site.email ?? booking.terms.hostEmail
            ?? EmailAddress("bookings@" + domain.text)
        guard let sender else { return nil }
        let manage = secrets.manageToken(of: booking.id)
            .flatMap { WebAddress(catalog.endpoint.text + "m/" + $0.secret) }
        return NoticeMail(
            notice,
            site: catalog.site,
            sender: sender,
            zones: NoticeZones(
                of: booking,
                host: catalog.hostZone(booking.host),
                in: build.zones.database
            ),
            manage: manage
        ).message(date: booking.changed, domain: domain)?.bytes
    }

    /// Why content that was read again is not taken up.
    enum ReloadRefusal: Error {
        case failure(FileFailure)
        case mistakes([Diagnostic])
        /// The site or the endpoint is to have another address, and this server answers at the old.
        case moved
    }

    /// Reads the content again; what was read before stays when this fails.
    ///
    /// For one caller at a time, so that what is older never comes after what is newer.
    func reload() throws(ReloadRefusal) {
        do {
            try takeUp()
            metrics.count(.reloads)
        } catch {
            metrics.count(.failedReloads)
            throw error
        }
    }

    private func takeUp() throws(ReloadRefusal) {
        let former = contents.withLock { $0 }
        let checked: Checked<SiteCatalog?>
        do {
            checked = try SiteCatalog.load(build, after: former.site)
        } catch {
            throw .failure(error)
        }
        guard checked.isSound, let value = checked.value else {
            throw .mistakes(checked.diagnostics.filter { $0.severity == .error }.sorted())
        }
        guard value.site.siteURL == former.bookings.site.siteURL,
            value.site.endpointURL == former.bookings.site.endpointURL
        else { throw .moved }
        let bookings = Self.bookable(value, zones, after: former.bookings)
        contents.withLock { $0 = Content(site: value, bookings: bookings) }
    }

    /// What can be booked of some content.
    static func bookable(
        _ catalog: SiteCatalog,
        _ zones: ZoneCache,
        after former: BookingCatalog? = nil
    ) -> BookingCatalog {
        BookingCatalog(
            site: catalog.site,
            images: catalog.images,
            pages: catalog.pages,
            masters: catalog.masters,
            zones: zones,
            revision: former.map { $0.revision + 1 } ?? 0,
            former: former
        )
    }

    static func secrets(_ data: DataOptions) throws -> EndpointSecrets {
        let key = try SecretKey.load(data.keyFile)
        guard let secrets = EndpointSecrets(key: key, random: { SystemRandom.bytes($0) }) else {
            throw StoreFailure.file(deed: "use", path: data.keyFile, code: 0)
        }
        return secrets
    }
}

/// Gives the database back when the server has stopped.
struct StoreClosing: Service {
    let store: BookingStore

    func run() async throws {
        try? await gracefulShutdown()
        try await store.close()
    }
}
