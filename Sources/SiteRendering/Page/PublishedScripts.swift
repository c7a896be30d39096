import Digests
import Markup

/// The scripts as they are published.
struct PublishedScripts: Sendable {
    let booking: OutputFile
    let forward: OutputFile

    /// Those of every site.
    static let shared = PublishedScripts(words: Words())

    private init(words: Words) {
        // The file is a function of the words; calling it here keeps all words in one place.
        let body = PublishedText.script(PackageResources.booking_js).trimmed
        let call = Array("(".utf8) + words.script.compact + Array(");\n".utf8)
        booking = Self.file("booking", body + call)
        forward = Self.file("forward", PublishedText.script(PackageResources.forward_js))
    }

    private static func file(_ name: String, _ bytes: [UInt8]) -> OutputFile {
        OutputFile(
            path: "site/assets/\(name).\(ContentDigest(of: bytes).short).js",
            bytes: bytes
        )
    }
}

extension OutputFile {
    /// The path relative to the site's root.
    var publicPath: String { String(decoding: Array(path.utf8.dropFirst(5)), as: UTF8.self) }
}

extension [UInt8] {
    /// Without line breaks and a semicolon at the end.
    fileprivate var trimmed: [UInt8] {
        var bytes = self
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: ";") {
            bytes.removeLast()
        }
        return bytes
    }
}
