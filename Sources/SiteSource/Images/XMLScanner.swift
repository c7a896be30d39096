/// Reads a picture's text as XML 1.0 with namespaces, in one pass.
///
/// It takes less than a browser does: no document types, no processing instructions, no entities
/// but the five of XML, names of ASCII only. What it takes, it takes as a browser does, so that
/// nothing can hide behind a tag, a quote or a comment that the two see differently.
struct XMLScanner {
    /// A name with what its prefix stands for.
    struct Name: Hashable {
        /// The address of the namespace; empty when there is none.
        let namespace: String
        let local: String
    }

    struct Attribute {
        let name: Name
        /// UTF-8, with references resolved and line breaks as spaces.
        let value: [UInt8]
        let offset: Int
    }

    struct Tag {
        let name: Name
        /// Without those that declare namespaces.
        let attributes: [Attribute]
        /// Whether the element ends with this tag.
        let isEmpty: Bool
        let offset: Int
    }

    enum Event {
        case start(Tag)
        case end
        /// A part of an element's text, with references resolved.
        case text([UInt8])
    }

    struct RawAttribute {
        let name: String
        let value: [UInt8]
        let offset: Int
    }

    private struct OpenElement {
        let name: String
        /// How many namespaces were known outside it.
        let bindings: Int
    }

    let bytes: [UInt8]
    var offset = 0
    private var open: [OpenElement] = []
    private var bindings: [(prefix: String, namespace: String)] = [("xml", SVGVocabulary.xml)]
    private var hasRoot = false

    private static let maximumDepth = 200
    /// Each name is looked up among them, so there are few.
    private static let maximumBindings = 64

    /// Begins behind the byte-order mark and the XML declaration.
    init(_ bytes: [UInt8]) throws(SVGProblem) {
        self.bytes = bytes
        if let flaw = TextScan.firstFlaw(in: bytes)?.offset ?? Self.firstNoncharacter(in: bytes) {
            throw .malformed("The picture is not a UTF-8 text.", at: flaw)
        }
        if has([0xEF, 0xBB, 0xBF]) { offset = 3 }
        if has("<?xml".utf8), let next = byte(at: offset + 5), Self.isBlank(next) {
            try readDeclaration()
        }
    }

    /// What comes next; `nil` at the end of a text that is whole.
    mutating func next() throws(SVGProblem) -> Event? {
        while offset < bytes.count {
            guard bytes[offset] == UInt8(ascii: "<") else {
                if !open.isEmpty { return .text(try text(until: UInt8(ascii: "<"))) }
                guard Self.isBlank(bytes[offset]) else {
                    throw .malformed("There is text outside the `svg` element.", at: offset)
                }
                offset += 1
                continue
            }
            switch byte(at: offset + 1) {
            case UInt8(ascii: "!"):
                if let text = try markup() { return .text(text) }
            case UInt8(ascii: "?"):
                throw .active(
                    "The picture has a processing instruction.",
                    hint: "remove the line, or \(SVGProblem.plainSVG)",
                    at: offset
                )
            case UInt8(ascii: "/"):
                try endTag()
                return .end
            default: return .start(try startTag())
            }
        }
        if let last = open.last {
            throw .malformed("The picture is cut off: `\(last.name)` has no end.", at: bytes.count)
        }
        guard hasRoot else { throw .malformed("The picture has no element `svg`.", at: 0) }
        return nil
    }

    /// Skips a comment, or reads a section of plain text.
    private mutating func markup() throws(SVGProblem) -> [UInt8]? {
        let start = offset
        if has("<!--".utf8) {
            offset += 4
            try skip(to: "--".utf8, from: start)
            guard byte(at: offset) == UInt8(ascii: ">") else {
                throw .malformed("A comment must not hold `--`.", at: offset - 2)
            }
            offset += 1
            return nil
        }
        guard has("<![CDATA[".utf8) else {
            throw .active(
                "The picture has a declaration such as `<!DOCTYPE …>`.",
                hint: "remove it, or \(SVGProblem.plainSVG)",
                at: start
            )
        }
        guard !open.isEmpty else {
            throw .malformed("There is text outside the `svg` element.", at: start)
        }
        offset += 9
        let from = offset
        try skip(to: "]]>".utf8, from: start)
        return Array(bytes[from..<offset - 3])
    }

    private mutating func startTag() throws(SVGProblem) -> Tag {
        let start = offset
        offset += 1
        let name = try name()
        var attributes: [RawAttribute] = []
        var isEmpty = false
        while true {
            let isApart = skipBlanks()
            guard let byte = byte(at: offset) else {
                throw .malformed("The picture is cut off in `\(name.shown)`.", at: start)
            }
            if byte == UInt8(ascii: ">") { break }
            if byte == UInt8(ascii: "/") {
                isEmpty = true
                offset += 1
                guard self.byte(at: offset) == UInt8(ascii: ">") else {
                    throw .malformed("`/` must stand before `>`.", at: offset - 1)
                }
                break
            }
            guard isApart else {
                throw .malformed("There must be a space before an attribute.", at: offset)
            }
            attributes.append(try attribute())
        }
        offset += 1
        return try resolved(name, attributes, isEmpty: isEmpty, at: start)
    }

    mutating func attribute() throws(SVGProblem) -> RawAttribute {
        let start = offset
        let name = try name()
        skipBlanks()
        guard byte(at: offset) == UInt8(ascii: "=") else {
            throw .malformed("`\(name.shown)` has no value.", at: start)
        }
        offset += 1
        skipBlanks()
        guard let quote = byte(at: offset),
            quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { throw .malformed("The value of `\(name.shown)` has no quotes.", at: start) }
        offset += 1
        let value = try text(until: quote, isValue: true)
        guard offset < bytes.count else {
            throw .malformed("The value of `\(name.shown)` has no end.", at: start)
        }
        offset += 1
        return RawAttribute(name: name, value: value, offset: start)
    }

    private mutating func endTag() throws(SVGProblem) {
        let start = offset
        offset += 2
        let name = try name()
        skipBlanks()
        guard byte(at: offset) == UInt8(ascii: ">") else {
            throw .malformed("`</\(name.shown)` has no `>`.", at: start)
        }
        offset += 1
        guard let last = open.popLast(), last.name == name else {
            throw .malformed("`</\(name.shown)>` ends nothing that is open.", at: start)
        }
        bindings.removeLast(bindings.count - last.bindings)
    }
}

// MARK: Namespaces

extension XMLScanner {
    /// Puts namespaces in the place of prefixes, and opens the element.
    private mutating func resolved(
        _ name: String,
        _ attributes: [RawAttribute],
        isEmpty: Bool,
        at offset: Int
    ) throws(SVGProblem) -> Tag {
        guard !open.isEmpty || !hasRoot else {
            throw .malformed("There is a second element beside `svg`.", at: offset)
        }
        guard open.count < Self.maximumDepth else {
            throw .malformed("The elements are nested too deeply.", at: offset)
        }
        hasRoot = true
        let outside = bindings.count
        for attribute in attributes { try bind(attribute, since: outside) }
        var names: Set<Name> = []
        var kept: [Attribute] = []
        for attribute in attributes where declaredPrefix(attribute.name) == nil {
            let name = try resolved(attribute.name, isAttribute: true, at: attribute.offset)
            guard names.insert(name).inserted else {
                throw .malformed("`\(name.local.shown)` is given twice.", at: attribute.offset)
            }
            kept.append(Attribute(name: name, value: attribute.value, offset: attribute.offset))
        }
        let tag = Tag(
            name: try resolved(name, isAttribute: false, at: offset),
            attributes: kept,
            isEmpty: isEmpty,
            offset: offset
        )
        if isEmpty {
            bindings.removeLast(bindings.count - outside)
        } else {
            open.append(OpenElement(name: name, bindings: outside))
        }
        return tag
    }

    /// Takes in an attribute that declares a namespace.
    private mutating func bind(
        _ attribute: RawAttribute,
        since outside: Int
    ) throws(SVGProblem) {
        guard let prefix = declaredPrefix(attribute.name) else { return }
        let namespace = String(decoding: attribute.value, as: UTF8.self)
        guard prefix != "xmlns", (prefix == "xml") == (namespace == SVGVocabulary.xml),
            namespace != SVGVocabulary.xmlns, prefix.isEmpty || !namespace.isEmpty,
            !bindings[outside...].contains(where: { $0.prefix == prefix })
        else {
            throw .malformed(
                "`\(attribute.name.shown)` cannot be declared so.",
                at: attribute.offset
            )
        }
        guard bindings.count < Self.maximumBindings else {
            throw .malformed("The picture declares too many namespaces.", at: attribute.offset)
        }
        bindings.append((prefix, namespace))
    }

    /// The prefix that an attribute declares, which may be empty; `nil` for any other.
    private func declaredPrefix(_ name: String) -> String? {
        if name == "xmlns" { return "" }
        return name.hasPrefix("xmlns:") ? String(name.dropFirst(6)) : nil
    }

    private func resolved(
        _ name: String,
        isAttribute: Bool,
        at offset: Int
    ) throws(SVGProblem) -> Name {
        let parts = name.split(separator: ":", maxSplits: 1)
        let prefix = parts.count > 1 ? String(parts[0]) : ""
        let local = String(parts[parts.count - 1])
        if isAttribute && prefix.isEmpty { return Name(namespace: "", local: local) }
        if let known = bindings.last(where: { $0.prefix == prefix }) {
            return Name(namespace: known.namespace, local: local)
        }
        guard prefix.isEmpty else {
            throw .malformed("The prefix `\(prefix.shown)` is not declared.", at: offset)
        }
        return Name(namespace: "", local: local)
    }
}
