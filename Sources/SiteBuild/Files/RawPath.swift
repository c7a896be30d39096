import Glibc

/// A path of any bytes, as a folder's listing gives it.
struct RawPath: SystemPath, Hashable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Reads a name up to its zero byte.
    init(cString name: UnsafeRawPointer) {
        let count = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
        bytes = unsafe Array(UnsafeRawBufferPointer(start: name, count: count))
    }

    /// The path as text; `nil` when it is none.
    var text: String? { String(validating: bytes, as: UTF8.self) }

    /// The path with `\xFF` in the place of each byte that is no text, or steers a terminal.
    var shown: String {
        var shown = ""
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&rest) {
            case .scalarValue(let scalar) where scalar.value < 0x20 || scalar.value == 0x7F:
                shown += Self.escaped(bytes[offset])
                offset += 1
            case .scalarValue(let scalar):
                shown.unicodeScalars.append(scalar)
                offset += UTF8.width(scalar)
            case .emptyInput: return shown
            case .error:
                shown += Self.escaped(bytes[offset])
                offset += 1
                // The decoder may have looked further than the first wrong byte.
                decoder = UTF8()
                rest = Array(bytes[offset...]).makeIterator()
            }
        }
    }

    /// The folders above it, the outermost first.
    var parents: [RawPath] {
        bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { RawPath(Array(bytes[..<$0])) }
    }

    static func + (folder: RawPath, name: RawPath) -> RawPath {
        RawPath(folder.bytes + [UInt8(ascii: "/")] + name.bytes)
    }

    func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        // An array passed as a pointer is never empty here, and lives as long as the call.
        unsafe body(bytes.map { CChar(bitPattern: $0) } + [0])
    }

    private static func escaped(_ byte: UInt8) -> String {
        "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
