/// One file of the output, as bytes.
package struct OutputFile: Hashable, Sendable {
    /// Relative to the output folder: `site/ada-intro/index.html`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
