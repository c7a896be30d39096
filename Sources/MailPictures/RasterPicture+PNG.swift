import CPictures

extension RasterPicture {
    /// Reads a PNG of any kind.
    init(png file: [UInt8]) throws(PictureProblem) {
        var image = unsafe png_image()
        unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
        defer { unsafe png_image_free(&image) }
        guard unsafe png_image_begin_read_from_memory(&image, file, file.count) != 0 else {
            throw unsafe Self.problem(of: image)
        }
        let width = unsafe Int(image.width)
        let height = unsafe Int(image.height)
        try Self.check(width, height)
        unsafe image.format = pictures_rgba
        var pixels = [UInt8](repeating: 0, count: width * height * 4)
        guard unsafe png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else {
            throw unsafe Self.problem(of: image)
        }
        self.init(width: width, height: height, pixels: pixels)
    }

    /// The picture as a PNG file, with its pixels per metre and a word about where it is from.
    ///
    /// - Throws: ``PictureProblem``.
    package func png(
        pixelsPerMetre: Int,
        source: String
    ) throws(PictureProblem) -> [UInt8] {
        var image = unsafe png_image()
        unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
        unsafe image.width = png_uint_32(width)
        unsafe image.height = png_uint_32(height)
        unsafe image.format = pictures_rgba
        defer { unsafe png_image_free(&image) }
        var size: png_alloc_size_t = 0
        guard unsafe png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0 else {
            throw unsafe Self.problem(of: image)
        }
        var file = [UInt8](repeating: 0, count: Int(size))
        guard unsafe png_image_write_to_memory(&image, &file, &size, 0, pixels, 0, nil) != 0 else {
            throw unsafe Self.problem(of: image)
        }
        file.removeLast(file.count - Int(size))
        // The signature and the header take 33 bytes; what describes the picture comes then.
        let chunks =
            Self.physicalSize(pixelsPerMetre)
            + Self.chunk("tEXt", Self.sourceMark + Array(source.utf8))
        file.insert(contentsOf: chunks, at: 33)
        return file
    }

    /// Whether a PNG file from ``png(pixelsPerMetre:source:)`` is from a source.
    package static func isFrom(_ source: String, _ file: [UInt8]) -> Bool {
        let place = 33 + physicalSize(0).count
        let mark = chunk("tEXt", sourceMark + Array(source.utf8))
        return file.count > place && file[place...].starts(with: mark)
    }

    private static let sourceMark = Array("Source\u{0}".utf8)

    private static func physicalSize(_ pixelsPerMetre: Int) -> [UInt8] {
        let number = bigEndian(UInt32(clamping: pixelsPerMetre))
        return chunk("pHYs", number + number + [1])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + content
        return bigEndian(UInt32(content.count)) + checked + bigEndian(checkSum(of: checked))
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
    }

    /// The CRC of ISO 3309, bit by bit: chunks of ours are a few dozen bytes.
    private static func checkSum(of bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 {
                value = value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ (value >> 1)
            }
        }
        return ~value
    }

    private static func problem(of image: png_image) -> PictureProblem {
        let bytes = unsafe withUnsafeBytes(of: image.message) { unsafe Array($0) }
        let words = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        return .unreadable(words.isEmpty ? "it is damaged" : words)
    }
}
