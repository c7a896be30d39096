import SiteSource

extension SourceListing {
    /// What is wrong with an entry that nobody could read or name; `nil` when nothing is.
    ///
    /// Reading what is no file could fail or wait for ever.
    func mistake(at index: Int, in folder: Folder, called noun: String) -> Diagnostic? {
        let path = folder.full(path(at: index))
        let entry = entries[index]
        guard entry.obstacle != 0 else { return isText(at: index) ? nil : .badName(path) }
        guard entry.obstacle != SourceEntry.leadsOutside else {
            return Diagnostic(
                .error,
                rule: "link-outside",
                path: path,
                message: "This link leads out of the \(noun).",
                hint: "put the file itself here"
            )
        }
        let leadsNowhere = entry.stamp.inode == 0
        return Diagnostic(
            .error,
            rule: "not-a-file",
            path: path,
            message: leadsNowhere
                ? "This link leads to no file." : "This is neither a file nor a link to one.",
            hint: "remove it, or begin its name with `_` to leave it out"
        )
    }
}

extension Diagnostic {
    /// What is wrong with a name that is no text.
    fileprivate static func badName(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            rule: "bad-file-name",
            path: path,
            message: "The name of this file or of its folder is not text in UTF-8.",
            hint: "rename it, or begin its name with `_` to leave it out"
        )
    }
}
