import BuildCommands
import ArgumentParser
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate explain`.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says from what a page is made, what comes of it, and why it is built again.",
        discussion: "Of a master page or a pool, it says which pages it leads to."
    )

    @OptionGroup var options: ContentOptions
    @Argument(help: "The name or a public link of a page, a master page or a pool.") var page:
        String

    func run() async throws {
        let explanation = try await Terminal.reportingFailures {
            try SiteBuilder(options.build).explain(page)
        }
        guard let explanation else {
            let checked = try await Terminal.reportingFailures {
                try SiteCatalog.load(options.build)
            }
            UnknownPage(name: page, catalog: checked.value, isSound: checked.isSound).tell()
            throw ExitCode(1)
        }
        Terminal.answer(explanation.address)
        Terminal.answer("made from")
        for input in explanation.inputs { Terminal.answer("  " + input) }
        Terminal.answer("written as")
        for output in explanation.outputs { Terminal.answer("  " + output) }
        Terminal.answer("next build")
        Terminal.answer(
            "  " + (explanation.reason.map { "Builds it again: " + $0 } ?? "Leaves it as it is.")
        )
    }
}
