internal import Digests
internal import Scheduling

/// Reads what a page must know of a picture: its format and its size.
enum ImageReader {
    static func read(
        _ file: SourceFile,
        name: String
    ) -> Result<ImageReference, SiteLoader.Failure> {
        if let complaint = PictureLimit.complaint(about: file) {
            return .failure(SiteLoader.Failure(diagnostic: complaint))
        }
        // A file that claims to be SVG is told what is wrong with it as such.
        let claimed = file.ending == "svg" ? ImageFormat.svg : nil
        guard let format = ImageFormat(of: file.bytes) ?? claimed else {
            return failure(
                file,
                "bad-image",
                "The file is not a JPEG, PNG, GIF, WebP or SVG picture.",
                hint: "save it again in one of these formats"
            )
        }
        guard format.endings.contains(file.ending) else {
            return failure(
                file,
                "wrong-ending",
                "The picture is a \(format.rawValue), but its name ends in `.\(file.ending)`.",
                hint: "rename it to `\(file.stem).\(format.endings[0])`"
            )
        }
        var size = (width: 0, height: 0)
        if format == .svg {
            do throws(SVGProblem) {
                size = try SVGCheck(file.bytes).size
            } catch {
                let mark = TextScan.place(of: error.offset, in: file.bytes)
                return failure(file, error.rule, error.message, hint: error.hint, mark)
            }
        } else if let found = format.size(of: file.bytes) {
            size = found
        } else {
            return failure(file, "bad-image", "The picture is cut off or damaged.", hint: nil)
        }
        let digest = ContentDigest(of: file.bytes).short
        let stem = slug(of: file.stem)
        let path = "assets/\(stem.isEmpty ? "image" : stem).\(digest).\(format.endings[0])"
        return .success(
            ImageReference(name: name, publicPath: path, width: size.width, height: size.height)
        )
    }

    private static func failure(
        _ file: SourceFile,
        _ rule: String,
        _ message: String,
        hint: String?,
        _ mark: Mark? = nil
    ) -> Result<ImageReference, SiteLoader.Failure> {
        let diagnostic = Diagnostic(
            .error,
            rule: rule,
            path: file.path,
            line: mark?.line ?? 1,
            column: mark?.column ?? 1,
            message: message,
            hint: hint
        )
        let shown = mark == nil ? diagnostic : diagnostic.showing(file.bytes)
        return .failure(SiteLoader.Failure(diagnostic: shown))
    }
}

/// A format of pictures that browsers know.
enum ImageFormat: String {
    case jpeg = "JPEG"
    case png = "PNG"
    case gif = "GIF"
    case webp = "WebP"
    case svg = "SVG"

    /// Finds the format by the first bytes.
    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
            self = .gif
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else if SVGCheck.isSVG(bytes) {
            self = .svg
        } else {
            return nil
        }
    }

    /// How the names of such files end; the first is used for publishing.
    var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .gif: ["gif"]
        case .webp: ["webp"]
        case .svg: ["svg"]
        }
    }

    /// The size in pixels that the header gives.
    func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
        let reader = HeaderReader(bytes: bytes)
        let found: (width: Int, height: Int)? =
            switch self {
            case .png: reader.png
            case .gif: reader.gif
            case .jpeg: reader.jpeg
            case .webp: reader.webp
            case .svg: nil
            }
        guard let found, found.width > 0, found.height > 0 else { return nil }
        return found
    }
}

/// Reads numbers of a header without leaving its bounds.
private struct HeaderReader {
    let bytes: [UInt8]

    private func byte(_ offset: Int) -> Int? {
        bytes.indices.contains(offset) ? Int(bytes[offset]) : nil
    }

    /// A number of bytes, the most significant first.
    private func big(_ offset: Int, _ count: Int) -> Int? {
        var value = 0
        for index in offset..<offset + count {
            guard let byte = byte(index) else { return nil }
            value = value << 8 | byte
        }
        return value
    }

    /// A number of bytes, the least significant first.
    private func little(_ offset: Int, _ count: Int) -> Int? {
        var value = 0
        for index in (offset..<offset + count).reversed() {
            guard let byte = byte(index) else { return nil }
            value = value << 8 | byte
        }
        return value
    }

    private func has(_ text: String, at offset: Int) -> Bool {
        bytes.dropFirst(offset).starts(with: text.utf8)
    }

    var png: (width: Int, height: Int)? {
        guard has("IHDR", at: 12), let width = big(16, 4), let height = big(20, 4) else {
            return nil
        }
        return (width, height)
    }

    var gif: (width: Int, height: Int)? {
        guard let width = little(6, 2), let height = little(8, 2) else { return nil }
        return (width, height)
    }

    /// Goes from segment to segment until the frame header (ITU T.81, B.2.2).
    var jpeg: (width: Int, height: Int)? {
        var offset = 2
        while let mark = byte(offset), let kind = byte(offset + 1) {
            guard mark == 0xFF else { return nil }
            switch kind {
            case 0xFF: offset += 1
            case 0x01, 0xD0...0xD8: offset += 2
            case 0xD9, 0xDA: return nil
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard let height = big(offset + 5, 2), let width = big(offset + 7, 2) else {
                    return nil
                }
                return (width, height)
            default:
                guard let length = big(offset + 2, 2), length >= 2 else { return nil }
                offset += 2 + length
            }
        }
        return nil
    }

    var webp: (width: Int, height: Int)? {
        if has("VP8X", at: 12), let width = little(24, 3), let height = little(27, 3) {
            return (width + 1, height + 1)
        }
        if has("VP8L", at: 12), byte(20) == 0x2F, let bits = little(21, 4) {
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
        if has("VP8 ", at: 12), let width = little(26, 2), let height = little(28, 2) {
            return (width & 0x3FFF, height & 0x3FFF)
        }
        return nil
    }
}
