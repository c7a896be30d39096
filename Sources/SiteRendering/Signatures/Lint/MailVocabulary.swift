/// What generated mail may hold, and which features of mail clients each part of it needs.
enum MailVocabulary {
    /// What an element needs; `nil` for an element that is not used.
    static func features(ofElement name: String) -> [MailFeature]? {
        switch name {
        case "table", "tr", "td": [.table]
        case "img": [.image, .png]
        case "span": [.span]
        // Links and line breaks are as old as mail with markup, so nobody lists them.
        case "a", "br": []
        default: nil
        }
    }

    /// What an attribute other than `style` needs; `nil` for one that is not used.
    static func features(ofAttribute name: String, _ value: String) -> [MailFeature]? {
        switch name {
        case "role": value == "presentation" ? [.role] : nil
        case "cellpadding": value == "0" ? [.cellpadding] : nil
        case "cellspacing": value == "0" ? [.cellspacing] : nil
        case "border": value == "0" ? [] : nil
        case "dir": value == "ltr" || value == "rtl" ? [.direction] : nil
        case "lang": [.language]
        case "align": value == "center" ? [.align] : nil
        case "valign": value == "top" || value == "middle" ? [.valign] : nil
        case "width": isNumber(value) ? [.width] : nil
        case "height": isNumber(value) ? [.height] : nil
        case "bgcolor": isColour(value) ? [.backgroundColour] : nil
        case "href": value.utf8.starts(with: "mailto:".utf8) ? [.mailto] : []
        case "src", "alt": []
        default: nil
        }
    }

    /// What a declaration needs; `nil` for a property or a value that is not used.
    static func features(ofProperty name: String, _ value: String) -> [MailFeature]? {
        let values = value.split(separator: " ").map(String.init)
        let lengths: [MailFeature]? =
            values.allSatisfy(isLength) && (1...4).contains(values.count) ? [.pixels] : nil
        switch name {
        case "color": return isColour(value) ? [] : nil
        case "background-color": return isColour(value) ? [.backgroundColour] : nil
        case "font-family": return isTypeface(value) ? [.font] : nil
        case "font-size": return lengths.map { $0 + [.font, .fontSize] }
        case "line-height": return lengths.map { $0 + [.lineHeight] }
        case "font-weight": return value == "bold" ? [.font, .fontWeight] : nil
        case "text-decoration":
            return value == "none" || value == "underline" ? [.textDecoration] : nil
        case "padding": return lengths.map { $0 + [.padding] }
        case "border-radius": return lengths.map { $0 + [.borderRadius] }
        case "border" where value == "0": return [.border]
        case "border", "border-left", "border-right":
            guard values.count == 3, isLength(values[0]), values[1] == "solid",
                isColour(values[2])
            else { return nil }
            return [.border, .pixels]
        case "border-collapse": return value == "separate" ? [.borderCollapse] : nil
        case "border-spacing": return value == "0" ? [.borderSpacing] : nil
        case "width": return lengths.map { $0 + [.styledWidth] }
        case "height": return lengths.map { $0 + [.styledHeight] }
        default: return nil
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `0` or pixels; other units are not the same everywhere.
    private static func isLength(_ text: String) -> Bool {
        text == "0" || (text.hasSuffix("px") && isNumber(String(text.dropLast(2))))
    }

    /// Six digits: Gmail drops the whole style for some other forms.
    private static func isColour(_ text: String) -> Bool {
        text.utf8.count == 7 && text.utf8.first == UInt8(ascii: "#")
            && text.utf8.dropFirst().allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
            }
    }

    private static func isTypeface(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ",")
                || $0 == UInt8(ascii: "-")
        }
    }
}
