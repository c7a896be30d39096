/// A text in a cell of a CSV file that no spreadsheet takes for a formula.
///
/// An apostrophe goes before a text whose first character, after spaces and apostrophes, is one of
/// `= + - @`, one of their full-width forms, a tab, a line end or a NUL. Whoever reads the file back
/// takes one apostrophe away where what follows it is such a text, and has the original.
struct SpreadsheetCell: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Appends the cell, between quotes unless it is plain.
    func write(to bytes: inout [UInt8]) {
        let needsApostrophe = Self.isTrigger(text)
        guard needsApostrophe || !isPlain else {
            bytes += text.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if needsApostrophe { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isTrigger(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'", " ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}": continue
            case "=", "+", "-", "@", "\t", "\r", "\n", "\u{0}": return true
            case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            default: return false
            }
        }
        return false
    }

    /// Whether the cell is read the same without quotes, whatever the separator.
    private var isPlain: Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "@"):
                true
            default: false
            }
        }
    }
}
