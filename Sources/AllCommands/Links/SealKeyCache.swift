import CLinux
import BookingStore
import BuildCommands
import Glibc
import Sealing
import Synchronization

/// The keys of sealed links for a server that runs on while commands change them.
final class SealKeyCache: Sendable {
    private let file: SealKeyFile
    private let last = Mutex<(stamp: Stamp, ring: SealKeyring)?>(nil)

    /// What tells one writing of the file from another.
    private struct Stamp: Hashable {
        let inode: UInt
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    init(_ file: SealKeyFile) { self.file = file }

    /// The keys as they are now; `nil` when there are none, or they cannot be read.
    func ring() -> SealKeyring? {
        guard let stamp = stamp() else { return nil }
        return last.withLock { (last) -> SealKeyring? in
            if let last, last.stamp == stamp { return last.ring }
            do throws(StoreFailure) {
                guard let ring = try file.existing() else { return nil }
                last = (stamp, ring)
                return ring
            } catch {
                Terminal.tell("bookplate: error: " + error.message)
                return nil
            }
        }
    }

    private func stamp() -> Stamp? {
        var status = linux_status()
        guard unsafe linux_look_at(AT_FDCWD, file.path, 0, &status) == 0 else { return nil }
        return Stamp(
            inode: UInt(status.inode),
            size: Int(status.size),
            seconds: Int(status.seconds),
            nanoseconds: Int(status.nanoseconds)
        )
    }
}
