/// Something that mail clients support or not, by the name that Can I email gives it.
enum MailFeature: String, CaseIterable {
    case table = "html-table"
    case span = "html-span"
    case image = "html-img"
    case cellpadding = "html-cellpadding"
    case cellspacing = "html-cellspacing"
    case align = "html-align"
    case valign = "html-valign"
    case width = "html-width"
    case height = "html-height"
    case role = "html-role"
    case language = "html-lang"
    case direction = "html-dir"
    case mailto = "html-mailto-links"
    case png = "image-png"
    case padding = "css-padding"
    case border = "css-border"
    case borderRadius = "css-border-radius"
    case borderSpacing = "css-border-spacing"
    case borderCollapse = "css-border-collapse"
    case backgroundColour = "css-background-color"
    case font = "css-font"
    case fontSize = "css-font-size"
    case fontWeight = "css-font-weight"
    case lineHeight = "css-line-height"
    case textDecoration = "css-text-decoration"
    case styledWidth = "css-width"
    case styledHeight = "css-height"
    case pixels = "css-unit-px"

    /// How each client of ``MailClient`` supports it, in their order.
    ///
    /// `y` is yes, `n` no, `a` in part, `u` and `-` unknown. From Can I email (MIT, © 2019 Rémi
    /// Parmentier), as of June 2026.
    var support: StaticString {
        switch self {
        case .table, .span, .cellpadding, .cellspacing, .valign, .borderCollapse,
            .backgroundColour, .font:
            "yyyyyyyyyyyyyyyy"
        case .image: "yyyyyyyyyyyyyyuy"
        case .align: "yyyyyyayyyyyyyyy"
        case .width, .height: "yyyyayyyyyyyyyyy"
        case .role, .language: "yyyyyyyyyyyaaayy"
        case .direction: "yayyayyyyyyyyyyy"
        case .mailto: "yyyyyyyyyyyyyayy"
        case .png, .pixels: "yyyyyyyyyyyyyyyy"
        case .padding, .border, .lineHeight, .styledWidth: "yyyyayyyyyyyyyyy"
        case .borderRadius: "yyyynyyyyyyaaayy"
        case .borderSpacing: "yyyynynyyyyyyyyy"
        case .fontSize: "yyyyayyyyyyaaaya"
        case .fontWeight: "yyyyayyyyyyaaayy"
        case .textDecoration: "yyaaayyyyyyyyyyy"
        case .styledHeight: "yyyyayyyyyynnnyy"
        }
    }

    /// Why it does no harm where a client does not support it, or only in part.
    ///
    /// Each was looked at for the way in which signatures and buttons use it; the elements on which
    /// that depends are checked with it. Another use needs another look.
    var concession: Concession? {
        switch self {
        case .align: .harmless("only `center` is used, which Outlook on the Mac follows")
        case .width, .height:
            .harmless("pixels beside the same in styles, so that scaled screens agree")
        case .role, .language: .harmless("on the table, where Yahoo Mail keeps it")
        case .direction: .harmless("on the table, where Outlook follows it")
        case .mailto: .harmless("the address is the link's text")
        case .padding: .on("td", "Outlook follows padding of cells")
        case .border: .on("td img", "Outlook draws borders of cells up to 8 pixels")
        case .borderRadius: .harmless("corners are square where it is unknown")
        case .borderSpacing: .harmless("the table has `cellspacing` 0 as well")
        case .fontSize: .harmless("in pixels, which all follow")
        case .fontWeight: .harmless("only `bold` is used")
        case .lineHeight: .harmless("lines without it are a little higher")
        case .textDecoration: .harmless("only `none` and `underline` are used, on links")
        case .styledWidth: .on("img", "pictures have the attribute as well")
        case .styledHeight: .on("img", "Yahoo Mail takes it for the least height")
        case .table, .span, .image, .cellpadding, .cellspacing, .valign, .png, .borderCollapse,
            .backgroundColour, .font, .pixels:
            nil
        }
    }

    struct Concession {
        /// The elements on which it was looked at; all when there is none.
        let elements: [String]
        let reason: String

        static func harmless(_ reason: String) -> Concession {
            Concession(elements: [], reason: reason)
        }

        static func on(_ elements: String, _ reason: String) -> Concession {
            Concession(elements: elements.split(separator: " ").map(String.init), reason: reason)
        }
    }

    /// The clients that do not support it, or only in part.
    var doubtful: [(client: MailClient, isUnsupported: Bool)] {
        zip(MailClient.allCases, support.description.utf8).compactMap { client, support in
            switch support {
            case UInt8(ascii: "n"): (client, true)
            case UInt8(ascii: "a"): (client, false)
            default: nil
            }
        }
    }
}
