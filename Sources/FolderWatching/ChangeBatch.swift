/// What changed in the watched folders during one short moment.
package struct ChangeBatch: Hashable, Sendable {
    /// The files and folders that came, went or were written; sorted by bytes, without repeats.
    ///
    /// A path begins with its folder as it was named to the watcher: `content/pages/ada.md`.
    package let paths: [String]
    /// Whether changes went unseen, so that only a full look tells what is there; no paths then.
    package let isIncomplete: Bool

    package init(paths: [String], isIncomplete: Bool = false) {
        self.paths = paths
        self.isIncomplete = isIncomplete
    }
}
