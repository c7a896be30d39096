/// Many short runs of bytes in one block.
struct SlicedBytes: Sendable {
    /// A slice, so that those of a record that was read are not copied.
    private(set) var bytes: ArraySlice<UInt8> = []
    private(set) var ends: [UInt32] = []

    init() {}

    init(bytes: ArraySlice<UInt8>, ends: [UInt32]) {
        self.bytes = bytes
        self.ends = ends
    }

    subscript(index: Int) -> ArraySlice<UInt8> {
        let start = index == 0 ? 0 : min(Int(ends[index - 1]), bytes.count)
        let end = max(start, min(Int(ends[index]), bytes.count))
        return bytes[(bytes.startIndex + start)..<(bytes.startIndex + end)]
    }

    /// Makes room for as much as other slices hold, and a little more; growing would copy it.
    mutating func reserve(like other: SlicedBytes) {
        bytes.reserveCapacity(other.bytes.count + 65_536)
        ends.reserveCapacity(other.ends.count + 64)
    }

    mutating func append(_ slice: some Collection<UInt8>) {
        bytes.append(contentsOf: slice)
        ends.append(UInt32(clamping: bytes.count))
    }
}
