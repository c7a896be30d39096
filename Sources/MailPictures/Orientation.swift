/// How a camera was held: the number of Exif's orientation tag, 1 for upright.
enum Orientation: Int {
    case upright = 1
    case mirrored, upsideDown, flipped, transposed, turnedRight, transverse, turnedLeft

    /// Finds the tag in a JPEG file (Exif 2.32, section 4.6); upright when there is none.
    init(ofJPEG file: [UInt8]) {
        self = Self.tag(in: file).flatMap { Orientation(rawValue: $0) } ?? .upright
    }

    private static func tag(in file: [UInt8]) -> Int? {
        var place = 2
        while place + 4 <= file.count, file[place] == 0xFF {
            let marker = file[place + 1]
            // The picture itself begins here.
            guard marker != 0xDA else { return nil }
            let length = Int(file[place + 2]) << 8 | Int(file[place + 3])
            let end = place + 2 + length
            guard length >= 2, end <= file.count else { return nil }
            if marker == 0xE1, file[(place + 4)..<end].starts(with: Array("Exif\u{0}\u{0}".utf8)) {
                return tag(inTIFF: file[(place + 10)..<end])
            }
            place = end
        }
        return nil
    }

    /// The tag in the first directory of a TIFF structure.
    private static func tag(inTIFF tiff: ArraySlice<UInt8>) -> Int? {
        let isLittle = tiff.starts(with: [0x49, 0x49])
        guard isLittle || tiff.starts(with: [0x4D, 0x4D]) else { return nil }
        func number(_ offset: Int, _ count: Int) -> Int? {
            let start = tiff.startIndex + offset
            guard offset >= 0, start + count <= tiff.endIndex else { return nil }
            let bytes = tiff[start..<start + count]
            return isLittle
                ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
                : bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for entry in 0..<min(count, 200) {
            let place = directory + 2 + 12 * entry
            guard let name = number(place, 2) else { return nil }
            if name == 0x0112 { return number(place + 8, 2) }
        }
        return nil
    }
}

extension RasterPicture {
    /// The picture as the camera saw it.
    func turned(by orientation: Orientation) -> RasterPicture {
        guard orientation != .upright else { return self }
        let isSideways = orientation.rawValue >= 5
        let newWidth = isSideways ? height : width
        let newHeight = isSideways ? width : height
        var turned = [UInt8](repeating: 0, count: pixels.count)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (fromX, fromY) =
                    switch orientation {
                    case .upright: (x, y)
                    case .mirrored: (width - 1 - x, y)
                    case .upsideDown: (width - 1 - x, height - 1 - y)
                    case .flipped: (x, height - 1 - y)
                    case .transposed: (y, x)
                    case .turnedRight: (y, height - 1 - x)
                    case .transverse: (width - 1 - y, height - 1 - x)
                    case .turnedLeft: (width - 1 - y, x)
                    }
                let from = 4 * (fromY * width + fromX)
                let to = 4 * (y * newWidth + x)
                for part in 0..<4 { turned[to + part] = pixels[from + part] }
            }
        }
        return RasterPicture(width: newWidth, height: newHeight, pixels: turned)
    }
}
