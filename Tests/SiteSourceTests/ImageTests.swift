import Scheduling
import SiteSource
import Testing

/// What is read of pictures.
struct ImageTests {
    private func size(_ name: String, _ bytes: [UInt8]) throws -> [Int] {
        var fixture = SiteFixture()
        fixture.files["images/\(name)"] = bytes
        let outcome = fixture.load()
        #expect(outcome.report == "")
        let image = try #require(outcome.shared?.images[name])
        return [image.width, image.height]
    }

    @Test func `two names that are one on some disks are refused`() {
        var fixture = SiteFixture()
        let gif = fixture.files["images/dot.gif"]
        fixture.files["images/caf\u{E9}.gif"] = gif
        fixture.files["images/CAFE\u{301}.gif"] = gif
        #expect(fixture.load().diagnostics.map(\.rule) == ["twin-name"])
    }

    @Test func `a PNG gives its size`() throws {
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        #expect(
            try size("a.png", head + Array("IHDR".utf8) + [0, 0, 1, 2, 0, 0, 0, 3]) == [258, 3]
        )
    }

    @Test func `a JPEG gives the size of its frame`() throws {
        let bytes: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 9, 9, 0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 9, 1, 7, 1,
        ]
        #expect(try size("a.jpeg", bytes) == [263, 9])
    }

    @Test func `a WebP gives its size in each of its forms`() throws {
        let head = Array("RIFF....WEBP".utf8)
        let extended = Array("VP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0]
        #expect(try size("a.webp", head + extended) == [100, 50])
        let lossless = Array("VP8L".utf8) + [9, 0, 0, 0, 0x2F, 0x63, 0x40, 0x0C, 0]
        #expect(try size("a.webp", head + lossless) == [100, 50])
        let lossy =
            Array("VP8 ".utf8) + [9, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 100, 0x40, 50, 0x80]
        #expect(try size("a.webp", head + lossy) == [100, 50])
    }

    @Test func `an SVG gives its size when it has one`() throws {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' "
        #expect(try size("a.svg", Array((svg + "width='20px' height='10.6'/>").utf8)) == [20, 11])
        let box = "width='100%' viewBox='0,0 8 9'/>"
        #expect(try size("a.svg", Array((svg + box).utf8)) == [8, 9])
        #expect(try size("a.svg", Array((svg + "width='2em'></svg>").utf8)) == [0, 0])
    }
}
