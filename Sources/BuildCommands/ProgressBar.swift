import Glibc
package import SiteBuild

/// A progress bar on a terminal, for work that takes longer than a second.
package final class ProgressBar {
    private let start = Environment.seconds
    private let isShown = Environment().hasTerminal
    private var lastDrawn = 0.0

    package init() {}

    package func draw(_ progress: BuildProgress) {
        let now = Environment.seconds
        guard isShown, now - start > 1, now - lastDrawn > 0.1 || progress.done == progress.total
        else { return }
        lastDrawn = now
        let width = 30
        let filled = progress.total == 0 ? width : progress.done * width / progress.total
        let bar =
            String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let isDone = progress.done == progress.total
        let count = "\(progress.done) of \(progress.total) \(progress.noun)"
        Terminal.write("\r\u{1B}[K" + (isDone ? "" : "\(bar) \(count)"), to: STDERR_FILENO)
    }
}
