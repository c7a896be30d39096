import Testing

@testable import MailPictures

struct MailPortraitTests {
    /// Left half red, right half blue, all of it seen.
    private static func halves(_ width: Int, _ height: Int) -> RasterPicture {
        var pixels: [UInt8] = []
        for _ in 0..<height {
            for x in 0..<width {
                pixels += x < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255]
            }
        }
        return RasterPicture(width: width, height: height, pixels: pixels)
    }

    private static func file(_ width: Int = 300, _ height: Int = 200) throws -> [UInt8] {
        try halves(width, height).png(pixelsPerMetre: 3780, source: "test")
    }

    private func pixel(_ picture: RasterPicture, _ x: Int, _ y: Int) -> [UInt8] {
        let place = 4 * (y * picture.width + x)
        return Array(picture.pixels[place..<place + 4])
    }

    @Test(arguments: [
        [], Array("GIF89a".utf8), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47],
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ])
    func `what is no picture is refused`(file: [UInt8]) {
        #expect(throws: PictureProblem.self) {
            try MailPortrait.round(file, shownSize: 80, source: "a")
        }
    }

    @Test func `a picture that is cut off is refused, wherever`() throws {
        let whole = try Self.file(40, 40)
        for count in stride(from: 0, to: whole.count - 12, by: 7) {
            #expect(throws: PictureProblem.self) {
                try MailPortrait.round(Array(whole.prefix(count)), shownSize: 8, source: "a")
            }
        }
    }

    @Test func `a portrait is a circle of twice the shown size`() throws {
        let bytes = try MailPortrait.round(try Self.file(), shownSize: 80, source: "a")
        let portrait = try RasterPicture(reading: bytes, atLeast: 1)
        #expect(portrait.width == 160)
        #expect(portrait.height == 160)
        for (x, y) in [(0, 0), (159, 0), (0, 159), (159, 159), (20, 20)] {
            #expect(pixel(portrait, x, y) == [0, 0, 0, 0])
        }
        #expect(pixel(portrait, 40, 80) == [255, 0, 0, 255])
        #expect(pixel(portrait, 120, 80) == [0, 0, 255, 255])
        // The edge is soft.
        #expect((0..<160).contains { (1...254).contains(pixel(portrait, $0, 30)[3]) })
    }

    @Test func `a logo keeps its shape`() throws {
        let bytes = try MailPortrait.logo(
            try Self.file(),
            shownWidth: 60,
            shownHeight: 40,
            source: "a"
        )
        let logo = try RasterPicture(reading: bytes, atLeast: 1)
        #expect(logo.width == 120)
        #expect(logo.height == 80)
        #expect(pixel(logo, 0, 0) == [255, 0, 0, 255])
        #expect(pixel(logo, 119, 79) == [0, 0, 255, 255])
    }

    @Test func `a file tells what it was made from and how fine it is`() throws {
        let bytes = try MailPortrait.round(try Self.file(), shownSize: 10, source: "ada.123")
        #expect(RasterPicture.isFrom("ada.123", bytes))
        #expect(!RasterPicture.isFrom("ada.124", bytes))
        #expect(!RasterPicture.isFrom("ada.12", bytes))
        #expect(!RasterPicture.isFrom("ada.123", []))
        let size = Array("pHYs".utf8) + [0, 0, 0x1D, 0x87, 0, 0, 0x1D, 0x87, 1]
        #expect(bytes[37..<37 + size.count].elementsEqual(size))
    }

    @Test func `the mean of black and white is the grey of half the light`() {
        let pixels: [UInt8] = [0, 0, 0, 255, 255, 255, 255, 255]
        let picture = RasterPicture(width: 2, height: 1, pixels: pixels)
        let mean = picture.scaled(from: (0, 0, 2, 1), to: 1, 1)
        #expect(mean.pixels == [180, 180, 180, 255])
    }

    @Test func `what cannot be seen has no colour`() {
        let pixels: [UInt8] = [255, 0, 0, 0, 0, 0, 255, 255]
        let picture = RasterPicture(width: 2, height: 1, pixels: pixels)
        let mean = picture.scaled(from: (0, 0, 2, 1), to: 1, 1)
        #expect(mean.pixels == [0, 0, 255, 128])
    }

    @Test func `a picture that a camera turned is turned back`() {
        // 1 2 3
        // 4 5 6
        let shown = RasterPicture(width: 3, height: 2, pixels: (1...6).flatMap { [$0, 0, 0, 255] })
        let expected: [(Orientation, Int, [UInt8])] = [
            (.upright, 3, [1, 2, 3, 4, 5, 6]), (.mirrored, 3, [3, 2, 1, 6, 5, 4]),
            (.upsideDown, 3, [6, 5, 4, 3, 2, 1]), (.flipped, 3, [4, 5, 6, 1, 2, 3]),
            (.transposed, 2, [1, 4, 2, 5, 3, 6]), (.turnedRight, 2, [4, 1, 5, 2, 6, 3]),
            (.transverse, 2, [6, 3, 5, 2, 4, 1]), (.turnedLeft, 2, [3, 6, 2, 5, 1, 4]),
        ]
        for (orientation, width, numbers) in expected {
            let turned = shown.turned(by: orientation)
            #expect(turned.width == width)
            let found = stride(from: 0, to: 24, by: 4).map { turned.pixels[$0] }
            #expect(found == numbers, "\(orientation)")
        }
    }

    @Test func `the orientation is read in both orders of bytes, and never beyond the file`() {
        let little: [UInt8] =
            [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
        let big: [UInt8] =
            [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
        for tiff in [little, big] {
            let segment = Array("Exif\u{0}\u{0}".utf8) + tiff
            let file: [UInt8] =
                [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment + [0xFF, 0xDA]
            #expect(Orientation(ofJPEG: file) == .turnedRight)
            for count in 0..<file.count - 4 {
                #expect(Orientation(ofJPEG: Array(file.prefix(count))) == .upright)
            }
        }
    }
}
