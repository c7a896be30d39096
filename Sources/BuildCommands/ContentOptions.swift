package import ArgumentParser
import Glibc
import Scheduling
package import SiteBuild
package import SiteSource

/// The options of every command that reads content.
package struct ContentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with what you write.", valueName: "folder"))
    package var content = "content"

    @Option(
        help: ArgumentHelp(
            "The folder with button styles (default: buttons beside the content, if it is there).",
            valueName: "folder"
        )
    )
    package var buttons: String?

    @Option(
        name: .customLong("fonts"),
        help: ArgumentHelp(
            "A further folder with the fonts of buttons, looked at first.",
            valueName: "folder"
        )
    )
    package var fontFolders: [String] = []

    @Option(help: ArgumentHelp("The folder for what Bookplate writes.", valueName: "folder"))
    package var output = "output"

    @Option(
        name: .customLong("site-url"),
        help: ArgumentHelp("The site's address, over the one in site.yaml.", valueName: "address")
    )
    package var siteURL: String?

    @Option(
        name: .customLong("endpoint-url"),
        help: ArgumentHelp(
            "The endpoint's address, over the one in site.yaml.",
            valueName: "address"
        )
    )
    package var endpointURL: String?

    @Option(help: "How mistakes are shown: text, json or github.")
    package var format = DiagnosticReport.text

    @Flag(help: "Treat warnings as mistakes.")
    package var strict = false

    package init() {}

    package func validate() throws {
        guard !([content, output, buttons ?? "buttons"] + fontFolders).contains("") else {
            throw ValidationError("A folder's name must not be empty.")
        }
        for (name, address) in [("--site-url", siteURL), ("--endpoint-url", endpointURL)] {
            guard let address else { continue }
            do {
                _ = try RootAddress.read(address, as: name)
            } catch {
                throw ValidationError(error)
            }
        }
    }

    /// The options of a build, with what the machine adds.
    package var build: BuildOptions {
        let environment = Environment()
        var options = BuildOptions(
            program: Programs.identity,
            zones: ZoneFolder(environment.zoneFolder),
            workers: environment.cores
        )
        options.content = trimmed(content)
        options.output = trimmed(output)
        options.buttons = buttons.map(trimmed) ?? Self.buttons(beside: options.content)
        options.needsButtons = buttons != nil
        options.fontFolders = fontFolders.map(trimmed) + options.fontFolders
        options.drawer = Programs.drawer
        options.siteURL = siteURL
        options.endpointURL = endpointURL
        options.isStrict = strict
        return options
    }

    /// The path of the site's address, if the command line gives one; otherwise `/`.
    package var sitePath: String {
        siteURL.flatMap { try? RootAddress.read($0, as: "--site-url") }?.path ?? "/"
    }

    /// The usual path of the buttons' folder, which lies where that of the content does.
    package static func buttons(beside path: String) -> String {
        let slash = UInt8(ascii: "/")
        let parent = path.utf8.lastIndex(of: slash).map { path[...$0] } ?? ""
        let last = path.utf8.dropFirst(parent.utf8.count)
        guard !last.elementsEqual(".".utf8), !last.elementsEqual("..".utf8) else {
            return path + "/../buttons"
        }
        return parent + "buttons"
    }

    /// A path without slashes at its end, so that paths in messages have one between parts.
    private func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
        return String(path)
    }
}

extension DiagnosticReport: ExpressibleByArgument {}

extension ValidationError {
    /// A complaint about an option or an argument.
    package init(_ complaint: Complaint) {
        self.init(complaint.message + (complaint.hint.map { "\n  hint: " + $0 } ?? ""))
    }
}
