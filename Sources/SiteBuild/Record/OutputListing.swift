/// The files that a build wrote, with the state in which it left them.
struct OutputListing: Sendable {
    /// The paths relative to the output folder, one after another.
    private(set) var names: [UInt8] = []
    private(set) var entries: [OutputEntry] = []

    init() {}

    init(names: [UInt8], entries: [OutputEntry]) {
        self.names = names
        self.entries = entries
    }

    var count: Int { entries.count }

    func path(at index: Int) -> String {
        let start = index == 0 ? 0 : Int(entries[index - 1].nameEnd)
        let end = max(start, min(Int(entries[index].nameEnd), names.count))
        return String(decoding: names[start..<end], as: UTF8.self)
    }

    mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(contentsOf: path.utf8)
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
