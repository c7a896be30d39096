/// Looks through style for what could load something.
///
/// It does not parse: what loads must be spelt as a function or an at-rule, and of both only known
/// ones may stand anywhere, even in comments and strings. Escapes could spell them otherwise.
enum SVGStyle {
    /// What is wrong, as a sentence; `nil` when nothing is.
    ///
    /// At-rules stand in sheets; in a single value, `@` is a character like others.
    static func flaw(in text: [UInt8], isSheet: Bool) -> String? {
        var wordStart = 0
        for index in text.indices where !isNameByte(text[index]) {
            switch text[index] {
            case UInt8(ascii: "\\"): return "The picture's style has an escape `\\`."
            case UInt8(ascii: "("):
                let word = lowered(text[wordStart..<index])
                if word == "url" {
                    guard isFragment(text[(index + 1)...]) else {
                        return "The picture's style loads something with `url(`."
                    }
                } else if !word.isEmpty, !functions.contains(word) {
                    return "The picture's style uses `\(word.shown)(`."
                }
            case UInt8(ascii: "@") where isSheet:
                let word = lowered(text[(index + 1)...].prefix { isNameByte($0) })
                guard rules.contains(word) else {
                    return "The picture's style uses `@\(word.shown)`."
                }
            default: break
            }
            wordStart = index + 1
        }
        return nil
    }

    /// Whether `#id)` follows, in quotes or not.
    private static func isFragment(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text.drop { $0 <= 0x20 }
        var quote: UInt8?
        if let first = rest.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            quote = first
            rest = rest.dropFirst()
        }
        guard rest.first == UInt8(ascii: "#") else { return false }
        rest = rest.dropFirst().drop {
            isNameByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
        }
        if let quote {
            guard rest.first == quote else { return false }
            rest = rest.dropFirst()
        }
        return rest.first { $0 > 0x20 } == UInt8(ascii: ")")
    }

    private static func lowered(_ word: ArraySlice<UInt8>) -> String {
        String(decoding: word, as: UTF8.self).lowercased()
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"),
            0x80...0xFF:
            true
        default: false
        }
    }

    private static let rules: Set<String> = ["charset", "layer", "media", "supports"]

    private static let functions: Set<String> = [
        // Colours.
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix",
        "light-dark", "icc-color", "device-cmyk",
        // Numbers.
        "calc", "min", "max", "clamp", "round", "abs", "var",
        // Transformations.
        "matrix", "matrix3d", "translate", "translate3d", "translatex", "translatey", "translatez",
        "scale", "scale3d", "scalex", "scaley", "scalez", "rotate", "rotate3d", "rotatex",
        "rotatey", "rotatez", "skew", "skewx", "skewy", "perspective",
        // Filters and shapes.
        "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert",
        "opacity", "saturate", "sepia", "circle", "ellipse", "inset", "path", "polygon", "rect",
        // Selectors and conditions.
        "not", "is", "where", "has", "lang", "nth-child", "nth-last-child", "nth-of-type",
        "nth-last-of-type", "and", "or",
    ]
}
