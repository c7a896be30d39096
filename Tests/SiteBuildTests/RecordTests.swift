import Testing

@testable import SiteBuild

struct RecordTests {
    private func stamp(_ size: Int64) throws -> FileStamp {
        let folder = try Folder("/")
        defer { folder.close() }
        var stamp = try #require(try folder.stamp(of: "tmp"))
        stamp.size = size
        return stamp
    }

    @Test(arguments: [0, 1, 127, 128, 300, -1, Int.max, Int.min])
    func `a number is read back as it was written`(number: Int) {
        var writer = ByteWriter()
        writer.append(integer: number)
        var reader = ByteReader(writer.bytes[...])
        #expect(reader.integer() == number)
        #expect(reader.isAtEnd)
    }

    @Test func `a text that ends too early is refused`() {
        var writer = ByteWriter()
        writer.append(texts: ["one", "", "é"])
        for length in 0..<writer.bytes.count {
            var reader = ByteReader(writer.bytes.prefix(length))
            #expect(reader.texts() == nil)
        }
        var reader = ByteReader(writer.bytes[...])
        #expect(reader.texts() == ["one", "", "é"])
    }

    @Test func `outputs of another listing are taken over as they are`() throws {
        var last = OutputListing()
        for (index, path) in ["site/a", "site/bb", "site/ccc", "site/d"].enumerated() {
            last.append(path, try stamp(Int64(index)))
        }
        var listing = OutputListing()
        listing.append("site/first", try stamp(9))
        listing.append(1..<3, of: last)
        listing.append(0..<0, of: last)
        listing.append(3..<4, of: last)
        #expect(
            (0..<4).map { listing.path(at: $0) } == ["site/first", "site/bb", "site/ccc", "site/d"]
        )
        #expect(listing.entries.map(\.stamp.size) == [9, 1, 2, 3])
        #expect(listing.isWellFormed)
    }
}
