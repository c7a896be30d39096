import BuildCommands
import ArgumentParser
import SiteBuild

/// `bookplate explain`.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says from what a page is made, what comes of it, and why it is built again."
    )

    @OptionGroup var options: ContentOptions
    @Argument(help: "The page's name or public link.") var page: String

    func run() async throws {
        let explanation = try await Terminal.reportingFailures {
            try SiteBuilder(options.build).explain(page)
        }
        guard let explanation else {
            Terminal.tell("bookplate: error: no page that can be read is called “\(page)”.")
            Terminal.tell("  hint: `bookplate check` lists what is wrong with the content.")
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
