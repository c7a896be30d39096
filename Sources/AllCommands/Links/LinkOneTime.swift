import ArgumentParser
import BookingEndpoint
import BookingStore
import BuildCommands
import Digests
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate link one-time`.
struct LinkOneTime: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "one-time",
        abstract: "Makes links that are good for one booking each and do not show the page.",
        discussion: """
            With --csv each row of a file makes a link, in the rows' order. The first row has the \
            columns' names: name, email, title, event, expires, skip (1 or 0), or a field of the \
            form; what a row says wins over the option. Nothing is made unless every row is in \
            order.

            A running server makes the links; without one the database is opened here. The links \
            are shown this once: only their digests are kept.
            """
    )

    @OptionGroup var options: ContentOptions
    @OptionGroup var data: DataOptions
    @Argument(help: "The page's name or public link.") var page: String
    @Option(help: ArgumentHelp("How many links to make.", valueName: "number")) var count = 1
    @Option(help: ArgumentHelp("A table with a customer a row.", valueName: "file"))
    var csv: String?
    @Option(
        help: ArgumentHelp("For how long they are good, at most 90d.", valueName: "time")
    )
    var expires = "14d"
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "Whom it is for: a name, an e-mail address, or `Grace <grace@example.com>`.",
            valueName: "customer"
        )
    )
    var customer: String?
    @Option(help: ArgumentHelp("The only event type to book, by its id.", valueName: "id"))
    var event: String?
    @Option(help: ArgumentHelp("The only host to book, by the id.", valueName: "id"))
    var host: String?
    @Option(
        name: .customLong("time"),
        help: ArgumentHelp(
            "A start to offer: 2026-12-01T10:00 on the clocks of the page, or with an offset, "
                + "2026-12-01T10:00+01:00; several may be given."
        )
    )
    var times: [String] = []
    @Option(help: ArgumentHelp("What customers read in place of the page's title."))
    var title: String?
    @Option(help: ArgumentHelp("An answer to a question: topic=Tea.", valueName: "field=answer"))
    var field: [String] = []
    @Flag(help: "Leave the form out where the page allows it and nothing is left to ask.")
    var skip = false

    func validate() throws {
        guard (1...100_000).contains(count) else {
            throw ValidationError("--count is a number from 1 to 100000.")
        }
        guard csv == nil || count == 1 else {
            throw ValidationError("--csv and --count exclude each other.")
        }
        for text in field where !text.utf8.dropFirst().contains(UInt8(ascii: "=")) {
            throw ValidationError("“\(text.escapingControls)” is no answer: write it as topic=Tea.")
        }
    }

    func run() async throws {
        let linked = try await LinkedPage(named: page, options)
        let given = try request(on: linked.page)
        let requests =
            try csv.map { try rows(of: $0, over: given) } ?? [
                (place: "bookplate: error: ", request: .success(given))
            ]
        var terms: [LinkTerms] = []
        var mistakes: [String] = []
        let now = Environment.now
        for (place, request) in requests {
            switch request {
            case .failure(let problem): mistakes.append(place + problem.sentence)
            case .success(let request):
                switch request.terms(of: linked.page, with: linked.hosts, at: now) {
                case .success(let agreed): terms.append(agreed)
                case .failure(let problems):
                    mistakes += problems.all.map { name, problem in
                        place + LinkWords.sentence(name, problem, linked)
                    }
                }
            }
        }
        try refuse(mistakes)
        if csv == nil, let only = terms.first {
            terms = Array(repeating: only, count: count)
        }
        let minted = terms.compactMap { MintedLink($0) { SystemRandom.bytes($0) } }
        guard minted.count == terms.count else { throw ExitCode(70) }
        let answer = try await Terminal.reportingStoreFailures {
            try await OwnerChange(data).carryOut(.mintLinks(minted.map(\.kept)))
        }
        guard answer == .done else { throw ExitCode(70) }
        let endpoint = linked.site.endpointURL ?? linked.site.siteURL
        var bytes: [UInt8] = []
        for link in minted { bytes += Array((link.address(below: endpoint) + "\n").utf8) }
        try Terminal.answer(bytes: bytes)
    }

    /// What the options say.
    ///
    /// - Throws: `ExitCode` 1 after saying which time the clocks of the page skip or show twice.
    private func request(on page: BookingPage) throws -> LinkRequest {
        var request = LinkRequest()
        request.event = event
        request.host = host
        request.times = try instants(on: page)
        request.title = title
        request.expires = expires
        (request.name, request.email) = LinkWords.customer(customer)
        for text in field {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            request.answers.append(LinkAnswer(field: String(parts[0]), value: String(parts[1])))
        }
        if skip { request.skip = true }
        return request
    }

    /// The starts to offer, as instants; what is no time stays as it was written.
    private func instants(on page: BookingPage) throws -> [String] {
        guard !times.isEmpty else { return [] }
        let zones = ZoneFolder(Environment().zoneFolder).database
        let zone = zones.rules(named: page.zone) ?? .utc
        let all = times.map { text in
            AskedTime(text).map { $0.instant(in: zone).map(\.text) } ?? .success(text)
        }
        let unclear = all.compactMap { time in
            if case .failure(let unclear) = time { unclear } else { nil }
        }
        for each in unclear { each.tell() }
        guard unclear.isEmpty else { throw ExitCode(1) }
        return all.compactMap { try? $0.get() }
    }

    /// How a mistake in a link begins, and what is asked for, or why that cannot be read.
    private typealias Row = (place: String, request: Result<LinkRequest, TableReader.Problem>)

    /// What the rows of a table say over the options, and how a mistake in each begins.
    private func rows(of csv: String, over given: LinkRequest) throws -> [Row] {
        let text: [UInt8]
        switch InputFile.read(csv) {
        case .success(let bytes): text = bytes
        case .failure(let problem):
            try refuse(["bookplate: error: " + problem.sentence])
            return []
        }
        do throws(TableReader.Problem) {
            let rows = try TableReader.rows(text)
            guard let head = rows.first else {
                throw TableReader.Problem(line: 1, sentence: "The file is empty.")
            }
            let table = LinkTable(head: head.cells, options: given)
            if let problem = table.problem {
                throw TableReader.Problem(line: head.line, sentence: problem)
            }
            return rows.dropFirst().map { row in
                ("\(csv.escapingControls):\(row.line): error: ", table.request(of: row))
            }
        } catch {
            try refuse(["\(csv.escapingControls):\(error.line): error: \(error.sentence)"])
            return []
        }
    }

    private func refuse(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        for line in lines.prefix(50) { Terminal.tell(line) }
        if lines.count > 50 { Terminal.tell("… and \(lines.count - 50) more") }
        throw ExitCode(1)
    }
}
