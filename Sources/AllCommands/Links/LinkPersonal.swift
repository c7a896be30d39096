import ArgumentParser
import BookingStore
import BuildCommands
import Digests
import Glibc
import Scheduling
import Sealing
import SiteSource

/// `bookplate link personal`.
struct LinkPersonal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "personal",
        abstract:
            "Makes links that bring a customer's details, sealed so that nobody can read them.",
        discussion: """
            With --csv each row of a file makes a link, in the rows' order. The first row has the \
            columns' names: name, email, skip (1 or 0), expires, or a field of the form; a name in \
            a column wins over the option. Nothing is printed unless every row is in order.

            The keys lie beside the database and are made with the first link; no server is needed.
            """
    )

    @OptionGroup var options: ContentOptions
    @OptionGroup var file: DatabaseOption
    @Argument(help: "The page's name or public link.") var page: String
    @Option(help: "The customer's name.") var name: String?
    @Option(help: "The customer's e-mail address.") var email: String?
    @Option(help: ArgumentHelp("An answer to a question: topic=Tea.", valueName: "field=answer"))
    var field: [String] = []
    @Flag(help: "Leave the form out where the page allows it and nothing is left to ask.")
    var skip = false
    @Option(
        help: ArgumentHelp(
            "For how long it is good: 30d; for ever unless given.",
            valueName: "time"
        )
    )
    var expires: String?
    @Option(help: ArgumentHelp("A table with a customer a row.", valueName: "file"))
    var csv: String?

    func validate() throws {
        for text in field where !text.utf8.dropFirst().contains(UInt8(ascii: "=")) {
            throw ValidationError("“\(text.escapingControls)” is no answer: write it as topic=Tea.")
        }
    }

    /// Says why the form is shown although the links ask to leave it out.
    private func tellOfForms(of links: [SealedLink], to page: BookingPage) {
        let skipping = links.filter { $0.details.skip == true }
        guard !skipping.isEmpty else { return }
        guard page.skip == .allowed else {
            return Terminal.tell(
                "bookplate: warning: The page does not say `skip: allowed`, so that customers "
                    + "review the form before they book."
            )
        }
        let asked = PageSummary(page).requiredQuestions.filter { name in
            skipping.contains { $0.details.values(name.lowercased()).isEmpty }
        }
        guard !asked.isEmpty else { return }
        Terminal.tell(
            "bookplate: warning: The form is still shown where a meeting asks for "
                + asked.joined(separator: ", ") + "."
        )
    }

    func run() async throws {
        let linked = try await LinkedPage(named: page, options)
        guard let endpoint = linked.site.endpointURL else {
            Terminal.tell(
                "bookplate: error: Sealed links need an `endpoint-url`, and the site has none."
            )
            throw ExitCode(1)
        }
        let links = try links(to: linked.page)
        tellOfForms(of: links, to: linked.page)
        let isFirst = unsafe access(file.sealFile, F_OK) != 0
        let ring = try await Terminal.reportingStoreFailures {
            try SealKeyFile(path: file.sealFile).load()
        }
        if isFirst {
            Terminal.tell(
                "bookplate: made \(file.sealFile.escapingControls), the key of personal links; a "
                    + "server opens them with `--database \(file.database.escapingControls)`."
            )
        }
        var bytes: [UInt8] = []
        for link in links {
            let nonce = SystemRandom.bytes(SealKeyring.nonceLength)
            guard let sealed = ring.seal(link, nonce: nonce) else { throw ExitCode(70) }
            bytes += Array((endpoint.text + "p/" + sealed + "\n").utf8)
        }
        try Terminal.answer(bytes: bytes)
    }

    /// What to seal; a mistake in any of it is said, and then there is nothing.
    private func links(to page: BookingPage) throws -> [SealedLink] {
        let draft = CustomerDraft(page: page, now: Environment.now)
        guard let csv else {
            switch draft.link(options: given) {
            case .success(let link): return [link]
            case .failure(let mistakes):
                throw Self.refused(mistakes.sentences.map { "bookplate: error: " + $0 })
            }
        }
        let text: [UInt8]
        switch InputFile.read(csv) {
        case .success(let bytes): text = bytes
        case .failure(let problem):
            Terminal.tell("bookplate: error: " + problem.sentence)
            throw ExitCode(1)
        }
        switch CustomerTable(draft: draft, options: given).links(text) {
        case .success(let links): return links
        case .failure(let mistakes):
            throw Self.refused(
                mistakes.all.map { "\(csv.escapingControls):\($0.line): error: \($0.sentence)" }
            )
        }
    }

    /// What the options say, by the names of columns.
    private var given: [LinkDetails.Field] {
        var fields: [LinkDetails.Field] = []
        if let name { fields.append(LinkDetails.Field("name", name)) }
        if let email { fields.append(LinkDetails.Field("email", email)) }
        for text in field {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields.append(LinkDetails.Field(String(parts[0]), String(parts[1])))
        }
        if skip { fields.append(LinkDetails.Field("skip", "1")) }
        if let expires { fields.append(LinkDetails.Field("expires", expires)) }
        return fields
    }

    private static func refused(_ lines: [String]) -> ExitCode {
        for line in lines.prefix(50) { Terminal.tell(line) }
        if lines.count > 50 { Terminal.tell("… and \(lines.count - 50) more") }
        return ExitCode(1)
    }
}
