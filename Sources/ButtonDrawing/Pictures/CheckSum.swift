/// The check number of a chunk of PNG (ISO 3309, as RFC 2083 gives it).
struct CheckSum {
    private let value: UInt32

    init(of bytes: some Sequence<UInt8>) {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value = Self.table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8)
        }
        self.value = ~value
    }

    /// Highest byte first.
    var bytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ (value >> 1)
        }
    }
}
