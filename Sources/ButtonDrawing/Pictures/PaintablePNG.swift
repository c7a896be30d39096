internal import CTypesetting
package import Scheduling

/// A PNG file without its colours.
///
/// Pictures of one button in several colours differ in their palette alone, so that they are drawn
/// and compressed once.
package struct PaintablePNG: Sendable {
    package let width: Int
    package let height: Int
    private let mixes: [Mix]
    private let levels: Mix.Levels
    private let bytes: [UInt8]
    /// Where the colours of the palette lie in the bytes.
    private let palette: Range<Int>

    /// Draws a figure with so many pixels for each CSS pixel, and notes that density in the file.
    package init(_ figure: ButtonFigure, scale: Int) throws(PictureFailure) {
        let picture = ButtonPicture(figure, scale: scale)
        width = picture.width
        height = picture.height
        mixes = picture.mixes
        levels = picture.levels
        bytes = try picture.encoded(dotsPerInch: 96 * scale)
        guard let chunk = Self.palette(in: bytes), chunk.count == 3 * mixes.count else {
            throw PictureFailure()
        }
        palette = chunk
    }

    /// The file in some colours.
    package func painted(_ paint: ButtonPaint) -> [UInt8] {
        var painted = bytes
        var place = palette.lowerBound
        for mix in mixes {
            let colour = paint.colour(of: mix, levels)
            painted[place] = colour.red
            painted[place + 1] = colour.green
            painted[place + 2] = colour.blue
            place += 3
        }
        // The check number is that of the chunk's name and content.
        let sum = CheckSum(of: painted[(palette.lowerBound - 4)..<palette.upperBound])
        painted.replaceSubrange(palette.upperBound..<palette.upperBound + 4, with: sum.bytes)
        return painted
    }

    /// Finds the content of the chunk `PLTE`: chunks are a length, a name, content, a check number.
    private static func palette(in bytes: [UInt8]) -> Range<Int>? {
        var place = 8
        while place + 12 <= bytes.count {
            let count = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            let content = place + 8
            guard count <= bytes.count - content - 4 else { return nil }
            if bytes[place + 4..<content].elementsEqual("PLTE".utf8) {
                return content..<content + count
            }
            place = content + count + 4
        }
        return nil
    }
}

extension ButtonPicture {
    /// The PNG file, with black in the place of all colours.
    fileprivate func encoded(dotsPerInch: Int) throws(PictureFailure) -> [UInt8] {
        let black = [UInt8](repeating: 0, count: 3 * mixes.count)
        let alphas = mixes.lazy.filter { $0.shape < levels.shape }
            .map { UInt8(Int($0.shape) * 255 / Int(levels.shape)) }
        let translucent = Array(alphas)
        var file = unsafe typesetting_bytes()
        defer { unsafe typesetting_free(&file) }
        let isWritten = unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe black.withUnsafeBufferPointer { black in
                unsafe translucent.withUnsafeBufferPointer { alphas in
                    var picture = unsafe typesetting_picture()
                    unsafe picture.width = UInt32(width)
                    unsafe picture.height = UInt32(height)
                    unsafe picture.pixels = pixels.baseAddress
                    unsafe picture.palette = black.baseAddress
                    unsafe picture.alphas = alphas.baseAddress
                    unsafe picture.colours = Int32(mixes.count)
                    unsafe picture.translucent = Int32(alphas.count)
                    unsafe picture.bits = bits
                    // 39.37 inches are a metre: 96 dots an inch are 3780 a metre, 192 are 7559.
                    unsafe picture.dots_per_metre = UInt32((dotsPerInch * 10_000 + 127) / 254)
                    // On the buttons of all scripts, level 9 saves another 0.7 % in 2.4 times the
                    // time, and level 7 takes 2.7 times less for 3.1 % more bytes.
                    unsafe picture.level = 8
                    return unsafe typesetting_png(&picture, &file) != 0
                }
            }
        }
        guard isWritten else { throw PictureFailure() }
        return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }

    private var bits: Int32 {
        switch mixes.count {
        case ...2: 1
        case ...4: 2
        case ...16: 4
        default: 8
        }
    }
}
