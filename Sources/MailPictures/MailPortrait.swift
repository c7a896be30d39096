/// Pictures as signatures show them.
package enum MailPortrait {
    /// A photo cut to a circle, as a PNG of twice the shown size.
    ///
    /// The corners are transparent, because mail programs that do not round pictures show them
    /// square. A picture that is not square is cut to its middle, one on end nearer to its top,
    /// where faces are.
    ///
    /// - Throws: ``PictureProblem``.
    package static func round(
        _ file: [UInt8],
        shownSize: Int,
        source: String
    ) throws(PictureProblem) -> [UInt8] {
        let size = 2 * shownSize
        let picture = try RasterPicture(reading: file, atLeast: size)
        let side = Double(min(picture.width, picture.height))
        var portrait = picture.scaled(
            from: (
                x: (Double(picture.width) - side) / 2,
                y: (Double(picture.height) - side) / 4,
                width: side,
                height: side
            ),
            to: size,
            size
        )
        portrait.cutToCircle()
        return try portrait.png(pixelsPerMetre: fine, source: source)
    }

    /// A logo in a shown size, as a PNG of twice that.
    ///
    /// - Throws: ``PictureProblem``.
    package static func logo(
        _ file: [UInt8],
        shownWidth: Int,
        shownHeight: Int,
        source: String
    ) throws(PictureProblem) -> [UInt8] {
        let picture = try RasterPicture(reading: file, atLeast: 2 * max(shownWidth, shownHeight))
        let whole = (
            x: 0.0, y: 0.0, width: Double(picture.width), height: Double(picture.height)
        )
        let logo = picture.scaled(from: whole, to: 2 * shownWidth, 2 * shownHeight)
        return try logo.png(pixelsPerMetre: fine, source: source)
    }

    /// 192 pixels an inch, so that programs that go by it show the picture in its size.
    private static let fine = 7559
}

extension RasterPicture {
    /// Makes transparent what lies outside the largest circle, with a soft edge.
    fileprivate mutating func cutToCircle() {
        let centre = Double(width) / 2
        for y in 0..<height {
            for x in 0..<width {
                let across = Double(x) + 0.5 - centre
                let down = Double(y) + 0.5 - centre
                let distance = (across * across + down * down).squareRoot()
                let inside = min(1, max(0, centre - distance + 0.5))
                let place = 4 * (y * width + x) + 3
                pixels[place] = UInt8(clamping: Int((Double(pixels[place]) * inside).rounded()))
                // What cannot be seen takes no room in the file.
                if pixels[place] == 0 { for part in 1...3 { pixels[place - part] = 0 } }
            }
        }
    }
}
