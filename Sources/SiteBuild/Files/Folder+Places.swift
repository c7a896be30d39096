import CLinux
import Glibc

/// Where folders lie, whatever names and links lead to them.
extension Folder {
    /// A folder of a file system.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64

        init(_ status: linux_status) {
            device = UInt64(status.device)
            inode = UInt64(status.inode)
        }
    }

    /// The folder itself and all above it, up to the root of the file system.
    ///
    /// - Throws: ``FileFailure``.
    func lineage() throws(FileFailure) -> [Identity] {
        var lineage: [Identity] = []
        var path = "."
        while true {
            var status = linux_status()
            guard unsafe linux_look_at(descriptor, path, 0, &status) == 0 else {
                throw FileFailure("look at", self.path)
            }
            let identity = Identity(status)
            // Above the root is the root.
            guard identity != lineage.last else { return lineage }
            lineage.append(identity)
            path += "/.."
        }
    }

    /// Whether a path below this folder leads, by all its links, to something in another folder.
    func leads(_ name: RawPath, into root: Folder) -> Bool {
        let own = RawPath(Array("/proc/self/fd/\(descriptor)".utf8)) + name
        guard let target = own.resolved,
            let place = RawPath("/proc/self/fd/\(root.descriptor)").resolved
        else { return false }
        let rootPath = place.bytes == [UInt8(ascii: "/")] ? [] : place.bytes
        return target.bytes.starts(with: rootPath + [UInt8(ascii: "/")])
    }
}

extension RawPath {
    /// The path without any links in it; `nil` when it leads nowhere.
    fileprivate var resolved: RawPath? {
        unsafe withPointer { path in
            guard let resolved = unsafe realpath(path, nil) else { return nil }
            defer { unsafe free(resolved) }
            return unsafe RawPath(cString: UnsafeRawPointer(resolved))
        }
    }
}
