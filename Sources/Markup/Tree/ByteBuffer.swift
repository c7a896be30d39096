/// Bytes that grow at their end.
///
/// An array with room behind its bytes: appending is a copy of memory and nothing else, where a
/// page is hundreds of short pieces.
struct ByteBuffer: Sendable {
    /// The bytes, then room that nobody reads.
    private var storage: [UInt8] = []
    private(set) var count = 0

    init() {}

    init(capacity: Int) {
        storage = unsafe Array(unsafeUninitializedCapacity: capacity) { $1 = capacity }
    }

    var isEmpty: Bool { count == 0 }

    subscript(index: Int) -> UInt8 { storage[index] }

    var bytes: [UInt8] { Array(storage[..<count]) }

    /// The bytes, without a copy if nobody else has them.
    consuming func take() -> [UInt8] {
        storage.removeLast(storage.count - count)
        return storage
    }

    mutating func append(_ byte: UInt8) {
        if count == storage.count { makeRoom(for: 1) }
        storage[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        if storage.count - count < bytes.count { makeRoom(for: bytes.count) }
        let end = count
        unsafe storage.withUnsafeMutableBytes { room in
            let target = unsafe room.baseAddress?.advanced(by: end)
            unsafe target?.copyMemory(from: source, byteCount: bytes.count)
        }
        count += bytes.count
    }

    mutating func append(_ text: StaticString) {
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ other: ByteBuffer) {
        unsafe other.storage.withUnsafeBufferPointer { bytes in
            unsafe append(UnsafeBufferPointer(rebasing: bytes[..<other.count]))
        }
    }

    /// Appends text as it is.
    mutating func append(unescaped text: String) {
        var text = text
        text.withUTF8 { unsafe append($0) }
    }

    mutating func insert(_ byte: UInt8, at index: Int) {
        storage.insert(byte, at: index)
        count += 1
    }

    private mutating func makeRoom(for more: Int) {
        let room = max(more, storage.count, 64)
        storage.append(contentsOf: repeatElement(0, count: room))
    }
}

extension ByteBuffer: Hashable {
    static func == (left: ByteBuffer, right: ByteBuffer) -> Bool {
        left.storage[..<left.count] == right.storage[..<right.count]
    }

    func hash(into hasher: inout Hasher) { hasher.combine(storage[..<count]) }
}
