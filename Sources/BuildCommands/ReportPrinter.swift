import ArgumentParser
import Glibc
package import SiteSource

/// Shows a report and says what became of the command.
package struct ReportPrinter {
    private let options: ContentOptions

    package init(options: ContentOptions) { self.options = options }

    /// As many warnings or notes of one rule are shown; `--format json` shows all.
    private static let shownPerRule = 20

    /// Shows mistakes, warnings and notes.
    ///
    /// - Throws: `ExitCode` 1 if the content is wrong.
    package func show(_ diagnostics: [Diagnostic]) throws {
        // A host's text stands on many pages, and what is wrong with it is said once.
        // A diagnostic is large, so that places are sorted instead.
        let unique = Array(Set(diagnostics))
        let sorted = unique.indices.sorted { unique[$0] < unique[$1] }.map { unique[$0] }
        let (shown, hidden) = options.format == .text ? shortened(sorted) : (sorted, [:])
        Terminal.write(options.format.render(shown), to: STDERR_FILENO)
        for (rule, count) in hidden.sorted(by: { $0.key < $1.key }) {
            Terminal.tell("… and \(count) more of \(rule); --format json shows all.")
        }
        let errors = sorted.count { $0.severity == .error }
        let warnings = sorted.count { $0.severity == .warning }
        guard errors == 0, !(options.strict && warnings > 0) else {
            let what =
                errors == 0
                ? "\(counted(warnings, "warning")), with --strict" : counted(errors, "mistake")
            // A program reads JSON, to its end.
            if options.format != .json {
                Terminal.tell("bookplate: \(what): nothing was written.")
            }
            throw ExitCode(1)
        }
    }

    private func shortened(_ diagnostics: [Diagnostic]) -> ([Diagnostic], [String: Int]) {
        var seen: [String: Int] = [:]
        var hidden: [String: Int] = [:]
        let shown = diagnostics.filter { diagnostic in
            guard diagnostic.severity != .error else { return true }
            seen[diagnostic.rule, default: 0] += 1
            guard seen[diagnostic.rule, default: 0] > Self.shownPerRule else { return true }
            hidden[diagnostic.rule, default: 0] += 1
            return false
        }
        return (shown, hidden)
    }
}
