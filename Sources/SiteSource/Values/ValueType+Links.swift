internal import Markup
internal import Scheduling

extension ValueType where Value == PublicLink {
    static var publicLink: Self {
        ValueType(
            example: "ada-intro",
            schema: .text(pattern: "^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$")
        ) { node, reading in
            guard let text = node.text else {
                reading.refuseType(of: node, expected: "a public link", example: "ada-intro")
                return nil
            }
            do throws(LinkProblem) {
                return try PublicLink(text)
            } catch {
                reading.refuse(error, text, node.mark)
                return nil
            }
        }
    }
}

extension ValueType where Value == [FormerLink] {
    static var formerLinks: Self {
        let one = ValueType<FormerLink>(
            example: "ada",
            schema: .text(pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")
        ) { node, reading in
            guard let text = node.text else {
                reading.refuseType(of: node, expected: "a former link", example: "ada")
                return nil
            }
            do throws(LinkProblem) {
                return try FormerLink(text)
            } catch {
                reading.refuse(error, text, node.mark)
                return nil
            }
        }
        let many = ValueType.list(of: one, maximum: 100)
        return ValueType(example: "[ada]", schema: many.schema()) { node, reading in
            guard let links = many.read(node, &reading) else { return nil }
            reading.refuseRepeats(links.map(\.text), of: node)
            return links
        }
    }
}

extension Reading {
    /// Says which rule of public links a text breaks.
    mutating func refuse(_ problem: LinkProblem, _ text: String, _ mark: Mark) {
        let name = "`\(subject)`"
        switch problem {
        case .tooShort(let minimum):
            refuse(
                "bad-link",
                at: mark,
                "\(name) must have at least \(minimum) characters, not `\(text.shown)`."
            )
        case .tooLong(let maximum):
            refuse(
                "bad-link",
                at: mark,
                "\(name) must have at most \(maximum) characters; it has \(text.utf8.count)."
            )
        case .character(let scalar):
            let shown =
                switch scalar {
                case " ": "a space"
                case _ where scalar.isInvisible || scalar.isHarmful: scalar.codePoint
                default: "`\(String(Character(scalar)))`"
                }
            let better = Self.link(from: text)
            refuse(
                "bad-link",
                at: mark,
                "\(name) may hold only `a-z`, `0-9` and `-`, not \(shown).",
                hint: better.map { "did you mean `\($0)`?" }
            )
        case .hyphenAtEdge:
            refuse("bad-link", at: mark, "\(name) must not begin or end with `-`.")
        case .reserved:
            refuse(
                "reserved-link",
                at: mark,
                "The site itself uses `\(text.shown)`, so \(name) cannot be that.",
                hint: "choose another, such as `\(text.shown)-page`"
            )
        }
    }

    /// A text as a public link would write it; `nil` when that is none.
    private static func link(from text: String) -> String? {
        // Of an address, the last part is meant.
        let last = text.utf8.split(separator: UInt8(ascii: "/")).last ?? text.utf8[...]
        let link = slug(of: String(Substring(last)))
        return (try? PublicLink(link))?.text
    }
}

/// A text in lower case, with hyphens for everything but `a-z` and `0-9`, at most 63 bytes.
func slug(of text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.lowercased().utf8.prefix(200) {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
        default: if let last = bytes.last, last != 0x2D { bytes.append(0x2D) }
        }
    }
    bytes = Array(bytes.prefix(63))
    while bytes.last == 0x2D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}
