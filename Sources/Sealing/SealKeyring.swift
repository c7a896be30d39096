/// The keys of a site: one seals new links, and all open old ones.
package struct SealKeyring: Sendable {
    /// Random bytes that stand for the site, whatever its address is; 16 bytes.
    let site: [UInt8]
    /// The oldest first; never empty, no two of one id.
    package private(set) var keys: [SealKey]

    /// Makes a ring with one key.
    ///
    /// `nil` unless there are 52 random bytes: 16 for the site, 4 and 32 for the key.
    package init?(random: [UInt8]) {
        guard random.count == 52,
            let key = SealKey(id: Array(random[16..<20]), secret: Array(random[20...]))
        else { return nil }
        site = Array(random[..<16])
        keys = [key]
    }

    init?(site: [UInt8], keys: [SealKey]) {
        guard site.count == 16, !keys.isEmpty, Set(keys.map(\.id)).count == keys.count else {
            return nil
        }
        self.site = site
        self.keys = keys
    }

    /// The key that seals new links.
    package var current: SealKey { keys[keys.count - 1] }

    /// Seals new links with a new key from now on; old links stay good.
    ///
    /// - Returns: `false` unless there are 36 random bytes of which the first 4 are a new id.
    package mutating func rotate(random: [UInt8]) -> Bool {
        guard random.count == 36,
            let key = SealKey(id: Array(random[..<4]), secret: Array(random[4...])),
            !keys.contains(where: { $0.id == key.id })
        else { return false }
        keys.append(key)
        return true
    }

    /// Takes a key out, so that no link that it sealed is good any more.
    ///
    /// - Returns: `false` when there is no such key, or it is the current one.
    package mutating func retire(_ name: String) -> Bool {
        let index = keys.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
        guard let index, index < keys.count - 1 else { return false }
        keys.remove(at: index)
        return true
    }

    func key(_ id: ArraySlice<UInt8>) -> SealKey? { keys.first { $0.id.elementsEqual(id) } }
}

extension SealKeyring: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
