import CSodium

/// The HMAC-SHA-256 of some bytes under a key (RFC 2104): random to all who do not have the key.
package struct KeyedDigest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Makes the digest; `nil` unless the key has 32 bytes.
    package init?(of content: [UInt8], key: [UInt8]) {
        guard key.count == 32 else { return nil }
        var digest = [UInt8](repeating: 0, count: 32)
        _ = unsafe crypto_auth_hmacsha256(&digest, content, UInt64(content.count), key)
        bytes = digest
    }
}
