/// Looks through an SVG for its size and for anything that is not known to stand still.
///
/// A visitor who opens the picture's own address sees it as a document of the site, so whatever
/// could run, load or lead elsewhere is refused, and so is all that is not known not to.
struct SVGCheck {
    /// In pixels; 0 when the file does not say.
    private(set) var size = (width: 0, height: 0)

    /// Whether a text seems to be meant as SVG.
    static func isSVG(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = bytes[start...].drop(while: XMLScanner.isBlank).prefix(512)
        let words = String(decoding: text, as: UTF8.self).lowercased()
        return words.hasPrefix("<?xml") || words.hasPrefix("<svg")
            || words.hasPrefix("<!doctype svg")
            || words.hasPrefix("<") && (words.contains("<svg") || words.contains(":svg"))
    }

    /// Looks through the text of a picture.
    ///
    /// - Throws: ``SVGProblem``, the first that is found.
    init(_ bytes: [UInt8]) throws(SVGProblem) {
        var scanner = try XMLScanner(bytes)
        var isRoot = true
        var sheet: (text: [UInt8], offset: Int)?
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                if isRoot { try readRoot(tag) }
                isRoot = false
                if let sheet { throw .active("A `style` has elements inside.", at: sheet.offset) }
                try Self.check(tag)
                let isStyle =
                    tag.name == XMLScanner.Name(namespace: SVGVocabulary.svg, local: "style")
                if isStyle && !tag.isEmpty { sheet = ([], tag.offset) }
            case .text(let text): sheet?.text += text
            case .end:
                // Browsers join all parts of a sheet's text, whatever stands between them.
                if let sheet { try Self.check(sheet.text, isSheet: true, at: sheet.offset) }
                sheet = nil
            }
        }
    }

    private mutating func readRoot(_ tag: XMLScanner.Tag) throws(SVGProblem) {
        guard tag.name.local == "svg", [SVGVocabulary.svg, ""].contains(tag.name.namespace) else {
            throw .malformed("The picture's first element must be `svg`.", at: tag.offset)
        }
        guard !tag.name.namespace.isEmpty else {
            throw SVGProblem(
                rule: "bad-svg",
                message: "The picture does not say that it is SVG, so browsers do not draw it.",
                hint: "write `<svg xmlns=\"\(SVGVocabulary.svg)\"` at its beginning",
                offset: tag.offset
            )
        }
        readSize(tag)
    }

    private static func check(_ tag: XMLScanner.Tag) throws(SVGProblem) {
        switch tag.name.namespace {
        case SVGVocabulary.svg:
            guard SVGVocabulary.elements.contains(tag.name.local) else {
                throw .active(
                    "The picture has an element `\(tag.name.local.shown)`.",
                    hint: "remove it, or \(SVGProblem.plainSVG); pictures stand still",
                    at: tag.offset
                )
            }
        case let namespace where SVGVocabulary.editors.contains(namespace): break
        case let namespace:
            throw .active(
                "The picture has an element `\(tag.name.local.shown)` of "
                    + (namespace.isEmpty ? "no namespace." : "`\(namespace.shown)`."),
                at: tag.offset
            )
        }
        for attribute in tag.attributes { try check(attribute, of: tag) }
    }

    private static func check(
        _ attribute: XMLScanner.Attribute,
        of tag: XMLScanner.Tag
    ) throws(SVGProblem) {
        let name = attribute.name.local
        switch attribute.name.namespace {
        case "":
            if SVGVocabulary.isHandler(name) {
                throw .active(
                    "The picture has a handler `\(name.shown)`.",
                    hint: "remove it; pictures stand still",
                    at: attribute.offset
                )
            }
            if ["href", "src"].contains(name.lowercased()) {
                try checkAddress(attribute, of: tag)
            } else if !SVGVocabulary.isPlain(name) {
                try check(attribute.value, isSheet: name == "style", at: attribute.offset)
            }
        case SVGVocabulary.xlink where name == "href": try checkAddress(attribute, of: tag)
        case SVGVocabulary.xlink: break
        case SVGVocabulary.xml where ["lang", "space", "id"].contains(name): break
        case let namespace where SVGVocabulary.editors.contains(namespace): break
        default:
            throw .active(
                "The picture has an attribute `\(name.shown)` of "
                    + "`\(attribute.name.namespace.shown)`.",
                at: attribute.offset
            )
        }
    }

    /// An address must be a part of the picture, or hold another picture itself.
    private static func checkAddress(
        _ attribute: XMLScanner.Attribute,
        of tag: XMLScanner.Tag
    ) throws(SVGProblem) {
        let value = attribute.value
        if value.first == UInt8(ascii: "#") { return }
        if SVGVocabulary.pictures.contains(tag.name.local), isPicture(value) { return }
        throw .active(
            "The picture refers to `\(String(decoding: value, as: UTF8.self).shown)`.",
            hint: "only `#part` of the picture and `data:image/png;base64,…` (or `jpeg`, `webp`, "
                + "`gif`) may stand here",
            at: attribute.offset
        )
    }

    /// Whether an address holds a picture of dots, which nothing can hide in.
    private static func isPicture(_ value: [UInt8]) -> Bool {
        for kind in ["png", "jpeg", "jpg", "webp", "gif"] {
            let start = "data:image/\(kind);base64,".utf8
            guard value.starts(with: start) else { continue }
            return value[start.count...].allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"),
                    UInt8(ascii: "="), UInt8(ascii: " "):
                    true
                default: false
                }
            }
        }
        return false
    }

    private static func check(
        _ style: [UInt8],
        isSheet: Bool,
        at offset: Int
    ) throws(SVGProblem) {
        guard let flaw = SVGStyle.flaw(in: style, isSheet: isSheet) else { return }
        throw .active(
            flaw,
            hint: "a picture must not load anything; save it with plain attributes for its style",
            at: offset
        )
    }
}

// MARK: Size

extension SVGCheck {
    private mutating func readSize(_ tag: XMLScanner.Tag) {
        let width = Self.value("width", of: tag).flatMap(Self.pixels)
        let height = Self.value("height", of: tag).flatMap(Self.pixels)
        if let width, let height {
            size = (width, height)
            return
        }
        let box = (Self.value("viewBox", of: tag) ?? []).split { $0 == 0x20 || $0 == 0x2C }
        guard box.count == 4, let boxWidth = Self.pixels(Array(box[2])),
            let boxHeight = Self.pixels(Array(box[3]))
        else { return }
        size = (boxWidth, boxHeight)
    }

    private static func value(_ name: String, of tag: XMLScanner.Tag) -> [UInt8]? {
        tag.attributes.first { $0.name.namespace.isEmpty && $0.name.local == name }?.value
    }

    private static func pixels(_ value: [UInt8]) -> Int? {
        let number = value.suffix(2).elementsEqual("px".utf8) ? value.dropLast(2) : value[...]
        guard let value = Double(String(decoding: number, as: UTF8.self)), value >= 0.5,
            value <= 100_000
        else { return nil }
        return Int(value.rounded())
    }
}
