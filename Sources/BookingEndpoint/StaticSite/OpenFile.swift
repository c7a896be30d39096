import CLinux
import Glibc
import NIOCore

/// An open file or folder, closed when nothing holds it any more.
///
/// A class, because an answer that is being sent holds its file open, whatever becomes of the name.
final class OpenFile: Sendable {
    private let descriptor: Int32
    private let status: linux_status

    enum Kind {
        case file, folder, other
    }

    /// Opens a path; `nil` when there is nothing that may be opened.
    convenience init?(_ path: String, _ flags: Int32) throws(SiteFolder.Failure) {
        try self.init(opened: unsafe open(path, flags | O_CLOEXEC))
    }

    /// Opens a name in a folder; `nil` when there is nothing that may be opened.
    convenience init?(
        _ name: String,
        _ flags: Int32,
        in folder: OpenFile
    ) throws(SiteFolder.Failure) {
        try self.init(opened: unsafe openat(folder.descriptor, name, flags | O_CLOEXEC))
    }

    private init?(opened descriptor: Int32) throws(SiteFolder.Failure) {
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ELOOP, EACCES, ENAMETOOLONG, ENXIO: return nil
            default: throw SiteFolder.Failure(number: errno)
            }
        }
        var status = linux_status()
        guard unsafe linux_look(descriptor, &status) == 0 else {
            let number = errno
            close(descriptor)
            throw SiteFolder.Failure(number: number)
        }
        self.descriptor = descriptor
        self.status = status
    }

    deinit { close(descriptor) }

    var kind: Kind {
        switch status.mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// In bytes, when the file was opened.
    var size: Int { Int(status.size) }

    /// Differs between two files, and between two states of one file.
    var version: String {
        "\(status.device) \(status.inode) \(size) \(status.seconds) \(status.nanoseconds)"
    }

    func isSame(as other: OpenFile) -> Bool {
        status.device == other.status.device && status.inode == other.status.inode
    }

    /// Some bytes of the file, as many as asked for; this blocks.
    ///
    /// - Throws: ``SiteFolder/Failure``, also when the file has become shorter.
    func bytes(_ range: Range<Int>) throws(SiteFolder.Failure) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(range.count)
        while buffer.readableBytes < range.count {
            let missing = range.count - buffer.readableBytes
            let offset = range.lowerBound + buffer.readableBytes
            var number: Int32 = EPIPE
            let count = unsafe buffer.writeWithUnsafeMutableBytes(
                minimumWritableBytes: missing
            ) { memory in
                let count = unsafe pread(descriptor, memory.baseAddress, missing, offset)
                if count < 0 { number = errno }
                return max(0, count)
            }
            guard count > 0 || number == EINTR else { throw SiteFolder.Failure(number: number) }
        }
        return buffer
    }
}
