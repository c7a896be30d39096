import Digests
import Markup

/// The scripts as they are published.
struct PublishedScripts: Sendable {
    let booking: OutputFile
    let forward: OutputFile

    init(words: Words) {
        // The file is a function of the words; calling it here keeps all words in one place.
        let body = PackageResources.booking_js.withoutComments.trimmed
        let call = Array("(".utf8) + words.script.compact + Array(");\n".utf8)
        booking = Self.file("booking", body + call)
        forward = Self.file("forward", PackageResources.forward_js.withoutComments)
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
    /// Without indentation, and without lines that are empty or hold a comment alone.
    ///
    /// True to the meaning of scripts in which no text spans lines.
    fileprivate var withoutComments: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for line in split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            guard !text.isEmpty, !text.starts(with: "//".utf8) else { continue }
            bytes += text
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Without line breaks and a semicolon at the end.
    fileprivate var trimmed: [UInt8] {
        var bytes = self
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: ";") {
            bytes.removeLast()
        }
        return bytes
    }
}
