import Markup
import Scheduling

/// What all pages at one depth share: the head's fixed part, the header and the footer.
struct PageFrame: Sendable {
    /// From the page to the site's root: `../`, an absolute path, or a whole address.
    let root: String
    /// From the page to what `assets/` lies in; the site's root, unless the page is live.
    private let assets: String
    let site: Site
    let words: Words
    private let stylesheets: StylesheetMaker
    private let script: String
    private let top: HTML
    private let siteHead: HTML
    private let header: HTML
    private let footer: HTML

    init(root: String, assets: String? = nil, renderer: RendererParts, footerText: HTML) {
        self.root = root
        self.assets = assets ?? root
        site = renderer.site
        words = renderer.words
        stylesheets = renderer.stylesheets
        script = renderer.scripts.booking.publicPath
        top = HTML.fragment([
            meta(.charset("utf-8")),
            meta(.httpEquiv("Content-Security-Policy"), .content(renderer.policy.page)),
            meta(.name("referrer"), .content("no-referrer")),
            meta(.name("viewport"), .content("width=device-width,initial-scale=1")),
        ])
        header = Self.header(root: root, site: site, words: words)
        footer = Self.footer(site: site, words: words, text: footerText)
        siteHead = Self.themeHead(
            theme: site.theme,
            root: self.assets,
            stylesheets: stylesheets,
            script: script
        )
    }

    /// A whole document, with the page's own part of the head (its title first) and its content.
    ///
    /// Its header leads to the site's pages unless who sees it should not come to them.
    func document(
        voice: OwnerVoice,
        theme: Theme,
        leadsHome: Bool = true,
        head own: (inout HTML) -> Void,
        main content: (inout HTML) -> Void
    ) -> [UInt8] {
        HTML.document(language: voice.documentLanguage) { html in
            html.element(.head) { html in
                html.append(top)
                own(&html)
                html.append(themeHead(theme))
            }
            html.element(.body) { html in
                html.append(
                    leadsHome
                        ? header
                        : Self.header(root: root, site: site, words: words, leadsHome: false)
                )
                content(&html)
                html.append(footer)
            }
        }
    }

    /// The same from pieces, for pages that are made once.
    func document(voice: OwnerVoice, theme: Theme, head: [HTML], main: HTML) -> [UInt8] {
        document(voice: voice, theme: theme) { html in
            for piece in head { html.append(piece) }
        } main: { html in
            html.append(main)
        }
    }

    // MARK: Shared parts

    private func themeHead(_ theme: Theme) -> HTML {
        guard theme != site.theme else { return siteHead }
        return Self.themeHead(theme: theme, root: assets, stylesheets: stylesheets, script: script)
    }

    private static func themeHead(
        theme: Theme,
        root: String,
        stylesheets: StylesheetMaker,
        script path: String
    ) -> HTML {
        let scheme =
            switch theme.scheme ?? .auto {
            case .auto: "light dark"
            case .light: "light"
            case .dark: "dark"
            }
        return .fragment([
            meta(.name("color-scheme"), .content(scheme)),
            link(.rel("icon"), .href(icon(theme.accent ?? Palette.defaultAccent))),
            link(
                .rel("stylesheet"),
                .href(HTMLAddress(path: root + stylesheets.path(for: theme)))
            ),
            Markup.script(.src(HTMLAddress(path: root + path)), .defer),
        ])
    }

    /// A ribbon in the accent, within the page so that it costs no request.
    private static func icon(_ accent: Colour) -> HTMLAddress {
        HTMLAddress(
            svg: "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
                + "<rect width='16' height='16' rx='4' fill='\(accent.text)'/>"
                + "<path d='M5 3h6v10l-3-2-3 2z' fill='\(accent.readableText.text)'/></svg>"
        )
    }

    private static func header(
        root: String,
        site: Site,
        words: Words,
        leadsHome: Bool = true
    ) -> HTML {
        let voice = OwnerVoice(language: site.language, words: words)
        let home: [HTMLAttribute] = leadsHome ? [.href(HTMLAddress(root: root, path: ""))] : []
        let brand = HTML.element(
            leadsHome ? .a : .span,
            [.class("brand")] + home,
            .fragment([
                site.logo.map { picture($0, root: root, alt: "", style: "logo") } ?? .empty,
                voice.element(.span, site.name),
            ])
        )
        return .fragment([
            a(.class("skip"), .href(HTMLAddress(path: "#main"))) { words.skip },
            Markup.header(.class("top")) { brand },
        ])
    }

    private static func footer(site: Site, words: Words, text: HTML) -> HTML {
        let addresses = [(words.privacy, site.privacyURL), (words.imprint, site.imprintURL)]
        let voice = OwnerVoice(language: site.language, words: words)
        let links = addresses.compactMap { name, address in
            address.flatMap { HTMLAddress($0.text) }.map { address in
                li { a(.href(address)) { name } }
            }
        }
        return Markup.footer(.class("foot")) {
            if !text.isEmpty { voice.element(.div, [.class("text")], [text]) }
            if !links.isEmpty { ul { links } }
        }
    }
}

/// An image with its size, so that nothing moves when it arrives.
func picture(
    _ image: ImageReference,
    root: String,
    alt words: String,
    style: String
) -> HTML {
    var attributes: [HTMLAttribute] = [
        .class(style), .src(HTMLAddress(root: root, path: image.publicPath)), .alt(words),
    ]
    if image.width > 0, image.height > 0 {
        attributes += [.width(image.width), .height(image.height)]
    }
    return .element(.img, attributes)
}
