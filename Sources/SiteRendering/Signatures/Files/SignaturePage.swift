import Markup
import Scheduling

/// The page on which an owner looks at their signatures and copies them.
struct SignaturePage {
    let signatures: SignatureSet

    private var name: String { signatures.content.name }

    func bytes() -> [UInt8] {
        // The frame's root leads from the set's folder to `studio`.
        let depth = signatures.order.folder.utf8.count { $0 == UInt8(ascii: "/") }
        let root = String(repeating: "../", count: depth)
        let frame = StudioFrame(root: root)
        return frame.document(
            title: "Signatures of \(name)",
            main: main(.class("page")) {
                header(.class("intro")) {
                    h1 {
                        "Signatures of "
                        bdi { name }
                    }
                    p(.class("lead")) {
                        "Copy a signature and paste it into the settings of your mail program. "
                        "The button leads to "
                        a(.href(signatures.content.target)) {
                            signatures.order.pageTitle ?? signatures.order.target.shown
                        }
                        "."
                    }
                    otherPages
                    frame.ways([
                        ("Share", "index.html"), ("All signatures", "signatures/index.html"),
                    ])
                }
                for form in SignatureForm.allCases { section(form) }
                steps
            }
        )
    }

    /// The signatures of the same host that lead to other pages.
    private var otherPages: HTML {
        let pages = signatures.order.others
        let isOwn = signatures.order.folder.hasSuffix("/" + signatures.order.host.id.text)
        guard isOwn, !pages.isEmpty else { return .empty }
        return p {
            "Signatures for other pages: "
            for (index, page) in pages.enumerated() {
                if index > 0 { ", " }
                a(.href(HTMLAddress(path: "pages/\(page.id.text)/index.html"))) { page.title }
            }
            "."
        }
    }

    // MARK: One form

    private func section(_ form: SignatureForm) -> HTML {
        let isFull = form == .full
        let size = MailSize(signatures, form)
        return Markup.section(
            .class("panel"),
            .data("copies", form.rawValue),
            .aria("labelledby", form.rawValue)
        ) {
            h2(.id(form.rawValue)) { isFull ? "New messages" : "Replies and forwards" }
            div(.class("actions")) {
                button(
                    .type("button"),
                    .class("go"),
                    .data("copy", form.rawValue + "-source"),
                    .data("done", "Copied. Paste it into the settings of your mail program.")
                ) { "Copy signature" }
                if isFull, signatures.pictured != nil {
                    button(
                        .type("button"),
                        .data("copy", "full-image-source"),
                        .data("done", "Copied with a picture for its button. Paste it likewise.")
                    ) { "Copy with picture button" }
                }
                button(
                    .type("button"),
                    .data("copy", form.rawValue + "-source"),
                    .data("source", "html"),
                    .data("done", "The HTML source is copied as text.")
                ) { "Copy HTML source" }
                button(
                    .type("button"),
                    .data("copy", form.rawValue + "-source"),
                    .data("source", "text"),
                    .data("done", "The plain text is copied.")
                ) { "Copy plain text" }
            }
            p(.class("status"), .role("status")) {
                "\(size.characters) characters of HTML, \(size.bytes) bytes with the plain text."
            }
            if isFull, signatures.pictured != nil { choice }
            sheets(form)
            source(form, signatures.fragment(form), id: form.rawValue + "-source")
            if isFull, let pictured = signatures.pictured {
                source(form, pictured, id: "full-image-source")
            }
        }
    }

    /// When which of the two buttons is better.
    private var choice: HTML {
        p(.class("muted")) {
            "The picture button ("
            a(.href(HTMLAddress(path: "full/signature-image.html"))) { "signature-image.html" }
            ", \(signatures.pictured?.characters ?? 0) characters) looks the same in every mail "
            "program, but only its words are seen while pictures are blocked. The other is text, "
            "which is always seen. The files for Outlook classic have the picture."
        }
    }

    private func source(_ form: SignatureForm, _ fragment: MailHTML, id: String) -> HTML {
        let plain = PlainSignature(content: signatures.content)
        return script(.type("application/json"), .id(id)) {
            HTML.json([
                "html": .string(String(decoding: fragment.bytes, as: UTF8.self)),
                "text": .string(String(decoding: plain.text(form), as: UTF8.self)),
            ])
        }
    }

    /// The signature below the end of a message, as different programs show it.
    private func sheets(_ form: SignatureForm) -> HTML {
        let shown = signatures.view(.local(toOutput)).mail(form)
        return div(.class("sheets")) {
            sheet("Light", "sheet", shown)
            sheet("Dark", "sheet dark", shown)
            sheet("On a phone", "sheet narrow", shown)
            if form == .full {
                sheet("While pictures are blocked", "sheet", signatures.view(.hidden).mail(form))
                pictured
            }
        }
    }

    /// The signature with the button that is a picture, if one is wished.
    private var pictured: HTML {
        guard signatures.pictured != nil, let button = signatures.order.button else {
            return .empty
        }
        let shown = signatures.view(.local(toOutput), button: button).full()
        let blocked = signatures.view(.hidden, button: button).full()
        return HTML.fragment([
            sheet("With the picture button", "sheet", shown),
            sheet("With the picture button, dark", "sheet dark", shown),
            sheet("With the picture button, blocked", "sheet", blocked),
        ])
    }

    /// From the page to the folder of all output.
    private var toOutput: String {
        let depth = signatures.order.folder.utf8.count { $0 == UInt8(ascii: "/") } + 1
        return String(repeating: "../", count: depth)
    }

    private func sheet(_ caption: String, _ style: String, _ mail: MailHTML) -> HTML {
        figure {
            figcaption { caption }
            // The keyboard scrolls what is wider than the page.
            div(.class(style), .tabindex(0), .role("group"), .aria("label", caption)) {
                p { "See you on Thursday." }
                // Apart from the page's styles, as in a mail program; the keyboard finds the links
                // of one sheet only.
                div(style == "sheet" && caption == "Light" ? .lang(language) : .inert) {
                    HTML.element(.template, [.shadowRoot], mail.html)
                }
            }
        }
    }

    private var language: String { signatures.style.language }

    // MARK: Steps

    private var steps: HTML {
        let programs = MailProgram.all(for: signatures)
        return Markup.section(.class("panel"), .aria("labelledby", "steps")) {
            h2(.id("steps")) { "How to set it" }
            div(.class("steps")) {
                for program in programs {
                    details {
                        summary {
                            program.name
                            span { program.size }
                        }
                        ol {
                            for step in program.steps { li { step.html } }
                        }
                    }
                }
            }
        }
    }
}

/// How much a form of a signature takes.
struct MailSize {
    /// Of the HTML, as editors of signatures count.
    let characters: Int
    /// Of HTML and plain text together, as Outlook on the web counts.
    let bytes: Int

    init(_ signatures: SignatureSet, _ form: SignatureForm) {
        let html = signatures.fragment(form).bytes
        let plain = PlainSignature(content: signatures.content).text(form)
        characters = String(decoding: html, as: UTF8.self).unicodeScalars.count
        bytes = html.count + plain.count
    }
}
