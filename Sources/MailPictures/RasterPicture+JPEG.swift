import CPictures

extension RasterPicture {
    /// Reads a JPEG, made smaller on the way by the least that leaves enough pixels.
    init(jpeg file: [UInt8], atLeast size: Int) throws(PictureProblem) {
        guard let decoder = unsafe tjInitDecompress() else {
            throw .unreadable("there is no memory for it")
        }
        defer { _ = unsafe tjDestroy(decoder) }
        var fullWidth: Int32 = 0
        var fullHeight: Int32 = 0
        var sampling: Int32 = 0
        var space: Int32 = 0
        let header = unsafe tjDecompressHeader3(
            decoder,
            file,
            UInt(file.count),
            &fullWidth,
            &fullHeight,
            &sampling,
            &space
        )
        guard header == 0 else { throw unsafe Self.problem(of: decoder) }
        try Self.check(Int(fullWidth), Int(fullHeight))
        let eighths = Self.eighths(of: min(Int(fullWidth), Int(fullHeight)), atLeast: size)
        // As the library rounds.
        let width = (Int(fullWidth) * eighths + 7) / 8
        let height = (Int(fullHeight) * eighths + 7) / 8
        var pixels = [UInt8](repeating: 0, count: width * height * 4)
        let result = unsafe tjDecompress2(
            decoder,
            file,
            UInt(file.count),
            &pixels,
            Int32(width),
            0,
            Int32(height),
            Int32(TJPF_RGBA.rawValue),
            TJFLAG_ACCURATEDCT
        )
        if result != 0 {
            let problem = unsafe Self.problem(of: decoder)
            // Other warnings leave a picture that all programs show.
            let isWarning = unsafe tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue)
            if !isWarning || problem.isOfEnd { throw problem }
        }
        self.init(width: width, height: height, pixels: pixels)
    }

    /// How many eighths of the size are read: 1, 2, 4 or 8, twice what is needed if there is.
    private static func eighths(of side: Int, atLeast size: Int) -> Int {
        for eighths in [1, 2, 4] where side * eighths / 8 >= 2 * size { return eighths }
        return 8
    }

    private static func problem(of decoder: tjhandle) -> PictureProblem {
        guard let words = unsafe tjGetErrorStr2(decoder) else {
            return .unreadable("it is damaged")
        }
        return unsafe .unreadable(String(cString: words))
    }
}

extension PictureProblem {
    /// Whether the file ends too early, so that the rest of the picture is grey.
    fileprivate var isOfEnd: Bool {
        guard case .unreadable(let words) = self else { return false }
        return words.utf8.starts(with: "Premature end".utf8)
    }
}
