/// Writes values one after another for a file that only this machine reads again.
struct ByteWriter {
    var bytes: [UInt8] = []

    /// Appends a number as groups of seven bits, lowest first, so that small ones are short.
    mutating func append(integer: Int) {
        var rest = UInt64(bitPattern: Int64(integer))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(block: some Collection<UInt8>) {
        append(integer: block.count)
        bytes.append(contentsOf: block)
    }

    mutating func append(text: String) { append(block: text.utf8) }

    mutating func append(optional text: String?) {
        append(integer: text == nil ? 0 : 1)
        if let text { append(text: text) }
    }

    mutating func append(texts: [String]) {
        append(integer: texts.count)
        for text in texts { append(text: text) }
    }

    /// Appends values as they lie in memory.
    mutating func append<Value: BitwiseCopyable>(values: [Value]) {
        append(integer: values.count)
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
}

extension [UInt8] {
    /// The bytes with a check number behind them, by which damage is noticed.
    var sealed: [UInt8] {
        var sealed = self
        sealed.seal(from: 0)
        return sealed
    }

    /// Appends the check number of the bytes from an index on.
    mutating func seal(from start: Int) {
        let number = self[start...].checkNumber
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// The bytes before the check number; `nil` when one of them is not as it was.
    var unsealed: ArraySlice<UInt8>? { self[...].unsealed }
}

extension ArraySlice<UInt8> {
    /// The bytes before the check number; `nil` when one of them is not as it was.
    var unsealed: ArraySlice<UInt8>? {
        guard count >= 8 else { return nil }
        let number = suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let content = dropLast(8)
        return content.checkNumber == number ? content : nil
    }

    /// A number that any change of eight bytes changes; no protection against intent.
    ///
    /// Eight bytes a step, because a record of many pages is read at every start.
    var checkNumber: UInt64 {
        unsafe withUnsafeBytes { bytes in
            var number = UInt64(bytes.count)
            let whole = bytes.count & ~7
            for start in stride(from: 0, to: whole, by: 8) {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
                number = (number ^ word) &* 0x9E37_79B9_7F4A_7C15
                number ^= number >> 32
            }
            for index in whole..<bytes.count {
                number = unsafe (number ^ UInt64(bytes[index])) &* 0x9E37_79B9_7F4A_7C15
                number ^= number >> 32
            }
            return number
        }
    }
}

/// Reads what a ``ByteWriter`` wrote; every function is `nil` when the bytes end too early.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    mutating func integer() -> Int? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard position < bytes.endIndex else { return nil }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(Int64(bitPattern: value)) }
        }
        return nil
    }

    mutating func slice() -> ArraySlice<UInt8>? {
        guard let count = integer() else { return nil }
        return slice(count)
    }

    private mutating func slice(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= bytes.endIndex - position else { return nil }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func block() -> [UInt8]? { slice().map { Array($0) } }

    mutating func text() -> String? { slice().map { String(decoding: $0, as: UTF8.self) } }

    /// A text that may be missing; the outer `nil` means that the bytes ended.
    mutating func optionalText() -> String?? {
        switch integer() {
        case 0: .some(nil)
        case 1: text().map { .some($0) }
        default: nil
        }
    }

    mutating func texts() -> [String]? {
        guard let count = integer(), count >= 0, count <= bytes.count else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }

    mutating func values<Value: BitwiseCopyable>() -> [Value]? {
        let stride = MemoryLayout<Value>.stride
        guard let count = integer(), count >= 0,
            case let (length, overflow) = count.multipliedReportingOverflow(by: stride), !overflow,
            let source = slice(length)
        else { return nil }
        return unsafe [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe source.withUnsafeBytes {
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0)
            }
            initialized = count
        }
    }
}
