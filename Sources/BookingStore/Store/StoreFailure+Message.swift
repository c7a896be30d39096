import Glibc

extension StoreFailure: CustomStringConvertible {
    /// The sentence for the owner, with what to do where that is known; names no customer.
    package var message: String {
        switch self {
        case .unavailable(let reason):
            "The bookings cannot be changed or read now: \(reason). Nothing was changed."
        case .closed: "The bookings are closed because the program ends."
        case .held(let holder, let path):
            "\(path) is in use by \(holder.map(\.words) ?? "another process"). "
                + "Only one process may write it; ask that one, or stop it first."
        case .missing(let path):
            "There is no \(path). Name the file with the bookings with --database; "
                + "`bookplate serve` makes it."
        case .noBackup(let path): "There is no \(path). Nothing was changed."
        case .older(let path):
            "\(path) was made by an older bookplate. Start `bookplate serve` once to bring it up "
                + "to date."
        case .newer(let path):
            "\(path) was changed by a newer bookplate. Use that one; this one would harm it."
        case .foreign(let path):
            "\(path) is not a database of bookplate. Name another file with --database."
        case .damaged(let problems):
            "The bookings are damaged: " + problems.joined(separator: "; ")
                + ". Restore a backup with `bookplate restore`."
        case .inconsistent(let rule):
            "The database refused a change that breaks its own rules: \(rule). "
                + "Nothing was changed; this is a fault of the program."
        case .exists(let path): "\(path) exists already and is not overwritten; name another file."
        case .notErased(let reason):
            "The bookings are deleted, but their bytes may still lie in the file: \(reason). "
                + "Run the command again."
        case .file(let deed, let path, let code):
            unsafe "Could not \(deed) \(path): \(String(cString: strerror(code)))."
        }
    }

    package var description: String { message }
}
