package import ArgumentParser
package import SiteBuild
import SiteSource

/// `bookplate build`.
package struct Build: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "build",
        _superCommandName: "bookplate",
        abstract: "Builds the site.",
        discussion: """
            Only what has changed is written. The site is replaced whole or not at all: with a \
            mistake in the content, or if the command is stopped, the old site stays.
            """,
        version: Programs.version
    )

    @OptionGroup package var options: ContentOptions

    package init() {}

    package func run() async throws {
        let start = Environment.seconds
        let bar = ProgressBar()
        let report = try await Terminal.reportingFailures {
            try await SiteBuilder(options.build).build(
                onWait: {
                    guard options.format != .json else { return }
                    Terminal.tell("Another build is running in \(options.output); waiting.")
                },
                progress: { bar.draw($0) }
            )
        }
        try ReportPrinter(options: options).show(report.diagnostics)
        Terminal.answer(Self.summary(of: report, seconds: Environment.seconds - start))
    }

    /// One line, such as "5 pages and 40 buttons in 20 ms: 21 files written, 3 unchanged, 0
    /// removed.".
    package static func summary(of report: BuildReport, seconds: Double) -> String {
        let milliseconds = Int(seconds * 1000)
        let time =
            milliseconds < 1000
            ? "\(max(1, milliseconds)) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
        return "\(counted(report)) in \(time): "
            + "\(counted(report.written, "file")) written, \(report.unchanged) unchanged, "
            + "\(report.removed) removed."
    }
}

/// `bookplate check`.
package struct Check: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check",
        _superCommandName: "bookplate",
        abstract: "Looks for mistakes in the content without writing anything.",
        version: Programs.version
    )

    @OptionGroup package var options: ContentOptions

    package init() {}

    package func run() async throws {
        let bar = ProgressBar()
        let report = try await Terminal.reportingFailures {
            try await SiteBuilder(options.build).check(progress: { bar.draw($0) })
        }
        try ReportPrinter(options: options).show(report.diagnostics)
        Terminal.answer(
            "\(counted(report)) checked: no mistakes, "
                + "\(counted(report.warningCount, "warning"))."
        )
    }
}

/// "5 pages", "5 pages and 40 buttons", "5 pages, 2 master pages and 40 buttons".
private func counted(_ report: BuildReport) -> String {
    var parts = [counted(report.pages, "page")]
    if report.masters > 0 { parts.append(counted(report.masters, "master page")) }
    if report.buttons > 0 { parts.append(counted(report.buttons, "button")) }
    guard parts.count > 1, let last = parts.last else { return parts[0] }
    return parts.dropLast().joined(separator: ", ") + " and " + last
}
