/// A picture as rows of pixels from the top, each red, green, blue and opacity, a byte each.
package struct RasterPicture: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package var pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The most pixels that are read: what a good camera makes.
    static let mostPixels = 60_000_000

    /// Reads a JPEG or PNG file, of a JPEG at least a number of pixels each way if it has them.
    ///
    /// - Throws: ``PictureProblem``.
    package init(reading file: [UInt8], atLeast size: Int) throws(PictureProblem) {
        if file.starts(with: [0xFF, 0xD8, 0xFF]) {
            let picture = try RasterPicture(jpeg: file, atLeast: size)
            self = picture.turned(by: Orientation(ofJPEG: file))
        } else if file.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            try self.init(png: file)
        } else {
            throw .unknownFormat
        }
    }

    static func check(_ width: Int, _ height: Int) throws(PictureProblem) {
        guard width > 0, height > 0 else { throw .unreadable("it has no pixels") }
        guard width <= mostPixels / height else { throw .tooLarge(width: width, height: height) }
    }
}
