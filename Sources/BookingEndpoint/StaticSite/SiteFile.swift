import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// A file of the site as a request names it.
struct SiteFile: Sendable {
    let parts: [String]
    let isFolder: Bool

    enum Answer: Sendable {
        case response(Response)
        /// There is a folder of this name, whose address ends with a slash.
        case folder
        case missing
    }

    /// What a request wants of the file.
    struct Wish: Sendable {
        var isHead = false
        /// The tags of what the sender has.
        var known: String?
        /// The part that is asked for.
        var range: String?
        /// The tag of the file that the part belongs to.
        var rangeOf: String?
        /// Waits until the connection has taken up what was written so far.
        var takeUp: @Sendable () async throws -> Void = {}

        init() {}

        init(_ request: Request, _ context: SiteRequestContext) {
            takeUp = context.takeUp
            isHead = request.method == .head
            known = request.headers[.ifNoneMatch]
            // Parts are of what GET answers (RFC 9110, 14.2).
            range = isHead ? nil : request.headers[.range]
            rangeOf = request.headers[.ifRange]
        }
    }

    /// The kind of address, for the log.
    var route: RequestLog.Route {
        if mediaType == MediaType.html { return .page }
        return parts.first == "assets" ? .asset : .file
    }

    /// Opens the file and makes the answer; this blocks.
    func answer(from folder: SiteFolder, to wish: Wish, script: ReloadScript?) throws -> Answer {
        switch try folder.entry(parts, isFolder: isFolder) {
        case .missing: return .missing
        case .folder: return .folder
        case .file(let file):
            let isPage = mediaType == MediaType.html && file.size <= Self.largestPage
            guard let script, isPage else { return .response(try answer(file, wish)) }
            return .response(try answer(file, wish, script))
        }
    }

    /// The file as it is.
    private func answer(_ file: OpenFile, _ wish: Wish) throws -> Response {
        let tag = EntityTag(of: file.version)
        var headers: HTTPFields = [
            .eTag: tag.text, .cacheControl: cacheControl, .acceptRanges: "bytes",
        ]
        if tag.matches(wish.known) { return Response(status: .notModified, headers: headers) }
        let range =
            wish.rangeOf == nil || wish.rangeOf == tag.text
            ? ByteRange(wish.range, size: file.size) : .whole
        headers[.contentType] = mediaType
        switch range {
        case .whole:
            let body = wish.isHead ? nil : try Self.body(file, 0..<file.size, wish)
            if body == nil { headers[.contentLength] = "\(file.size)" }
            return Response(status: .ok, headers: headers, body: body ?? ResponseBody())
        case .part(let part):
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
            let body = try Self.body(file, part, wish)
            return Response(status: .partialContent, headers: headers, body: body)
        case .beyond:
            headers[.contentType] = nil
            headers[.contentRange] = "bytes */\(file.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    /// The page with the script in it.
    private func answer(
        _ file: OpenFile,
        _ wish: Wish,
        _ script: ReloadScript
    ) throws -> Response {
        let tag = EntityTag(of: file.version + " " + script.build)
        var headers: HTTPFields = [.eTag: tag.text, .cacheControl: cacheControl]
        if tag.matches(wish.known) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = mediaType
        guard !wish.isHead else {
            headers[.contentLength] = "\(file.size + script.length)"
            return Response(status: .ok, headers: headers)
        }
        let page = script.inserted(into: Array(try file.bytes(0..<file.size).readableBytesView))
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: page))
        return Response(status: .ok, headers: headers, body: body)
    }

    /// Some bytes of a file: at once when they are few, else piece by piece while they are sent.
    private static func body(
        _ file: OpenFile,
        _ range: Range<Int>,
        _ wish: Wish
    ) throws -> ResponseBody {
        guard range.count > pieceLength else {
            return ResponseBody(byteBuffer: try file.bytes(range))
        }
        return ResponseBody(contentLength: range.count) { writer in
            var start = range.lowerBound
            while start < range.upperBound {
                let piece = start..<min(range.upperBound, start + pieceLength)
                // A file that has become shorter ends the connection: the length is promised.
                let bytes = try await NIOThreadPool.singleton.runIfActive {
                    try file.bytes(piece)
                }
                try await writer.write(bytes)
                // Without this a fast disk fills the memory ahead of the connection.
                try await wish.takeUp()
                start = piece.upperBound
            }
            try await writer.finish(nil)
        }
    }

    /// In bytes.
    private static let pieceLength = 65_536
    /// In bytes; what is larger is no page that a person looks at, and goes without the script.
    private static let largestPage = 4_194_304

    private var mediaType: String {
        isFolder ? MediaType.html : parts.last.map(MediaType.of) ?? MediaType.html
    }

    /// How long browsers may keep the file: for ever when its name tells its content.
    private var cacheControl: String {
        guard parts.count == 2, parts[0] == "assets", Self.namesItsContent(parts[1]) else {
            return "no-cache"
        }
        return "public, max-age=31536000, immutable"
    }

    /// Whether a name is like `site.0123456789.css`.
    private static func namesItsContent(_ name: String) -> Bool {
        let pieces = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard pieces.count >= 3, let hash = pieces.dropLast().last, hash.count == 10 else {
            return false
        }
        return hash.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
    }
}
