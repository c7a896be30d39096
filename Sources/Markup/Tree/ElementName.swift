/// The elements that pages and mail assets use, and no others.
package enum ElementName: String, Sendable {
    case a, address, article, aside, b, bdi, blockquote, body, br, button, caption, code, dd
    case details, div, dl, dt, em, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5
    case h6, head, header, hr, html, i, img, input, label, legend, li, link, main, meta, nav
    case noscript, ol, option, output, p, pre, script, section, select, small, span, strong
    case summary, svg, table, tbody, td, template, textarea, th, thead, time, title, tr, u, ul
    case path

    /// Whether the element has no content and no end tag (HTML, section 13.1.2).
    package var isVoid: Bool {
        switch self {
        case .br, .hr, .img, .input, .link, .meta: true
        default: false
        }
    }

    /// Whether the formatter may put line breaks around the element without changing its looks.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .dd, .details, .div, .dl,
            .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6,
            .head, .header, .hr, .html, .legend, .li, .link, .main, .meta, .nav, .noscript, .ol,
            .p, .pre, .script, .section, .table, .tbody, .td, .template, .th, .thead, .title, .tr,
            .ul:
            true
        default: false
        }
    }

    /// Whether white space inside the element is shown as it is.
    var isPreformatted: Bool { self == .pre || self == .textarea }
}
