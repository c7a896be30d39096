import Scheduling

/// A failure of the machine, of the file or of another program; what was asked for did not happen.
package enum StoreFailure: Error, Hashable, Sendable {
    /// The disk is full or fails, or another program keeps the database busy; later it may work.
    case unavailable(String)
    /// The store is closed, or is being closed.
    case closed
    /// Another process has the database open for writing.
    case held(by: StoreHolder?, path: String)
    /// There is no file of this name.
    case missing(path: String)
    /// There is no backup of this name.
    case noBackup(path: String)
    /// An older program has made this database, and nobody has brought it up to date.
    case older(path: String)
    /// A newer program has changed the tables of this database.
    case newer(path: String)
    /// The file is a database of another program, or none.
    case foreign(path: String)
    /// The database holds what it must not hold.
    case damaged([String])
    /// The database refused a change that would break one of its rules.
    case inconsistent(String)
    /// A file of this name is there already, and is not overwritten.
    case exists(path: String)
    /// A person's rows are gone, but the file may still hold their bytes; do it again.
    case notErased(String)
    /// A system call failed; `code` is its `errno`.
    case file(deed: String, path: String, code: Int32)
}

extension StoreFailure: LedgerFailure {
    package var isTemporary: Bool {
        switch self {
        case .unavailable, .closed: true
        default: false
        }
    }
}
