/// The files that a build wrote, with the state in which it left them.
struct OutputListing: Sendable {
    /// The paths relative to the output folder, one after another, each with a zero byte behind it
    /// so that system calls can take it from here.
    private(set) var names: [UInt8] = []
    private(set) var entries: [OutputEntry] = []

    init() {}

    init(names: [UInt8], entries: [OutputEntry]) {
        self.names = names
        self.entries = entries
    }

    var count: Int { entries.count }

    func path(at index: Int) -> String {
        let start = nameStart(at: index)
        let end = max(start, min(Int(entries[index].nameEnd), names.count) - 1)
        return String(decoding: names[start..<end], as: UTF8.self)
    }

    /// Where a path begins in the names.
    func nameStart(at index: Int) -> Int {
        index == 0 ? 0 : min(Int(entries[index - 1].nameEnd), names.count)
    }

    /// Whether every path ends with its zero byte, as a record from this program has it.
    var isWellFormed: Bool {
        var start = 0
        for entry in entries {
            let end = Int(entry.nameEnd)
            guard end > start, end <= names.count, names[end - 1] == 0 else { return false }
            start = end
        }
        return start == names.count
    }

    /// Makes room for as much as another listing holds, and a little more.
    mutating func reserve(like other: OutputListing) {
        names.reserveCapacity(other.names.count + 4096)
        entries.reserveCapacity(other.entries.count + 64)
    }

    /// Appends files of another listing as they are.
    mutating func append(_ range: Range<Int>, of other: OutputListing) {
        guard let last = range.last else { return }
        let start = other.nameStart(at: range.lowerBound)
        let end = min(Int(other.entries[last].nameEnd), other.names.count)
        let shift = names.count - start
        names.append(contentsOf: other.names[start..<max(start, end)])
        for index in range {
            var entry = other.entries[index]
            entry.nameEnd = UInt32(clamping: Int(entry.nameEnd) + shift)
            entries.append(entry)
        }
    }

    mutating func setStamp(_ stamp: FileStamp, at index: Int) {
        entries[index].stamp = stamp.ofContent
    }

    mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(contentsOf: path.utf8)
        names.append(0)
        entries.append(OutputEntry(stamp: stamp.ofContent, nameEnd: UInt32(clamping: names.count)))
    }
}

/// The state of one written file.
struct OutputEntry: Hashable, Sendable, BitwiseCopyable {
    var stamp: FileStamp
    /// Where the file's path ends in the names.
    var nameEnd: UInt32
    var reserved: UInt32 = 0
}
