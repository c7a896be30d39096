import Digests

/// A UUID that a name gives, the same on every machine (RFC 9562, section 5.8: version 8).
struct NamedUUID {
    let text: String

    /// Makes the UUID of the name's SHA-256.
    init(_ name: String) {
        var bytes = Array(ContentDigest(of: Array(name.utf8)).bytes.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        self.text = String(decoding: text, as: UTF8.self)
    }
}
