/// An element that pages and mail assets use; there is no way to name another.
package struct ElementName: Sendable {
    let text: StaticString
    private let kind: Kind

    private enum Kind { case normal, void, preformatted, isolate }

    private init(_ text: StaticString, _ kind: Kind = .normal) {
        self.text = text
        self.kind = kind
    }

    /// Whether the element has no content and no end tag (HTML, section 13.1.2).
    package var isVoid: Bool { kind == .void }

    /// Whether the element sets its content apart and finds its direction by itself.
    package var findsDirection: Bool { kind == .isolate }

    /// Whether white space inside the element is shown as it is.
    var isPreformatted: Bool { kind == .preformatted }
}

extension ElementName {
    package static var a: Self { Self("a") }
    package static var b: Self { Self("b") }
    package static var bdi: Self { Self("bdi", .isolate) }
    package static var blockquote: Self { Self("blockquote") }
    package static var body: Self { Self("body") }
    package static var br: Self { Self("br", .void) }
    package static var code: Self { Self("code") }
    package static var dd: Self { Self("dd") }
    package static var details: Self { Self("details") }
    package static var div: Self { Self("div") }
    package static var dl: Self { Self("dl") }
    package static var dt: Self { Self("dt") }
    package static var em: Self { Self("em") }
    package static var footer: Self { Self("footer") }
    package static var h1: Self { Self("h1") }
    package static var h2: Self { Self("h2") }
    package static var h3: Self { Self("h3") }
    package static var h4: Self { Self("h4") }
    package static var h5: Self { Self("h5") }
    package static var h6: Self { Self("h6") }
    package static var head: Self { Self("head") }
    package static var header: Self { Self("header") }
    package static var hr: Self { Self("hr", .void) }
    package static var html: Self { Self("html") }
    package static var img: Self { Self("img", .void) }
    package static var input: Self { Self("input", .void) }
    package static var li: Self { Self("li") }
    package static var link: Self { Self("link", .void) }
    package static var main: Self { Self("main") }
    package static var meta: Self { Self("meta", .void) }
    package static var nav: Self { Self("nav") }
    package static var noscript: Self { Self("noscript") }
    package static var ol: Self { Self("ol") }
    package static var p: Self { Self("p") }
    package static var pre: Self { Self("pre", .preformatted) }
    package static var script: Self { Self("script") }
    package static var section: Self { Self("section") }
    package static var small: Self { Self("small") }
    package static var span: Self { Self("span") }
    package static var strong: Self { Self("strong") }
    package static var summary: Self { Self("summary") }
    package static var textarea: Self { Self("textarea", .preformatted) }
    package static var time: Self { Self("time") }
    package static var title: Self { Self("title") }
    package static var ul: Self { Self("ul") }
}
