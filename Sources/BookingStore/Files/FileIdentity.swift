import Glibc

/// What tells the file at a path from another one that comes to stand there.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt
    private let number: UInt

    /// The identity of the file that stands at a path now; `nil` when there is none.
    init?(ofFileAt path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }
}
