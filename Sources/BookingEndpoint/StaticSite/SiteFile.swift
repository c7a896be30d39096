import HTTPTypes
import Hummingbird
import NIOCore

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

    /// The kind of address, for the log.
    var route: RequestLog.Route {
        if mediaType == MediaType.html { return .page }
        return parts.first == "assets" ? .asset : .file
    }

    /// Reads the file and makes the answer; this blocks.
    func answer(
        from folder: SiteFolder,
        unless known: String?,
        script: ReloadScript?
    ) throws -> Answer {
        switch try folder.entry(parts, isFolder: isFolder) {
        case .missing: return .missing
        case .folder: return .folder
        case .file(var bytes):
            let type = mediaType
            if type == MediaType.html, let script { bytes = script.inserted(into: bytes) }
            let tag = EntityTag(of: bytes)
            var headers: HTTPFields = [.eTag: tag.text, .cacheControl: cacheControl]
            if tag.matches(known) {
                return .response(Response(status: .notModified, headers: headers))
            }
            headers[.contentType] = type
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return .response(Response(status: .ok, headers: headers, body: body))
        }
    }

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
