import BuildCommands
import ArgumentParser
import BookingStore
import Glibc

extension Terminal {
    /// Runs work and turns a failure of the store into a message and an exit status: 1 when the
    /// file is not there or not one that will do, 70 when the machine fails.
    static func reportingStoreFailures<Value>(
        _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch let failure as StoreFailure {
            tell("bookplate: error: " + failure.message)
            throw ExitCode(failure.isOfRequest ? 1 : 70)
        }
    }

    /// Writes bytes to standard output.
    ///
    /// - Throws: `ExitCode` 70 when not all of them could be written.
    static func answer(bytes: [UInt8]) throws {
        guard write(bytes, to: STDOUT_FILENO) else {
            let reason = unsafe String(cString: strerror(errno))
            tell("bookplate: error: Not all could be written: \(reason).")
            throw ExitCode(70)
        }
    }
}

extension StoreFailure {
    /// Whether something else must be asked for, rather than again.
    fileprivate var isOfRequest: Bool {
        switch self {
        case .missing, .noBackup, .older, .newer, .foreign, .exists, .held: true
        case .file(_, _, let code): code == ENOENT
        case .unavailable, .closed, .damaged, .inconsistent, .notErased: false
        }
    }
}
