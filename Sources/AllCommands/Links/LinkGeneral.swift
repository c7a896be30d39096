import ArgumentParser
import BuildCommands
import Scheduling

/// `bookplate link general`.
struct LinkGeneral: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "general",
        abstract: "Prints the link that anyone may use."
    )

    @OptionGroup var options: ContentOptions
    @Argument(help: "The page's name or public link.") var page: String

    func run() async throws {
        let linked = try await LinkedPage(named: page, options)
        Terminal.answer(linked.site.siteURL.text + linked.page.link.text + "/")
    }
}
