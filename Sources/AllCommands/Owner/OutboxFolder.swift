import BookingStore
import Glibc
import Scheduling

/// The messages that lie in a folder, each in a file that begins with its notice's number.
struct OutboxFolder: Sendable {
    let path: String

    /// A message is far smaller.
    private static let maximumLength = 1 << 20

    /// Deletes the messages of some notices, and all others that name a person.
    ///
    /// - Returns: How many were there.
    /// - Throws: ``StoreFailure``; what could be deleted is.
    func remove(_ notices: Set<Int64>, naming person: EmailAddress) throws(StoreFailure) -> Int {
        let address = Array(person.text.lowercased().utf8)
        var count = 0
        var failure: StoreFailure?
        for name in try Self.names(in: path) where Self.isMessage(name) {
            let file = path + "/" + name
            do throws(StoreFailure) {
                let isOfNotice = Self.notice(of: name).map(notices.contains) ?? false
                if !isOfNotice, try !Self.holds(address, file) { continue }
                guard unsafe unlink(file) == 0 || errno == ENOENT else {
                    throw StoreFailure.file(deed: "remove", path: file, code: errno)
                }
                count += 1
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return count
    }

    /// The names of files that lie beside another one, have its name and more, and pass a test.
    static func names(besides file: String, where isWanted: (String) -> Bool) -> [String] {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let own = String(parts.last ?? "")
        let place = parts.count == 1 ? "." : folder.isEmpty ? "/" : folder
        let names = (try? names(in: place)) ?? []
        return names.filter { $0.utf8.starts(with: own.utf8) && isWanted($0) }.sorted()
    }

    private static func isMessage(_ name: String) -> Bool {
        name.hasSuffix(".eml") || name.hasSuffix(".eml.tmp")
    }

    /// The number before the first hyphen.
    private static func notice(of name: String) -> Int64? {
        name.split(separator: "-").first.flatMap { Int64($0) }
    }

    /// The names in a folder; none when there is no folder.
    private static func names(in path: String) throws(StoreFailure) -> [String] {
        guard let folder = unsafe opendir(path) else {
            if errno == ENOENT { return [] }
            throw .file(deed: "read", path: path, code: errno)
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    /// Whether a file holds an address, in capitals or not, as it stands in the fields of a message.
    private static func holds(_ address: [UInt8], _ file: String) throws(StoreFailure) -> Bool {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return false }
            throw .file(deed: "read", path: file, code: errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < maximumLength {
            let count = unsafe buffer.withUnsafeMutableBytes { place in
                unsafe read(descriptor, place.baseAddress, place.count)
            }
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .file(deed: "read", path: file, code: errno)
            }
            bytes += buffer.prefix(count)
        }
        return bytes.holds(address)
    }
}

extension [UInt8] {
    /// Whether these bytes, with ASCII capitals folded, hold an address that is not the part of a
    /// longer one.
    fileprivate func holds(_ address: [UInt8]) -> Bool {
        guard let first = address.first, count >= address.count else { return false }
        let folded = map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        return (0...folded.count - address.count).contains { index in
            let end = index + address.count
            return folded[index] == first && folded[index..<end].elementsEqual(address)
                && !(index > 0 && Self.isAtom(folded[index - 1])) && !folded.continues(at: end)
        }
    }

    /// Whether the domain of an address goes on: with a letter, or with a dot before one.
    private func continues(at index: Int) -> Bool {
        let rest = self[index...].prefix(2)
        let isDot = rest.first == UInt8(ascii: ".")
        return (isDot ? rest.dropFirst().first : rest.first).map(Self.isOfDomain) ?? false
    }

    private static func isOfDomain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Whether a byte can stand before the `@` of an address (RFC 5322, 3.2.3).
    private static func isAtom(_ byte: UInt8) -> Bool {
        isOfDomain(byte) || "!#$%&'*+/=?^_`{|}~.".utf8.contains(byte) || byte >= 0x80
    }
}
