import BuildCommands
import ArgumentParser
import Scheduling
import SiteBuild
import SiteSource

/// `bookplate new`.
struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Makes a site, a page, a host or buttons to begin from.",
        subcommands: [NewSite.self, NewPage.self, NewHost.self, NewButtons.self]
    )
}

/// The option of every `new` command.
struct NewOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with what you write.", valueName: "folder"))
    var content = "content"

    /// The folder without slashes at its end.
    private var folder: String {
        var folder = content[...]
        while folder.utf8.count > 1, folder.utf8.last == UInt8(ascii: "/") {
            folder = folder.dropLast()
        }
        return String(folder)
    }

    func validate() throws {
        guard content.isEmpty else { return }
        throw ValidationError("A folder's name must not be empty.")
    }

    /// The usual folder of buttons, beside that of the content.
    var buttons: String { ContentOptions.buttons(beside: folder) }

    func write(
        _ files: [Scaffold.File],
        of host: String? = nil,
        to other: String? = nil
    ) async throws {
        let folder = other ?? folder
        do {
            try await Terminal.reportingFailures {
                try Scaffold.write(files, of: host, to: folder)
            }
        } catch let conflict as ScaffoldConflict {
            for path in conflict.existing {
                Terminal.tell("bookplate: error: \(path) exists already.")
            }
            for path in conflict.notFolders {
                Terminal.tell("bookplate: error: \(path) is not a folder of the content.")
            }
            if let host, let (folder, nearest) = conflict.missingHost {
                Terminal.tell("bookplate: error: there is no host `\(host)` in \(folder).")
                Terminal.tell(
                    nearest.map { "  hint: did you mean `\($0)`?" }
                        ?? "  hint: make it first: `bookplate new host \(host)`"
                )
            }
            Terminal.tell("bookplate: nothing was written.")
            throw ExitCode(1)
        }
        for file in files { Terminal.answer(folder + "/" + file.path) }
    }

    func validated(_ id: String) throws -> String {
        guard DefinitionID(id) != nil else {
            throw ValidationError(
                "“\(id)” cannot be a name: use a to z, 0 to 9 and hyphens, at most 63."
            )
        }
        return id
    }

    /// Checks what people call something.
    func validate(name: String?, as option: String) throws {
        guard let name else { return }
        if let complaint = NameText.complaint(about: Self.withoutTabs(name), as: option) {
            throw ValidationError(complaint)
        }
    }

    func validate(zone: String) throws {
        let zones = ZoneFolder(Environment().zoneFolder).known
        if let complaint = zones.complaint(about: zone) { throw ValidationError(complaint) }
    }

    /// A tab is a blank like others.
    static func withoutTabs(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
    }
}

struct NewSite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Makes a site with one host and one page."
    )

    @OptionGroup var options: NewOptions
    @Option(help: "The site's name.") var name = "Example Practice"
    @Option(help: "The host's time zone, such as Europe/London.") var zone = "Europe/London"

    func validate() throws {
        try options.validate(name: name, as: "--name")
        try options.validate(zone: zone)
    }

    func run() async throws {
        try await options.write(Scaffold.site(named: NewOptions.withoutTabs(name), zone: zone))
        let content = CommandLineWords.option("--content", options.content, unless: "content")
        Terminal.tell("Next: `bookplate serve --watch\(content)` shows it and follows each save.")
        Terminal.tell("`bookplate new buttons\(content)` adds a gallery of buttons.")
    }
}

struct NewButtons: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buttons",
        abstract: "Makes styles and words of buttons, from which a build draws a gallery.",
        discussion: "They go into the folder `buttons` beside that of the content."
    )

    @OptionGroup var options: NewOptions

    func run() async throws {
        try await options.write(Scaffold.buttons, to: options.buttons)
    }
}

struct NewPage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "Makes a booking page."
    )

    @OptionGroup var options: NewOptions
    @Argument(help: "The page's name, which is also its public link: intro-call.") var id: String
    @Option(help: "The host whose page it is.") var host: String
    @Option(help: "The page's title.") var title: String?

    func validate() throws {
        _ = try options.validated(host)
        try options.validate(name: title, as: "--title")
        guard (try? PublicLink(try options.validated(id))) != nil else {
            throw ValidationError(
                "“\(id)” cannot be a public link: use 4 to 63 of a to z, 0 to 9 and hyphens, "
                    + "and none of Bookplate's own names."
            )
        }
    }

    func run() async throws {
        let title = title.map(NewOptions.withoutTabs) ?? Self.title(from: id)
        try await options.write([Scaffold.page(id: id, title: title, host: host)], of: host)
    }

    /// "Intro call" for `intro-call`.
    private static func title(from id: String) -> String {
        let words = id.utf8.split(separator: UInt8(ascii: "-"))
            .map { String(decoding: Array($0), as: UTF8.self) }
        return words.joined(separator: " ").prefix(1).uppercased()
            + words.joined(separator: " ").dropFirst()
    }
}

struct NewHost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "host",
        abstract: "Makes a host."
    )

    @OptionGroup var options: NewOptions
    @Argument(help: "The host's name in other files: ada.") var id: String
    @Option(help: "The host's name for people.") var name: String?
    @Option(help: "The host's time zone, such as Europe/London.") var zone = "Europe/London"

    func validate() throws {
        _ = try options.validated(id)
        try options.validate(name: name, as: "--name")
        try options.validate(zone: zone)
    }

    func run() async throws {
        try await options.write([
            Scaffold.host(
                id: id,
                name: name.map(NewOptions.withoutTabs) ?? id.prefix(1).uppercased()
                    + id.dropFirst(),
                zone: zone
            )
        ])
    }
}
