/// Why folders cannot be watched.
package enum WatchFailure: Error, Hashable {
    /// The system's number of watches (`fs.inotify.max_user_watches`) is used up.
    case tooManyFolders
    /// The system's number of watchers (`fs.inotify.max_user_instances`) is used up.
    case tooManyWatchers
    /// A system call failed, with this error number.
    case system(Int32)
}
