import GRDB

extension StoreFailure {
    /// The error as callers know it: failures of the database as ours, all others as they are.
    ///
    /// What the database says about itself is kept, what was written to it never.
    static func wrapping(_ error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError: failure(error)
        case is RowDecodingError: StoreFailure.damaged(["a row cannot be read"])
        default: error
        }
    }

    /// The failure of all writes that shared a transaction which was not kept.
    static func ofTransaction(_ error: any Error) -> StoreFailure {
        switch wrapping(error) {
        case StoreFailure.inconsistent(let words): .unavailable(words)
        case let failure as StoreFailure: failure
        default: .unavailable("\(error)")
        }
    }

    /// Whether an error says that the disk, the file or the memory fails, rather than one write.
    static func isOfMachine(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH, .SQLITE_RANGE: return false
        default: return true
        }
    }

    /// What the database says about itself, without what was written to it.
    static func words(of error: DatabaseError) -> String {
        "\(error.message ?? "no reason given") (SQLite \(error.extendedResultCode.rawValue))"
    }

    private static func failure(_ error: DatabaseError) -> StoreFailure {
        let words = words(of: error)
        return switch error.resultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH, .SQLITE_RANGE:
            .inconsistent(words)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged([words])
        case .SQLITE_MISUSE: .closed
        default: .unavailable(words)
        }
    }
}
