import Markup

/// A signature as plain text, for mail without looks and for mobile programs.
///
/// The two hyphens before it are the mail program's to write.
struct PlainSignature {
    let content: SignatureContent

    /// The lines; an empty one sets parts off.
    func lines(_ form: SignatureForm) -> [String] {
        var lines = [content.name + (content.pronouns.map { " (" + $0 + ")" } ?? "")]
        if !content.roles.isEmpty {
            lines.append(content.roles.map(\.text).joined(separator: ", "))
        }
        switch form {
        case .full:
            lines += content.contact.flatMap { $0.map { $0.plain ?? $0.text } }
        case .reply:
            lines += content.contact.first?.prefix(1).map { $0.plain ?? $0.text } ?? []
        }
        if let label = content.label {
            if form == .full { lines.append("") }
            // Alone on its line, an address is a link in every program.
            lines += [label + ":", content.target.text]
        }
        if form == .full, !content.legal.isEmpty { lines += [""] + content.legal }
        return lines
    }

    /// The text with LF at the end of each line.
    func text(_ form: SignatureForm) -> [UInt8] {
        Array(lines(form).map { $0 + "\n" }.joined().utf8)
    }
}
