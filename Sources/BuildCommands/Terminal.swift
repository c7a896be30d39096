import ArgumentParser
import Glibc
import SiteBuild
import SiteSource

/// Where the command speaks: results on standard output, all else on standard error.
package enum Terminal {
    /// Writes one line to standard error.
    package static func tell(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes one line to standard output.
    package static func answer(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    package static func write(_ text: String, to descriptor: Int32) {
        _ = write(Array(text.utf8), to: descriptor)
    }

    /// Writes bytes; `false`, with the reason in `errno`, when not all could be written.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
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
    package static func reportingFailures<Value>(
        _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch let failure as FileFailure {
            tell("bookplate: error: " + failure.message)
            throw ExitCode(failure.isMissingContent ? 1 : 70)
        } catch let conflict as FolderConflict {
            tell("bookplate: error: " + conflict.message)
            throw ExitCode(64)
        } catch is DrawerNeeded {
            throw Programs.becomeAll()
        }
    }
}

/// A number with its noun: "1 page", "5 pages".
package func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
}
