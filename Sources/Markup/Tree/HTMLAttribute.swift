/// An attribute of an element.
package struct HTMLAttribute: Sendable {
    /// From the space before the name to what stands before the value: ` class="`.
    let start: StaticString
    /// The rest of the name, where only its beginning is known here: `link` after ` data-`.
    let name: StaticString?
    let value: Value

    enum Value {
        /// The attribute is there or not, such as `required`.
        case none
        case text(String)
        /// The bytes of other attributes.
        case wellFormed(ByteBuffer)
    }

    private init(_ start: StaticString, name: StaticString? = nil, _ value: Value) {
        self.start = start
        self.name = name
        self.value = value
    }

    private init(_ start: StaticString, _ text: String) { self.init(start, .text(text)) }
}

extension HTMLAttribute {
    /// Several attributes as one, for what many elements have in common.
    package static func together(_ attributes: [HTMLAttribute]) -> Self {
        var bytes = ByteBuffer()
        for attribute in attributes { bytes.append(attribute) }
        return Self("", .wellFormed(bytes))
    }
}

extension HTMLAttribute {
    package static func alt(_ value: String) -> Self { Self(" alt=\"", value) }
    /// An attribute of the WAI-ARIA vocabulary: `aria("label", …)` makes `aria-label`.
    package static func aria(_ name: StaticString, _ value: String) -> Self {
        Self(" aria-", name: name, .text(value))
    }
    package static func action(_ address: HTMLAddress) -> Self { Self(" action=\"", address.text) }
    package static func autocomplete(_ value: String) -> Self { Self(" autocomplete=\"", value) }
    package static var autofocus: Self { Self(" autofocus", .none) }
    package static func charset(_ value: String) -> Self { Self(" charset=\"", value) }
    package static var checked: Self { Self(" checked", .none) }
    package static func `class`(_ value: String) -> Self { Self(" class=\"", value) }
    package static func colspan(_ count: Int) -> Self { Self(" colspan=\"", "\(count)") }
    package static func content(_ value: String) -> Self { Self(" content=\"", value) }
    /// A `data-` attribute, for scripts: `data("link", …)` makes `data-link`.
    package static func data(_ name: StaticString, _ value: String) -> Self {
        Self(" data-", name: name, .text(value))
    }
    package static func datetime(_ value: String) -> Self { Self(" datetime=\"", value) }
    package static var `defer`: Self { Self(" defer", .none) }
    package static func dir(_ value: String) -> Self { Self(" dir=\"", value) }
    package static func `for`(_ id: String) -> Self { Self(" for=\"", id) }
    package static func height(_ value: Int) -> Self { Self(" height=\"", "\(value)") }
    package static var hidden: Self { Self(" hidden", .none) }
    package static func href(_ address: HTMLAddress) -> Self { Self(" href=\"", address.text) }
    package static func hreflang(_ value: String) -> Self { Self(" hreflang=\"", value) }
    package static func httpEquiv(_ value: String) -> Self { Self(" http-equiv=\"", value) }
    package static func id(_ value: String) -> Self { Self(" id=\"", value) }
    package static var inert: Self { Self(" inert", .none) }
    package static func inputmode(_ value: String) -> Self { Self(" inputmode=\"", value) }
    package static func label(_ value: String) -> Self { Self(" label=\"", value) }
    package static func lang(_ value: String) -> Self { Self(" lang=\"", value) }
    package static func loading(_ value: String) -> Self { Self(" loading=\"", value) }
    package static func max(_ value: String) -> Self { Self(" max=\"", value) }
    package static func maxlength(_ value: Int) -> Self { Self(" maxlength=\"", "\(value)") }
    package static func media(_ value: String) -> Self { Self(" media=\"", value) }
    package static func method(_ value: String) -> Self { Self(" method=\"", value) }
    package static func min(_ value: String) -> Self { Self(" min=\"", value) }
    package static func name(_ value: String) -> Self { Self(" name=\"", value) }
    package static var open: Self { Self(" open", .none) }
    /// Open Graph's attribute on `meta`.
    package static func property(_ value: String) -> Self { Self(" property=\"", value) }
    package static var readonly: Self { Self(" readonly", .none) }
    package static func rel(_ value: String) -> Self { Self(" rel=\"", value) }
    package static var required: Self { Self(" required", .none) }
    package static func role(_ value: String) -> Self { Self(" role=\"", value) }
    package static func rows(_ count: Int) -> Self { Self(" rows=\"", "\(count)") }
    package static func scope(_ value: String) -> Self { Self(" scope=\"", value) }
    package static var selected: Self { Self(" selected", .none) }
    package static func sizes(_ value: String) -> Self { Self(" sizes=\"", value) }
    package static func spellcheck(_ value: String) -> Self { Self(" spellcheck=\"", value) }
    package static func src(_ address: HTMLAddress) -> Self { Self(" src=\"", address.text) }
    package static func start(_ value: Int) -> Self { Self(" start=\"", "\(value)") }
    /// Looks in the element itself, for mail, where clients drop stylesheets; never of outside text.
    package static func style(_ value: StaticString) -> Self { Self(" style=\"", "\(value)") }
    package static func tabindex(_ value: Int) -> Self { Self(" tabindex=\"", "\(value)") }
    package static func target(_ value: String) -> Self { Self(" target=\"", value) }
    package static func title(_ value: String) -> Self { Self(" title=\"", value) }
    package static func type(_ value: String) -> Self { Self(" type=\"", value) }
    package static func value(_ value: String) -> Self { Self(" value=\"", value) }
    package static func width(_ value: Int) -> Self { Self(" width=\"", "\(value)") }
    // Mail, whose clients know these better than styles
    package static func align(_ value: StaticString) -> Self { Self(" align=\"", "\(value)") }
    package static func bgcolor(_ value: String) -> Self { Self(" bgcolor=\"", value) }
    package static func border(_ value: Int) -> Self { Self(" border=\"", "\(value)") }
    package static func cellpadding(_ value: Int) -> Self { Self(" cellpadding=\"", "\(value)") }
    package static func cellspacing(_ value: Int) -> Self { Self(" cellspacing=\"", "\(value)") }
    package static func valign(_ value: StaticString) -> Self { Self(" valign=\"", "\(value)") }
    /// Looks of values that a program computed, such as a colour; never of outside text.
    package static func computedStyle(_ value: String) -> Self { Self(" style=\"", value) }
    /// Content that stands apart from the document's styles.
    package static var shadowRoot: Self { Self(" shadowrootmode=\"", "open") }
    // SVG
    package static func d(_ value: StaticString) -> Self { Self(" d=\"", "\(value)") }
    package static func fill(_ value: String) -> Self { Self(" fill=\"", value) }
    package static func viewBox(_ value: String) -> Self { Self(" viewBox=\"", value) }
}
