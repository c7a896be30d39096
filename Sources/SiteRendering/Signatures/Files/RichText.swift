import Markup
import Scheduling

/// A signature in Rich Text (version 1.9), which Outlook classic uses for mail in that format.
struct RichText {
    let content: SignatureContent
    let style: SignatureStyle

    func bytes(_ form: SignatureForm) -> [UInt8] {
        var text = Writer()
        text.raw("{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1")
        text.raw("{\\fonttbl{\\f0\\fswiss\\fcharset0 \(style.typeface.first);}}")
        text.raw("{\\colortbl;\(colour(style.palette.link))}\r\n")
        let direction = style.isRightToLeft ? "\\rtlpar\\qr" : "\\ltrpar\\ql"
        text.raw("\\pard\\plain\(direction)\\f0\\fs22\r\n")
        heading(into: &text)
        var contact = content.contact
        if form == .reply { contact = contact.first.map { [Array($0.prefix(1))] } ?? [] }
        for line in contact { runs(line, into: &text) }
        if let label = content.label {
            runs([SignatureContent.Run(text: label, address: content.target)], into: &text)
        }
        if form == .full, !content.legal.isEmpty {
            text.raw("\\par{\\fs17 ")
            for (index, line) in content.legal.enumerated() {
                if index > 0 { text.raw("\\line ") }
                text.text(line)
            }
            text.raw("}\\par\r\n")
        }
        text.raw("}\r\n")
        return text.bytes
    }

    private func heading(into text: inout Writer) {
        text.raw("{\\b ")
        text.text(content.name)
        text.raw("}")
        if let pronouns = content.pronouns {
            text.raw("{")
            text.text(" (" + pronouns + ")")
            text.raw("}")
        }
        text.raw("\\par\r\n")
        guard !content.roles.isEmpty else { return }
        runs(content.roles, into: &text)
    }

    /// A paragraph of pieces with dots between them.
    private func runs(_ runs: [SignatureContent.Run], into text: inout Writer) {
        for (index, run) in runs.enumerated() {
            if index > 0 { text.text(style.separator) }
            guard let address = run.address else {
                text.text(run.text)
                continue
            }
            // An address holds no quote, backslash or brace: all are percent-encoded in it.
            text.raw("{\\field{\\*\\fldinst{HYPERLINK \"")
            text.text(address.text)
            text.raw("\"}}{\\fldrslt{\\ul\\cf1 ")
            text.text(run.text)
            text.raw("}}}")
        }
        text.raw("\\par\r\n")
    }

    private func colour(_ colour: Colour) -> String {
        "\\red\(colour.red)\\green\(colour.green)\\blue\(colour.blue);"
    }

    private struct Writer {
        private(set) var bytes: [UInt8] = []

        /// Appends control words of ours.
        mutating func raw(_ words: String) { bytes += words.utf8 }

        /// Appends text with all that means something to Rich Text escaped.
        mutating func text(_ text: String) {
            for unit in text.utf16 {
                switch unit {
                case 0x5C, 0x7B, 0x7D: bytes += [0x5C, UInt8(unit)]
                case 0x20...0x7E: bytes.append(UInt8(unit))
                // Others as signed numbers of UTF-16, with what old programs show instead.
                default: raw("\\u\(Int16(bitPattern: unit))?")
                }
            }
        }
    }
}
