import CLinux
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

    init(_ status: linux_status) {
        size = Int64(status.size)
        modified = Self.nanoseconds(status.seconds, status.nanoseconds)
        changed = Self.nanoseconds(status.changed_seconds, status.changed_nanoseconds)
        inode = UInt64(status.inode)
    }

    /// The stamp without the time at which the inode changed, which links and renames touch.
    var ofContent: FileStamp {
        var stamp = self
        stamp.changed = 0
        return stamp
    }

    private static func nanoseconds(_ seconds: Int64, _ rest: Int64) -> Int64 {
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? 0 : whole &+ rest
    }
}

/// The moment, in nanoseconds since 1970, as file systems stamp it.
func fileSystemNow() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
