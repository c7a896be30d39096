import ArgumentParser
import BookingEndpoint
import BookingStore
import BuildCommands
import Markup
import Scheduling
import SiteSource

/// `bookplate links`.
struct Links: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Lists one-time links, takes them back, and confirms those of a backup.",
        subcommands: [LinksList.self, LinksRevoke.self, LinksConfirm.self]
    )
}

/// `bookplate links list`.
struct LinksList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists one-time links and where they stand, without what opens them."
    )

    @OptionGroup var file: DatabaseOption
    @Option(help: "Those of one page, by its id.") var page: String?
    @Option(help: "Those that are unused, used, expired, revoked or held.")
    var status: OneTimeLink.State?
    @Option(help: "Those made for one e-mail address; capitals do not count.") var email: String?
    @Option(help: "At most so many.") var limit: Int?
    @Option(help: "How they are written: text or json.") var format = Form.text

    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws {
        if let page, DefinitionID(page) == nil {
            throw ValidationError("“\(page.escapingControls)” cannot be the id of a page.")
        }
        if let email { _ = try CommandEmail(email) }
        guard limit.map({ $0 > 0 }) ?? true else {
            throw ValidationError("--limit is a number from 1 on.")
        }
    }

    func run() async throws {
        let now = Environment.now
        var filter = LinkFilter(at: now)
        filter.page = page.flatMap { DefinitionID($0) }
        filter.state = status
        filter.email = try email.map { try CommandEmail($0).address }
        filter.limit = limit
        let wanted = filter
        let links = try await Terminal.reportingStoreFailures {
            try await BookingReader(at: file.database).links(matching: wanted)
        }
        if format == .json {
            let list: JSONValue = ["links": .array(links.map { LinkRecord.value($0, at: now) })]
            return try Terminal.answer(bytes: list.compact + [UInt8(ascii: "\n")])
        }
        guard !links.isEmpty else {
            Terminal.tell("bookplate: there are no such links.")
            return
        }
        let rows = links.map { link in
            let customer = LinkWords.text(name: link.customer?.name, email: link.customer?.email)
            return [
                link.id.text, link.page.text, link.state(at: now).rawValue, link.created.text,
                link.expires.text, link.use?.booking?.text ?? "-",
                (customer ?? "-").escapingControls,
            ]
        }
        let head = ["ID", "PAGE", "STATUS", "CREATED", "EXPIRES", "BOOKING", "FOR"]
        try Terminal.answer(bytes: Array(BookingListing.table([head] + rows).utf8))
    }
}

extension OneTimeLink.State: ExpressibleByArgument {}

/// `bookplate links revoke`.
struct LinksRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes one-time links back; meetings booked with them stay.",
    )

    @OptionGroup var data: DataOptions
    @Argument(help: "The ids of links, as `bookplate links list` shows them.") var ids: [String]

    func validate() throws {
        for id in ids where LinkID(id) == nil {
            throw ValidationError(
                "“\(id.escapingControls)” is not the id of a link: those have 16 letters and digits."
            )
        }
    }

    func run() async throws {
        try data.file.requireFile()
        var isAll = true
        for id in ids.compactMap({ LinkID($0) }) {
            let answer = try await Terminal.reportingStoreFailures {
                try await OwnerChange(data).carryOut(.revokeLink(id))
            }
            switch answer {
            case .done: Terminal.answer("Link \(id.text) is revoked.")
            case .notFound:
                Terminal.tell("bookplate: error: There is no link \(id.text).")
                isAll = false
            case .forgotten, .counted, .nameTaken, .refused, .failed: throw ExitCode(70)
            }
        }
        guard isAll else {
            Terminal.tell("  hint: `bookplate links list` names them.")
            throw ExitCode(1)
        }
    }
}

/// `bookplate links confirm`.
struct LinksConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Says that the links of a backup that was put in place are still good.",
        discussion: """
            Links may have been used after the backup was made; those bookings are not in it, and \
            such links are then good once more.
            """
    )

    @OptionGroup var data: DataOptions

    func run() async throws {
        try data.file.requireFile()
        let answer = try await Terminal.reportingStoreFailures {
            try await OwnerChange(data).carryOut(.confirmLinks)
        }
        guard case .counted(let count) = answer else { throw ExitCode(70) }
        Terminal.answer("\(counted(count, "link")) \(count == 1 ? "is" : "are") good again.")
    }
}
