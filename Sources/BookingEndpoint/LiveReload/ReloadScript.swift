import Markup

/// The element that makes a page follow the builds, put into pages as they are sent.
struct ReloadScript: Sendable {
    private let element: [UInt8]
    /// The build that the page belongs to.
    let build: String

    /// What a page needs to be allowed to run it.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"

    init(path: String, build: String) {
        self.build = build
        let source = HTMLAddress(path: path + LiveReloadResource.script.rawValue)
        element = script(.src(source), .data("build", build), .defer).compact
    }

    /// By how many bytes a page grows.
    var length: Int { element.count }

    /// A page with the element at the end of its head, or at its end when it has none.
    func inserted(into page: [UInt8]) -> [UInt8] {
        let place = Self.endOfHead(page) ?? page.endIndex
        var bytes: [UInt8] = []
        bytes.reserveCapacity(page.count + element.count)
        bytes += page[..<place]
        bytes += element
        bytes += page[place...]
        return bytes
    }

    private static func endOfHead(_ page: [UInt8]) -> Int? {
        let tag = Array("</head>".utf8)
        var place = page.startIndex
        while let start = page[place...].firstIndex(of: UInt8(ascii: "<")) {
            let found = page[start...].prefix(tag.count)
            // Setting one bit makes letters lower case and leaves `<`, `/`, `>` as they are.
            if found.elementsEqual(tag, by: { $0 | 0x20 == $1 | 0x20 }) { return start }
            place = start + 1
        }
        return nil
    }
}
