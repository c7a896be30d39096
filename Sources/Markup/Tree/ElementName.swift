/// An element that pages and mail assets use; there is no way to name another.
package struct ElementName: Sendable {
    /// The start tag without attributes: `<p>`.
    let startTag: StaticString
    /// The end tag: `</p>`; empty for a void element.
    let endTag: StaticString
    private let kind: Kind

    private enum Kind { case normal, void, preformatted, isolate }

    private init(_ startTag: StaticString, _ endTag: StaticString, _ kind: Kind = .normal) {
        self.startTag = startTag
        self.endTag = endTag
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
    package static var a: Self { Self("<a>", "</a>") }
    package static var b: Self { Self("<b>", "</b>") }
    package static var bdi: Self { Self("<bdi>", "</bdi>", .isolate) }
    package static var blockquote: Self { Self("<blockquote>", "</blockquote>") }
    package static var body: Self { Self("<body>", "</body>") }
    package static var br: Self { Self("<br>", "", .void) }
    package static var button: Self { Self("<button>", "</button>") }
    package static var code: Self { Self("<code>", "</code>") }
    package static var dd: Self { Self("<dd>", "</dd>") }
    package static var details: Self { Self("<details>", "</details>") }
    package static var div: Self { Self("<div>", "</div>") }
    package static var dl: Self { Self("<dl>", "</dl>") }
    package static var dt: Self { Self("<dt>", "</dt>") }
    package static var em: Self { Self("<em>", "</em>") }
    package static var fieldset: Self { Self("<fieldset>", "</fieldset>") }
    package static var figcaption: Self { Self("<figcaption>", "</figcaption>") }
    package static var figure: Self { Self("<figure>", "</figure>") }
    package static var footer: Self { Self("<footer>", "</footer>") }
    package static var form: Self { Self("<form>", "</form>") }
    package static var h1: Self { Self("<h1>", "</h1>") }
    package static var h2: Self { Self("<h2>", "</h2>") }
    package static var h3: Self { Self("<h3>", "</h3>") }
    package static var h4: Self { Self("<h4>", "</h4>") }
    package static var h5: Self { Self("<h5>", "</h5>") }
    package static var h6: Self { Self("<h6>", "</h6>") }
    package static var head: Self { Self("<head>", "</head>") }
    package static var header: Self { Self("<header>", "</header>") }
    package static var hr: Self { Self("<hr>", "", .void) }
    package static var html: Self { Self("<html>", "</html>") }
    package static var img: Self { Self("<img>", "", .void) }
    package static var input: Self { Self("<input>", "", .void) }
    package static var label: Self { Self("<label>", "</label>") }
    package static var legend: Self { Self("<legend>", "</legend>") }
    package static var li: Self { Self("<li>", "</li>") }
    package static var link: Self { Self("<link>", "", .void) }
    package static var main: Self { Self("<main>", "</main>") }
    package static var meta: Self { Self("<meta>", "", .void) }
    package static var nav: Self { Self("<nav>", "</nav>") }
    package static var noscript: Self { Self("<noscript>", "</noscript>") }
    package static var ol: Self { Self("<ol>", "</ol>") }
    package static var optgroup: Self { Self("<optgroup>", "</optgroup>") }
    package static var option: Self { Self("<option>", "</option>") }
    package static var p: Self { Self("<p>", "</p>") }
    package static var pre: Self { Self("<pre>", "</pre>", .preformatted) }
    package static var script: Self { Self("<script>", "</script>") }
    package static var section: Self { Self("<section>", "</section>") }
    package static var select: Self { Self("<select>", "</select>") }
    package static var small: Self { Self("<small>", "</small>") }
    package static var span: Self { Self("<span>", "</span>") }
    package static var strong: Self { Self("<strong>", "</strong>") }
    package static var summary: Self { Self("<summary>", "</summary>") }
    package static var table: Self { Self("<table>", "</table>") }
    package static var td: Self { Self("<td>", "</td>") }
    package static var template: Self { Self("<template>", "</template>") }
    package static var textarea: Self { Self("<textarea>", "</textarea>", .preformatted) }
    package static var time: Self { Self("<time>", "</time>") }
    package static var title: Self { Self("<title>", "</title>") }
    package static var tr: Self { Self("<tr>", "</tr>") }
    package static var ul: Self { Self("<ul>", "</ul>") }
}
