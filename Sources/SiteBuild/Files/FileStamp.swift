import Glibc

/// What tells one state of a file from another without reading it.
///
/// Stored in the build record as it lies in memory, so the layout is part of the record's format.
struct FileStamp: Hashable, Sendable, BitwiseCopyable {
    /// In bytes.
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    /// When the inode changed, nanoseconds since 1970; 0 where it must not count.
    var changed: Int64
    var inode: UInt64

    init(_ status: stat) {
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
        inode = UInt64(status.st_ino)
    }

    /// The stamp without the time at which the inode changed, which links and renames touch.
    var ofContent: FileStamp {
        var stamp = self
        stamp.changed = 0
        return stamp
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? 0 : seconds &+ Int64(time.tv_nsec)
    }
}

/// The moment, in nanoseconds since 1970, as file systems stamp it.
func fileSystemNow() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
