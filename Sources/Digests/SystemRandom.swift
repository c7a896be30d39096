import CSodium

/// The system's source of random bytes, good for keys and tokens.
package enum SystemRandom {
    /// Unpredictable bytes.
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        unsafe randombytes_buf(&bytes, bytes.count)
        return bytes
    }
}
