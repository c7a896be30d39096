import SiteSource
import Testing

/// What an SVG may hold that is published on the site's own origin.
struct SVGTests {
    private static let open =
        #"<svg xmlns="http://www.w3.org/2000/svg" "#
        + #"xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="http://www.w3.org/1999/xhtml" "#
        + #"xmlns:s="http://www.w3.org/2000/svg" "#
        + #"xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">"#

    private func load(_ text: String) -> SiteFixture.Outcome {
        var fixture = SiteFixture()
        fixture.files["images/a.svg"] = Array(text.utf8)
        return fixture.load()
    }

    /// The rules that a text breaks.
    private func rules(_ text: String) -> [String] { load(text).diagnostics.map(\.rule) }

    @Test(arguments: [
        #"<!DOCTYPE svg SYSTEM "<!--"><svg xmlns="http://www.w3.org/2000/svg"/>"#,
        #"<!DOCTYPE svg SYSTEM ">" [<!ATTLIST svg onload CDATA "x()">]><svg/>"#,
        #"<!doctype svg><svg xmlns="http://www.w3.org/2000/svg"/>"#,
        #"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>"#,
        #"<?xml-stylesheet href="x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>"#,
        #"<svg xmlns="http://www.w3.org/2000/svg"/><?php x ?>"#,
        #"<svg xmlns="http://www.w3.org/2000/svg">&nbsp;</svg>"#,
    ])
    func `declarations and entities are refused`(text: String) {
        #expect(rules(text) == ["active-svg"])
    }

    @Test(arguments: [
        "script", "s:script", "x:script", "x:meta", "x:frame", "x:img", "x:link", "foreignObject",
        "a", "animate", "set", "animateMotion", "handler", "iframe", "SCRIPT", "font-face-uri",
        "color-profile", "x:style", "inkscape:ok xmlns:inkscape='urn:other'", "g xmlns=''",
        "g xmlns='http://www.w3.org/1999/xhtml'", "g xmlns='http://www.w3.org/1998/Math/MathML'",
    ])
    func `elements that are not known to draw are refused`(name: String) {
        #expect(rules(Self.open + "<\(name)/></svg>") == ["active-svg"])
        #expect(rules(Self.open + "<metadata><\(name)/></metadata></svg>") == ["active-svg"])
    }

    @Test(arguments: [
        "onload='x()'", "OnClick='x()'", "inkscape:a='' onbegin='x()'",
        "href='https://evil.example/'", "xlink:href='//evil.example/'", "href=''", "href=' #a'",
        "src='x.png'", "HREF='x'", "xlink:href='java&#115;cript:x'", "href='x.svg#a'",
        "href='data:image/svg+xml;base64,AA=='", "href='data:text/html,x'",
        "href='data:image/png;base64,AA=='", "xml:base='https://evil.example/'", "x:href='#a'",
        "l:href='//evil.example/' xmlns:l='http://www.w3.org/1999/xlink'",
    ])
    func `attributes that run or lead elsewhere are refused`(attribute: String) {
        #expect(rules(Self.open + "<use \(attribute)/></svg>") == ["active-svg"])
    }

    @Test(arguments: [
        "@import 'x.css'", "@im<!-- -->port 'x.css'", "<![CDATA[@imp]]>ort 'x.css'",
        "&#64;import 'x.css'", "a{fill:url(http://evil.example/)}", "a{fill:URL( x )}",
        "a{fill:url('#a' x)}", "a{fill:url(#a x)}", "a{fill:\\75rl(x)}", "a{x:expression(x)}",
        "a{fill:image-set('x.png' 1x)}", "a{fill:src('x')}", "@font-face{src:url(x)}",
        "@namespace 'x';", "@keyframes a{}", "/* url(x) */", "<g/>",
    ])
    func `style that loads, moves or hides words is refused`(style: String) {
        #expect(rules(Self.open + "<style>\(style)</style></svg>") == ["active-svg"])
    }

    @Test(arguments: [
        "style='fill:url(http://evil.example/)'", "style=\"fill:url( 'x' )\"", "fill='url(//x)'",
        "filter='u\\72l(x)'", "style='@import x'", "cursor='image-set(\"x\" 1x)'",
        "mask='url&#40;x)'", "clip-path='url(data:image/svg+xml,x#a)'",
    ])
    func `style in attributes is refused likewise`(attribute: String) {
        #expect(rules(Self.open + "<g \(attribute)/></svg>") == ["active-svg"])
    }

    @Test(arguments: [
        "<svg", "<svg ", "<svg xmlns='http://www.w3.org/2000/svg'", open, open + "<g>",
        open + "</g></svg>", open + "<g></svg></g>", open + "</svg", open + "</svg><g/>",
        open + "</svg>x", "x" + open + "</svg>", open + "<!-- </svg>", open + "<!-- -- --></svg>",
        open + "<![CDATA[</svg>", open + "<g a/></svg>", open + "<g a=b/></svg>",
        open + "<g a='b'c='d'/></svg>", open + "<g a='b' a='c'/></svg>", open + "<g a='<'/></svg>",
        open + "<g xlink:a='' y:a='' xmlns:y='http://www.w3.org/1999/xlink'/></svg>",
        open + "<g a='b/></svg>", open + "<y:g/></svg>", open + "<g y:a=''/></svg>",
        open + "<g / ></svg>", open + "< g/></svg>", open + "<g:/></svg>", open + "<a:b:c/></svg>",
        open + "&</svg>", open + "&#;</svg>", open + "&#x;</svg>", open + "&#-1;</svg>",
        open + "&#0;</svg>", open + "&#xD800;</svg>", open + "&#+65;</svg>", open + "]]></svg>",
        open + "\u{1}</svg>", open + "<!-- \u{FFFF} --></svg>", open + "<g xmlns:xml='x'/></svg>",
        open + "<g xmlns:y=''/></svg>",
        open + "<g xmlns:xmlns='x'/></svg>", "<svg/>", "<svg xmlns='http://example.org/'/>",
        "<g xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.1'?>" + open + "</svg>",
        " <?xml version='1.0'?><svg", "<?xml version='1.0' encoding='UTF-7'?>" + open + "</svg>",
        "<?xml encoding='UTF-8'?>" + open + "</svg>", "<?xml version='1.0'",
        "<?xml version='1.0' encodi?>" + open + "</svg>", "<!-- <svg> -->", "",
        open + String(repeating: "<g>", count: 300) + String(repeating: "</g>", count: 300)
            + "</svg>",
    ])
    func `a text that is no well-formed SVG is refused`(text: String) {
        let rules = rules(text)
        #expect(rules == ["bad-svg"] || rules == ["active-svg"] && text.hasPrefix(" "))
    }

    @Test(arguments: [
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='no' ?>\r\n" + open + "</svg>\n",
        "\u{FEFF}<!-- a - b -->" + open + "<!----></svg ><!-- end -->",
        open + "<g xml:space='preserve' xml:lang='de' inkscape:label='a:b(c)' id='b(1)\\'/></svg>",
        open + "<s:g><s:path d='M0 0'/></s:g><title>a &amp; b &#233; &#x1F600; ]] ></title></svg>",
        open + "<style media='screen'>@media (prefers-color-scheme: dark) { a:not(.b) "
            + "{ fill: rgb(1 2 3); filter: url( '#b' ) drop-shadow(0 0 1px red) } }</style></svg>",
        open + "<use href='#a'/><use xlink:href=\"#b\"/><g fill='url(#a)' style='mask:url(#é.1)' "
            + "transform='matrix(1 0 0 1 0 0)rotate(4)'/></svg>",
        open + "<image href='data:image/png;base64,iVBO\nRw0K+/=='/></svg>",
        open + "<inkscape:path-effect effect=\"x\" inkscape:onclick='x'/></svg>",
        open + "<g xmlns:unused='urn:unknown'/></svg>",
        open + "<text>x &lt;script> y</text><desc><![CDATA[<script/>]]></desc></svg>",
    ])
    func `what drawing programs write is taken`(text: String) {
        #expect(load(text).report == "")
    }

    @Test func `texts of the full size are looked through once`() {
        for part in ["&#", "<!doctype ", "<!-- ", "<a ", "&#1", "a='", "url(", "<g xmlns:a='b'>"] {
            let text = Self.open + String(repeating: part, count: 520_000 / part.utf8.count)
            #expect(rules(text).count == 1)
        }
        let attributes = (0..<40_000).map { "a\($0)=''" }.joined(separator: " ")
        #expect(load(Self.open + "<g " + attributes + "/></svg>").report == "")
    }

    @Test func `a picture over the limit is refused with its size`() throws {
        var fixture = SiteFixture()
        let gif = try #require(fixture.files["images/dot.gif"])
        fixture.files["images/dot.gif"] = gif + [UInt8](repeating: 0, count: 5 << 20)
        fixture.files["images/logo.svg"] = [UInt8](repeating: 0x20, count: 524_289)
        fixture.files["pages/ada-intro.md"] = Array(
            SiteFixture.pageText(with: ["image: dot.gif"]).utf8
        )
        let report = fixture.load().report
        #expect(report.contains("dot.gif:1:1: error: The picture has 5.1 MiB; at most 5 MiB are"))
        #expect(report.contains("logo.svg:1:1: error: The picture has 512.1 KiB; at most 512 KiB"))
        #expect(!report.contains("pages/ada-intro.md"))
    }
}
