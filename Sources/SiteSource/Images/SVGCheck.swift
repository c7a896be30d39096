/// Looks through an SVG for its size and for anything that runs or loads something.
struct SVGCheck {
    struct Problem {
        let message: String
        let offset: Int
    }

    private(set) var problem: Problem?
    /// In pixels; 0 when the file does not say.
    private(set) var size = (width: 0, height: 0)

    private let bytes: [UInt8]
    private var offset = 0

    private static let refused: Set<String> = [
        "script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio",
        "video",
    ]

    /// Whether the first element of a text is `svg`.
    static func isSVG(_ bytes: [UInt8]) -> Bool {
        var check = SVGCheck(unread: bytes)
        return check.nextTag()?.name == "svg" || check.problem != nil
    }

    init(_ bytes: [UInt8]) {
        self.init(unread: bytes)
        if let flaw = TextScan.firstFlaw(in: bytes) {
            problem = Problem(message: "The picture is not a UTF-8 text.", offset: flaw.offset)
            return
        }
        var isRoot = true
        while problem == nil, let tag = nextTag() {
            if isRoot { readSize(tag) }
            isRoot = false
            refuseIfActive(tag)
        }
    }

    private init(unread bytes: [UInt8]) { self.bytes = bytes }

    private struct Tag {
        /// In lower case, without a namespace's prefix.
        let name: String
        let offset: Int
        var attributes: [(name: String, value: String)] = []
    }

    private mutating func refuseIfActive(_ tag: Tag) {
        if Self.refused.contains(tag.name) {
            problem = Problem(
                message: "The picture has an element `\(tag.name.shown)`.",
                offset: tag.offset
            )
            return
        }
        for attribute in tag.attributes {
            let value = attribute.value.lowercased()
            if attribute.name.hasPrefix("on") {
                problem = Problem(
                    message: "The picture has a handler `\(attribute.name.shown)`.",
                    offset: tag.offset
                )
            } else if value.contains("javascript:") || value.contains("vbscript:") {
                problem = Problem(
                    message: "The picture has a `javascript:` address.",
                    offset: tag.offset
                )
            } else if attribute.name == "href", !value.hasPrefix("#"),
                !value.hasPrefix("data:image/"), tag.name != "a"
            {
                problem = Problem(
                    message: "The picture loads `\(attribute.value.shown)` from elsewhere.",
                    offset: tag.offset
                )
            }
        }
    }

    private mutating func readSize(_ tag: Tag) {
        let values = Dictionary(tag.attributes.map { ($0.name, $0.value) }) { first, _ in first }
        let width = values["width"].flatMap(Self.pixels)
        let height = values["height"].flatMap(Self.pixels)
        if let width, let height {
            size = (width, height)
            return
        }
        let box = (values["viewbox"] ?? "").split { $0 == " " || $0 == "," || $0 == "\n" }
        guard box.count == 4, let boxWidth = Self.pixels(String(box[2])),
            let boxHeight = Self.pixels(String(box[3]))
        else { return }
        size = (boxWidth, boxHeight)
    }

    private static func pixels(_ text: String) -> Int? {
        let number = text.hasSuffix("px") ? String(text.dropLast(2)) : text
        guard let value = Double(number), value >= 0.5, value <= 100_000 else { return nil }
        return Int(value.rounded())
    }
}

extension SVGCheck {
    /// The next opening tag; declarations that could define names are problems.
    private mutating func nextTag() -> Tag? {
        while let start = bytes[min(offset, bytes.count)...].firstIndex(of: UInt8(ascii: "<")) {
            offset = start
            if skip(from: "<!--", to: "-->") || skip(from: "<![CDATA[", to: "]]>") { continue }
            if starts(with: "<?xml-stylesheet") || starts(with: "<!entity") {
                problem = Problem(
                    message: "The picture has a declaration that loads or defines "
                        + "something.",
                    offset: start
                )
                return nil
            }
            if skip(from: "<?", to: "?>") { continue }
            if starts(with: "<!doctype") {
                let end = bytes[start...].firstIndex {
                    $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "[")
                }
                if let end, bytes[end] == UInt8(ascii: "[") {
                    problem = Problem(message: "The picture defines names of its own.", offset: end)
                    return nil
                }
            }
            offset += 1
            guard let next = byte, next != UInt8(ascii: "/"), next != UInt8(ascii: "!") else {
                continue
            }
            return tag(at: start)
        }
        return nil
    }

    private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func starts(with text: String) -> Bool {
        let part = bytes[offset...].prefix(text.utf8.count)
        return part.elementsEqual(text.utf8) { $0 == $1 || $0 | 0x20 == $1 }
    }

    private mutating func skip(from opening: String, to closing: String) -> Bool {
        guard starts(with: opening) || bytes[offset...].starts(with: opening.utf8) else {
            return false
        }
        let end = Array(closing.utf8)
        var place = offset + opening.utf8.count
        while place < bytes.count, !bytes[place...].starts(with: end) { place += 1 }
        offset = min(place + end.count, bytes.count)
        return true
    }

    private mutating func tag(at start: Int) -> Tag {
        var tag = Tag(name: local(word()), offset: start)
        while let next = byte, next != UInt8(ascii: ">") {
            if isBlank(next) || next == UInt8(ascii: "/") {
                offset += 1
                continue
            }
            let name = local(word())
            if name.isEmpty { offset += 1 }
            skipBlanks()
            guard byte == UInt8(ascii: "=") else {
                tag.attributes.append((name, ""))
                continue
            }
            offset += 1
            skipBlanks()
            tag.attributes.append((name, value()))
        }
        return tag
    }

    /// A name as far as it goes, in lower case.
    private mutating func word() -> String {
        let start = offset
        while let next = byte, !isBlank(next), next != UInt8(ascii: ">"), next != UInt8(ascii: "="),
            next != UInt8(ascii: "/")
        { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    }

    private func local(_ name: String) -> String {
        name.split(separator: ":").last.map(String.init) ?? name
    }

    /// An attribute's value, without blanks and with its character references resolved.
    private mutating func value() -> String {
        let quote = byte
        let start: Int
        let end: Int
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            start = offset + 1
            end = bytes[start...].firstIndex { $0 == quote } ?? bytes.count
            offset = min(end + 1, bytes.count)
        } else {
            start = offset
            while let next = byte, !isBlank(next), next != UInt8(ascii: ">") { offset += 1 }
            end = offset
        }
        return Self.resolved(bytes[start..<end])
    }

    private static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "&", scalars.first == "#", let end = scalars.firstIndex(of: ";") else {
                if scalar.value >= 0x20 { text.append(scalar) } else { text.append(" ") }
                continue
            }
            var digits = String(scalars[..<end].dropFirst())
            let isHexadecimal = digits.lowercased().hasPrefix("x")
            if isHexadecimal { digits.removeFirst() }
            let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) ?? 0
            if value > 0x20, let meant = Unicode.Scalar(value) { text.append(meant) }
            scalars = scalars[scalars.index(after: end)...]
        }
        return String(text).trimmingBlanks
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private mutating func skipBlanks() {
        while let next = byte, isBlank(next) { offset += 1 }
    }
}
