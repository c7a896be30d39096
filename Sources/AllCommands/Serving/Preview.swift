import BuildCommands
import ArgumentParser
import BookingEndpoint
import FolderWatching
import ServiceLifecycle
import SiteBuild
import SiteSource

/// Builds the site while it is served.
struct Preview: Sendable {
    let options: ContentOptions
    /// What reads the content again when it has changed.
    let content: ContentReload

    /// Builds before anything is served.
    func buildFirst(toleratesMistakes: Bool, telling reload: LiveReload?) async throws {
        let start = Environment.seconds
        let report = try await Terminal.reportingFailures {
            try await SiteBuilder(options.build).build()
        }
        do {
            try ReportPrinter(options: options).show(report.diagnostics)
            Terminal.answer(Build.summary(of: report, seconds: Environment.seconds - start))
        } catch {
            guard toleratesMistakes else { throw error }
        }
        await reload?.send(.diagnostics(report.problems))
    }

    /// A service that builds at every change and tells the open pages.
    func watching(telling reload: LiveReload) throws -> any Service {
        let build = options.build
        let folders = [build.content, build.buttons]
        let watcher: FolderWatcher
        do {
            watcher = try FolderWatcher(folders: folders, except: [build.output])
        } catch {
            Terminal.tell("bookplate: error: " + sentence(error))
            throw ExitCode(70)
        }
        return WatchLoop(watcher) { _ in
            do {
                try await rebuild(telling: reload)
            } catch let failure as FileFailure {
                // A folder that is being moved about is no reason to stop serving.
                Terminal.tell("bookplate: error: " + failure.message)
            } catch let conflict as FolderConflict {
                Terminal.tell("bookplate: error: " + conflict.message)
            }
        }
    }

    private func sentence(_ failure: WatchFailure) -> String {
        switch failure {
        case .tooManyFolders:
            "The system has no more watches for folders; raise fs.inotify.max_user_watches."
        case .tooManyWatchers:
            "Too many programs watch folders; raise fs.inotify.max_user_instances."
        case .system(let code):
            FileFailure("watch", options.content, code: code).message
        }
    }

    private func rebuild(telling reload: LiveReload) async throws {
        let start = Environment.seconds
        let report = try await SiteBuilder(options.build).build()
        await content.reloadSilently()
        if !report.hasErrors && report.written + report.removed > 0 { await reload.send(.reload) }
        await reload.send(.diagnostics(report.problems))
        do {
            try ReportPrinter(options: options).show(report.diagnostics)
            Terminal.answer(Build.summary(of: report, seconds: Environment.seconds - start))
        } catch is ExitCode {
            // The mistakes have been shown; the last good site stays.
        }
    }
}

extension BuildReport {
    /// The mistakes, as the browser shows them.
    fileprivate var problems: [BuildProblem] {
        diagnostics.filter { $0.severity == .error }.sorted().map {
            BuildProblem(
                path: $0.path,
                line: $0.line,
                column: $0.column,
                message: $0.message,
                hint: $0.hint,
                excerpt: $0.excerpt,
                caretLength: $0.caretLength
            )
        }
    }
}
