/// A well-formed piece of an HTML document.
///
/// Pieces are put together as a tree of elements and text, but kept as the bytes of that tree:
/// a page is a few appends, not hundreds of nodes. There is no way in for ready-made markup. Text
/// becomes HTML only by being escaped, so nothing that a person typed can become a tag.
package struct HTML: Sendable, Hashable {
    /// Compact markup: nothing between elements that was not put there as text.
    var bytes: ByteBuffer

    init(wellFormed bytes: ByteBuffer) { self.bytes = bytes }

    package static let empty = HTML(wellFormed: ByteBuffer())

    package var isEmpty: Bool { bytes.isEmpty }

    /// Text, escaped.
    package static func text(_ text: String) -> HTML {
        var html = HTML.empty
        html.append(text)
        return html
    }

    /// Pieces one after another.
    package static func fragment(_ pieces: [HTML]) -> HTML {
        guard pieces.count != 1 else { return pieces[0] }
        var bytes = ByteBuffer(capacity: pieces.reduce(0) { $0 + $1.bytes.count })
        for piece in pieces { bytes.append(piece.bytes) }
        return HTML(wellFormed: bytes)
    }

    /// Data for programs, to stand inside a `script` element that browsers do not run.
    package static func json(_ value: JSONValue) -> HTML {
        var html = HTML.empty
        value.write(into: &html.bytes)
        return html
    }

    /// An element with its attributes and content; a void element has no content.
    package static func element(
        _ name: ElementName,
        _ attributes: [HTMLAttribute] = [],
        _ content: HTML = .empty
    ) -> HTML {
        let room = content.bytes.count + 48 * (attributes.count + 1)
        var html = HTML(wellFormed: ByteBuffer(capacity: room))
        html.element(name, attributes: attributes) { $0.append(content) }
        return html
    }

    /// Appends a piece.
    package mutating func append(_ piece: HTML) { bytes.append(piece.bytes) }

    /// Appends text, escaped.
    package mutating func append(_ text: String) {
        bytes.append(escaping: text)
    }

    /// The piece as bytes.
    package var compact: [UInt8] { bytes.bytes }

    /// A whole document, after the doctype that keeps browsers out of quirks mode.
    package static func document(
        language: String,
        content: (inout HTML) -> Void
    ) -> [UInt8] {
        var document = HTML(wellFormed: ByteBuffer(capacity: 8192))
        document.bytes.append("<!doctype html>\n")
        document.element(.html, .lang(language), content: content)
        document.bytes.append(UInt8(ascii: "\n"))
        return document.bytes.take()
    }

    /// The piece as a whole document.
    package var document: [UInt8] {
        var document = ByteBuffer(capacity: bytes.count + 32)
        document.append("<!doctype html>\n")
        document.append(bytes)
        document.append(UInt8(ascii: "\n"))
        return document.take()
    }
}

extension HTML: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

/// Collects the content of an element from statements.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ piece: HTML) -> HTML { piece }
    package static func buildExpression(_ text: String) -> HTML { .text(text) }
    package static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .empty }
    package static func buildExpression(_ pieces: [HTML]) -> HTML { .fragment(pieces) }
    package static func buildBlock() -> HTML { .empty }
    package static func buildPartialBlock(first piece: HTML) -> HTML { piece }
    package static func buildPartialBlock(accumulated: consuming HTML, next: HTML) -> HTML {
        var accumulated = consume accumulated
        accumulated.append(next)
        return accumulated
    }
    package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    package static func buildEither(first piece: HTML) -> HTML { piece }
    package static func buildEither(second piece: HTML) -> HTML { piece }
    package static func buildArray(_ pieces: [HTML]) -> HTML { .fragment(pieces) }
}
