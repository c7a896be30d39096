/// The types of the files that a site holds, by the endings of their names.
enum MediaType {
    static func of(_ name: String) -> String {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return unknown }
        return types[name[name.utf8.index(after: dot)...].lowercased()] ?? unknown
    }

    static let html = "text/html; charset=utf-8"

    private static let unknown = "application/octet-stream"
    private static let types = [
        "html": html,
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "xml": "application/xml",
        "json": "application/json",
        "webmanifest": "application/manifest+json",
        "ics": "text/calendar; charset=utf-8",
        "svg": "image/svg+xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "webp": "image/webp",
        "avif": "image/avif",
        "gif": "image/gif",
        "ico": "image/vnd.microsoft.icon",
        "woff2": "font/woff2",
        "pdf": "application/pdf",
    ]
}
