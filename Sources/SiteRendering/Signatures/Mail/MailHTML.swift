import Markup

/// A piece of HTML for mail.
///
/// It is put together from elements, attributes and styles that mail clients know, and has no
/// classes, comments, style sheets and scripts, because editors of signatures drop or refuse them.
struct MailHTML {
    private(set) var html = HTML.empty

    var bytes: [UInt8] { html.compact }

    /// How many characters there are, as editors of signatures count.
    var characters: Int { String(decoding: bytes, as: UTF8.self).unicodeScalars.count }

    mutating func element(
        _ element: MailElement,
        _ attributes: [MailAttribute] = [],
        look: [MailLook] = [],
        content: (inout MailHTML) -> Void = { _ in }
    ) {
        var inner = MailHTML()
        content(&inner)
        var all = attributes.flatMap(\.attributes)
        if !look.isEmpty {
            all.append(.computedStyle(look.map(\.declaration).joined(separator: ";")))
        }
        html.element(element.name, attributes: all) { $0.append(inner.html) }
    }

    /// Text, on one line: a line break would be white space, and other controls are refused by
    /// some clients.
    mutating func text(_ text: String) { html.append(text.onOneLine) }

    mutating func lineBreak() { element(.lineBreak) }
}

extension String {
    /// The text with blanks in the place of line breaks and other controls.
    var onOneLine: String {
        let needsCare = unicodeScalars.contains { $0.isControl }
        guard needsCare else { return self }
        var text = ""
        for scalar in unicodeScalars {
            text.unicodeScalars.append(scalar.isControl ? " " : scalar)
        }
        return text
    }

    /// The lines of the text, without blank ones and without controls.
    var plainLines: [String] {
        unicodeScalars.split { $0.isLineBreak }.map { String($0).onOneLine }
            .filter { line in line.unicodeScalars.contains { !$0.properties.isWhitespace } }
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || isLineBreak
            // Byte order marks and noncharacters are no text.
            || value == 0xFEFF || value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }

    fileprivate var isLineBreak: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
