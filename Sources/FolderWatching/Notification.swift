import Glibc

/// One record of the system's queue of changes, as `struct inotify_event` lays it out.
struct Notification {
    let watch: Int32
    let kind: Kind
    /// The name in the watched folder; empty when the record is about the folder itself.
    let name: String

    struct Kind: OptionSet {
        let rawValue: UInt32

        static let written = Kind(rawValue: UInt32(IN_CLOSE_WRITE))
        static let created = Kind(rawValue: UInt32(IN_CREATE))
        static let deleted = Kind(rawValue: UInt32(IN_DELETE))
        static let movedAway = Kind(rawValue: UInt32(IN_MOVED_FROM))
        static let movedHere = Kind(rawValue: UInt32(IN_MOVED_TO))
        static let selfDeleted = Kind(rawValue: UInt32(IN_DELETE_SELF))
        static let selfMoved = Kind(rawValue: UInt32(IN_MOVE_SELF))
        static let folder = Kind(rawValue: UInt32(IN_ISDIR))
        static let overflow = Kind(rawValue: UInt32(IN_Q_OVERFLOW))
        static let watchEnded = Kind(rawValue: UInt32(IN_IGNORED))

        /// What a watch asks for.
        ///
        /// Not each write: a file is looked at when its writer has closed it.
        static let wanted: Kind = [
            .written, .created, .deleted, .movedAway, .movedHere, .selfDeleted, .selfMoved,
        ]
    }

    /// Reads all records of a piece.
    static func all(in bytes: [UInt8]) -> [Notification] {
        var notifications: [Notification] = []
        var rest = bytes[...]
        while rest.count >= headLength {
            let start = rest.startIndex
            let length = Int(word(rest, at: start + 12))
            guard rest.count >= headLength + length else { break }
            let name = rest[(start + headLength)..<(start + headLength + length)]
            notifications.append(
                Notification(
                    watch: Int32(bitPattern: word(rest, at: start)),
                    kind: Kind(rawValue: word(rest, at: start + 4)),
                    name: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
                )
            )
            rest = rest.dropFirst(headLength + length)
        }
        return notifications
    }

    /// Watch, mask, cookie, and the length of the name that follows.
    private static let headLength = 16

    private static func word(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt32 {
        var value: UInt32 = 0
        for offset in 0..<4 {
            // The kernel writes the machine's byte order; every machine Swift runs on is little-endian.
            value |= UInt32(bytes[index + offset]) << UInt32(offset * 8)
        }
        return value
    }
}
