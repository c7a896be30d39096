/// A secret under which personalised links are sealed; it never prints itself.
package struct SealKey: Sendable {
    /// Names the key in the links that it has sealed; 4 bytes.
    package let id: [UInt8]
    /// 32 bytes.
    let secret: [UInt8]

    /// Makes a key; `nil` when a part has another length.
    package init?(id: [UInt8], secret: [UInt8]) {
        guard id.count == 4, secret.count == 32 else { return nil }
        self.id = id
        self.secret = secret
    }

    /// The id as 8 hexadecimal digits.
    package var name: String { Hexadecimal.text(id) }
}

extension SealKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
