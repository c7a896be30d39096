import ArgumentParser
import BuildCommands
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate link`.
struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Makes links to a page: one a line on standard output, and nothing else.",
        subcommands: [LinkGeneral.self, LinkPersonal.self, LinkOneTime.self, LinkKeys.self]
    )
}

/// The page of a command that makes links, with the site it belongs to.
struct LinkedPage {
    let site: Site
    let page: BookingPage
    /// Whom a customer may meet.
    let hosts: [DefinitionID]

    /// Finds a page or a master page by its id, its public link or a former link.
    ///
    /// - Throws: `ExitCode` after saying what is wrong.
    init(named name: String, _ options: ContentOptions) async throws {
        let build = options.build
        let checked = try await Terminal.reportingFailures { try SiteCatalog.load(build) }
        guard let catalog = checked.value else {
            try ReportPrinter(options: options).show(checked.diagnostics)
            throw ExitCode(1)
        }
        if let page = catalog.page(named: name) {
            self.page = page
            hosts = [page.host.id]
            site = catalog.site
            return
        }
        if let master = catalog.master(named: name) {
            page = master.bookingPage
            hosts = master.bookableHosts
            site = catalog.site
            return
        }
        if !checked.isSound { try ReportPrinter(options: options).show(checked.diagnostics) }
        Terminal.tell("bookplate: error: There is no page “\(name.escapingControls)”.")
        if let near = catalog.pageName(near: name) {
            Terminal.tell("  hint: did you mean `\(near)`?")
        }
        throw ExitCode(1)
    }
}
