/// What a build remembers for the next one: which sources it saw and what came of each.
///
/// It is a cache. Without it, or with one that cannot be read, a build is a full build. It lies in
/// two files, because most changes of a page leave the rest as it is.
struct BuildRecord: Sendable {
    var head = RecordHead()
    /// `nil` when that of the last build holds.
    var rest: RecordRest? = RecordRest()
    /// What is remembered of buttons; `nil` when that of the last build holds.
    var buttons: ButtonRecord?
}

/// The part of a record that is of use when what pages tell the rest of the site has changed.
struct RecordRest: Sendable {
    /// For each source, what its page told the rest of the site; empty for what is no page.
    var payloads = SlicedBytes()
    /// Warnings that no single page caused.
    var siteWarnings: [UInt8] = []
}

extension RecordRest {
    /// The bytes, and their check number for the head.
    var encoded: (bytes: [UInt8], number: UInt64) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payloads.bytes.count + siteWarnings.count)
        bytes += payloads.bytes
        bytes += siteWarnings
        return (bytes, bytes[...].checkNumber)
    }

    /// Reads the rest of a record; `nil` when the bytes are not those that belong to the head.
    init?(encoded bytes: [UInt8], of head: RecordHead) {
        let end = Int(head.payloadEnds.last ?? 0)
        guard end <= bytes.count, bytes[...].checkNumber == head.restNumber else { return nil }
        payloads = SlicedBytes(bytes: bytes[..<end], ends: head.payloadEnds)
        siteWarnings = Array(bytes[end...])
    }
}

extension BuildRecord {
    /// Makes room for what a record of about the same files holds.
    mutating func reserve(like last: RecordHead, _ rest: RecordRest) {
        self.rest?.payloads.reserve(like: rest.payloads)
        head.outputs.reserve(like: last.outputs)
        head.outputCounts.reserveCapacity(last.outputCounts.count + 64)
    }
}

extension RecordHead {
    /// The head of the last build's record, of its workshop; `nil` when there is none to be read.
    init?(in workshop: Folder) throws(FileFailure) {
        guard let bytes = try workshop.readPlain(Workshop.record) else { return nil }
        self.init(encoded: bytes)
    }
}

extension RecordRest {
    /// What belongs to the head of a record; `nil` when there is nothing that can be read.
    init?(of head: RecordHead, in workshop: Folder) throws(FileFailure) {
        guard let bytes = try workshop.readPlain(Workshop.pages) else { return nil }
        self.init(encoded: bytes, of: head)
    }
}

extension Workshop {
    /// Whether a page told the rest of the site the same when it was built last.
    func holds(_ payload: [UInt8], at index: Int, of head: RecordHead) throws(FileFailure) -> Bool {
        let start = index == 0 ? 0 : Int(head.payloadEnds[index - 1])
        guard Int(head.payloadEnds[index]) - start == payload.count else { return false }
        return try folder.readPlain(Self.pages, from: start, limit: payload.count) == payload
    }

    /// What the last build remembers of buttons; `nil` when there is nothing that can be read.
    func lastButtons() throws(FileFailure) -> ButtonRecord? {
        try folder.readPlain(Self.buttons).flatMap { ButtonRecord(encoded: $0) }
    }

    /// Writes a record for ``takeOverRecord()``.
    func prepare(_ record: BuildRecord) throws(FileFailure) {
        var head = record.head
        if let rest = record.rest {
            let (bytes, number) = rest.encoded
            head.payloadEnds = rest.payloads.ends
            head.restNumber = number
            try folder.write(Self.nextPages, bytes)
        }
        try folder.write(Self.nextRecord, head.encoded)
        if let buttons = record.buttons { try folder.write(Self.nextButtons, buttons.encoded) }
    }

    /// Lets the next build begin from the record that was prepared.
    ///
    /// Killed in between, the parts do not belong together, and the next build is a full one.
    func takeOverRecord() throws(FileFailure) {
        for (next, name) in [
            (Self.nextPages, Self.pages), (Self.nextRecord, Self.record),
            (Self.nextButtons, Self.buttons),
        ] where try folder.stamp(of: next) != nil {
            try folder.move(next, to: name, in: folder)
        }
    }
}
