import BookingDocuments
import Glibc
import Scheduling
import BookingStore

/// Delivers each notice as a message in a file of its own, `.eml`, for any mail program to send.
///
/// A file appears whole or not at all, and a notice that is delivered twice writes the same file
/// again.
struct MailFolder: NoticeDelivery {
    let path: String
    /// The message of a notice; `nil` when it has no recipient.
    let message: @Sendable (BookingNotice) throws -> [UInt8]?

    func deliver(_ notice: BookingNotice) async throws {
        guard let bytes = try message(notice) else { return }
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
            throw StoreFailure.file(deed: "make", path: path, code: errno)
        }
        let name = "\(path)/\(notice.id)-\(notice.kind.rawValue)-\(notice.recipient.rawValue).eml"
        let temporary = name + ".tmp"
        let descriptor = unsafe open(
            temporary,
            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
            0o600
        )
        guard descriptor >= 0 else {
            throw StoreFailure.file(deed: "write", path: temporary, code: errno)
        }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
            }
            guard count > 0 || errno == EINTR else {
                throw StoreFailure.file(deed: "write", path: temporary, code: errno)
            }
            written += max(0, count)
        }
        guard fsync(descriptor) == 0, unsafe rename(temporary, name) == 0 else {
            throw StoreFailure.file(deed: "write", path: name, code: errno)
        }
    }
}
