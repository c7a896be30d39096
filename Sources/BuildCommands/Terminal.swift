import ArgumentParser
import Glibc
import SiteBuild
import SiteSource

/// Where the command speaks: results on standard output, all else on standard error.
enum Terminal {
    /// Writes one line to standard error.
    static func tell(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes one line to standard output.
    static func answer(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    static func write(_ text: String, to descriptor: Int32) {
        _ = write(Array(text.utf8), to: descriptor)
    }

    /// Writes bytes; `false`, with the reason in `errno`, when not all could be written.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let result = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
            }
            guard result > 0 || errno == EINTR else { return false }
            written += max(0, result)
        }
        return true
    }

    /// Runs work and turns a failure of the machine into a message and exit status 70
    /// (1 if the content folder does not exist, 64 if the folders cannot be used together).
    static func reportingFailures<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let failure as FileFailure {
            tell("bookplate: error: " + failure.message)
            throw ExitCode(failure.isMissingContent ? 1 : 70)
        } catch let conflict as FolderConflict {
            tell("bookplate: error: " + conflict.message)
            throw ExitCode(64)
        }
    }
}

/// Shows a report and says what became of the command.
struct ReportPrinter {
    let options: ContentOptions

    /// As many warnings of one rule are shown; `--format json` shows all.
    private static let shownPerRule = 20

    /// Shows mistakes and warnings.
    ///
    /// - Throws: `ExitCode` 1 if the content is wrong.
    func show(_ diagnostics: [Diagnostic]) throws {
        // A host's text stands on many pages, and what is wrong with it is said once.
        let sorted = Set(diagnostics).sorted()
        let (shown, hidden) = options.format == .text ? shortened(sorted) : (sorted, [:])
        Terminal.write(options.format.render(shown), to: STDERR_FILENO)
        for (rule, count) in hidden.sorted(by: { $0.key < $1.key }) {
            Terminal.tell("… and \(count) more of \(rule); --format json shows all.")
        }
        let errors = sorted.count { $0.severity == .error }
        guard errors == 0, !(options.strict && !sorted.isEmpty) else {
            let what =
                errors == 0 ? "\(sorted.count) warnings, with --strict" : counted(errors, "mistake")
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
            guard diagnostic.severity == .warning else { return true }
            seen[diagnostic.rule, default: 0] += 1
            guard seen[diagnostic.rule, default: 0] > Self.shownPerRule else { return true }
            hidden[diagnostic.rule, default: 0] += 1
            return false
        }
        return (shown, hidden)
    }
}

/// A number with its noun: "1 page", "5 pages".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// A progress bar on a terminal, for work that takes longer than a second.
final class ProgressBar {
    private let start = Environment.seconds
    private let isShown = Environment().hasTerminal
    private var lastDrawn = 0.0
    private let noun: String

    init(_ noun: String) { self.noun = noun }

    func draw(_ progress: BuildProgress) {
        let now = Environment.seconds
        guard isShown, now - start > 1, now - lastDrawn > 0.1 || progress.done == progress.total
        else { return }
        lastDrawn = now
        let width = 30
        let filled = progress.total == 0 ? width : progress.done * width / progress.total
        let bar =
            String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let isDone = progress.done == progress.total
        Terminal.write(
            "\r\u{1B}[K" + (isDone ? "" : "\(bar) \(progress.done) of \(progress.total) \(noun)"),
            to: STDERR_FILENO
        )
    }
}
