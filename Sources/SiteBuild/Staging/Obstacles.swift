import CLinux
import Glibc

extension Folder {
    /// What keeps a file from being put at a path, as a path: a folder of that name, a file or a
    /// link where one of its folders should be, or another's file; `nil` when nothing does.
    ///
    /// A file at the path may be replaced if it is ours.
    func obstacle(to path: String, isOurs: Bool) throws(FileFailure) -> String? {
        for parent in ancestors(of: path) {
            guard let status = try status(of: parent) else { return nil }
            guard status.mode & S_IFMT == S_IFDIR else { return parent }
        }
        guard let status = try status(of: path) else { return nil }
        return isOurs && status.mode & S_IFMT != S_IFDIR ? nil : path
    }
}

/// The folders above a file, the outermost first.
private func ancestors(of path: String) -> [String] {
    let bytes = Array(path.utf8)
    return bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }
        .map { String(decoding: bytes[..<$0], as: UTF8.self) }
}
