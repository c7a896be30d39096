/// A piece of an HTML document.
///
/// There is no case for ready-made markup: text becomes HTML only through the formatter, which
/// escapes it, so nothing that a person typed can become a tag.
package enum HTML: Sendable {
    case text(String)
    case element(HTMLElement)
    case fragment([HTML])
    /// Data for programs, inside a `script` element that browsers do not run.
    case json(JSONValue)
    /// A piece that was formatted before, for parts that many pages share.
    case frozen(FrozenHTML)

    package static let empty = HTML.fragment([])

    package var isEmpty: Bool {
        switch self {
        case .fragment(let children): children.allSatisfy(\.isEmpty)
        case .text(let text): text.isEmpty
        case .element, .json, .frozen: false
        }
    }

    /// The same piece, formatted once so that writing it again is a copy of bytes.
    package func frozen() -> HTML {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return .frozen(FrozenHTML(bytes: bytes))
    }
}

/// Formatted HTML; only ``HTML/frozen()`` makes one.
package struct FrozenHTML: Sendable {
    let bytes: [UInt8]
}

/// An element with its attributes and children.
package struct HTMLElement: Sendable {
    package let name: ElementName
    package var attributes: [HTMLAttribute]
    package var children: [HTML]

    package init(_ name: ElementName, _ attributes: [HTMLAttribute] = [], _ children: [HTML] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }
}

extension HTML: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

/// Collects the children of an element from statements.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ piece: HTML) -> HTML { piece }
    package static func buildExpression(_ text: String) -> HTML { .text(text) }
    package static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .empty }
    package static func buildExpression(_ pieces: [HTML]) -> HTML { .fragment(pieces) }
    package static func buildBlock(_ pieces: HTML...) -> [HTML] { pieces }
    package static func buildOptional(_ pieces: [HTML]?) -> HTML { .fragment(pieces ?? []) }
    package static func buildEither(first pieces: [HTML]) -> HTML { .fragment(pieces) }
    package static func buildEither(second pieces: [HTML]) -> HTML { .fragment(pieces) }
    package static func buildArray(_ pieces: [[HTML]]) -> HTML {
        .fragment(pieces.flatMap(\.self))
    }
}
