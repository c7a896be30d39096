/// A set of ASCII characters, one bit for each.
struct ASCIISet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: String) {
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
    }

    func holdsAll(of bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where !contains(bytes[index]) { return false }
        return true
    }
}

extension ASCIISet {
    private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    private static let alphanumerics = letters + "0123456789"

    static let letter = ASCIISet(letters)
    static let alphanumeric = ASCIISet(alphanumerics)
    /// What the name of a scheme is made of (RFC 3986, section 3.1).
    static let scheme = ASCIISet(alphanumerics + "+-.")
    /// The bytes that libcmark leaves as they are in an address (RFC 3986, reserved and unreserved).
    static let address = ASCIISet(alphanumerics + "!#$%&'()*+,-./:;=?@_~")
    /// What stays readable in the recipient of a mail.
    static let recipient = ASCIISet(alphanumerics + "@.-_+")
    /// What stays readable in the names and values of a query (RFC 3986, unreserved).
    static let parameter = ASCIISet(alphanumerics + "-._~")
    /// What stays readable in a picture.
    static let picture = ASCIISet(alphanumerics + "'/:=.-")
}
