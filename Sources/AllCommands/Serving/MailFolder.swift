import BookingStore
import Glibc
import Scheduling

/// Delivers each notice as a message in a file of its own, `.eml`, for any mail program to send.
///
/// A file appears whole or not at all, and is on the disk before its notice counts as delivered; one
/// that is delivered twice writes the same file again.
struct MailFolder: NoticeDelivery {
    let path: String
    /// The message of a notice; `nil` when it has no recipient.
    let message: @Sendable (BookingNotice) throws -> [UInt8]?

    /// Makes the folder, if there is none, so that what is wrong with it is known at the start.
    ///
    /// - Throws: ``StoreFailure`` when it cannot be made, or no file can be written into it.
    static func prepare(_ path: String) throws(StoreFailure) {
        try DurableFile.makeFolder(path)
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .file(deed: "use", path: path, code: errno)
        }
        close(descriptor)
        guard unsafe access(path, W_OK | X_OK) == 0 else {
            throw .file(deed: "write into", path: path, code: errno)
        }
    }

    func deliver(_ notice: BookingNotice) async throws {
        guard let bytes = try message(notice) else { return }
        try DurableFile.makeFolder(path)
        try DurableFile.write(bytes, to: file(of: notice))
    }

    func withdraw(_ notice: BookingNotice) async throws {
        let name = file(of: notice)
        guard unsafe unlink(name) == 0 || errno == ENOENT else {
            throw StoreFailure.file(deed: "remove", path: name, code: errno)
        }
    }

    private func file(of notice: BookingNotice) -> String {
        // Digits of one number, so that the order of names is that in which they were written.
        let digits = "\(notice.id)"
        let number = String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
        return "\(path)/\(number)-\(notice.kind.rawValue)-\(notice.recipient.rawValue).eml"
    }
}
