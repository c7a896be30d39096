/// A font as its file holds it.
package struct FontFile: Sendable {
    package let name: FontName
    package let bytes: [UInt8]

    package init(name: FontName, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
