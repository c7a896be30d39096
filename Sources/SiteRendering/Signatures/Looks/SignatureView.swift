import Markup
import Scheduling

/// Draws a signature as the HTML that is pasted into mail programs.
///
/// Tables alone hold their shape everywhere: Outlook classic drops widths and room of anything
/// else, and Outlook on the web measures paragraphs anew. All text has its looks on a `span`,
/// because Outlook gives bare text in cells its own.
struct SignatureView {
    let content: SignatureContent
    let style: SignatureStyle
    let photo: MailPicture?
    let logo: MailPicture?
    /// What stands in the button's place; only in signatures for new messages.
    var button: PictureButton?
    let pictures: Pictures

    /// Where pictures are taken from.
    enum Pictures {
        /// From the published site, as in mail.
        case published(WebAddress)
        /// From the folder of all output, for a look at what is not published yet.
        case local(String)
        /// As mail programs show them that block pictures.
        case hidden
    }

    func mail(_ form: SignatureForm) -> MailHTML {
        switch form {
        case .full: full()
        case .reply: reply()
        }
    }

    // MARK: For new messages

    func full() -> MailHTML {
        var mail = MailHTML()
        mail.element(.table, style.frame, look: [.apart]) { table in
            table.element(.row) { row in
                if let photo {
                    row.element(.cell, [.top], look: [padding(outer: 16)]) { cell in
                        picture(photo, alternative: "", in: &cell)
                    }
                }
                row.element(.cell, [.top], look: ruled) { details(in: &$0) }
            }
            if !content.legal.isEmpty {
                table.element(.row) { row in
                    // A row of one cell that is as wide as two would need `colspan`, which a
                    // second table does without.
                    if photo != nil { row.element(.cell) }
                    // The cell has the size as well, or its lines would be as high as others.
                    row.element(.cell, look: legalLook) {
                        legal(in: &$0)
                    }
                }
            }
        }
        return mail
    }

    /// As far in as what stands beside the rule.
    private var legalLook: [MailLook] {
        let inner = photo == nil ? 0 : 18
        let padding: MailLook =
            style.isRightToLeft ? .padding(top: 12, right: inner) : .padding(top: 12, left: inner)
        return [padding, .text(size: 11, line: 16)]
    }

    private var ruled: [MailLook] {
        guard photo != nil else { return [] }
        return style.isRightToLeft
            ? [.rightRule(style.palette.fill), .padding(right: 16)]
            : [.leftRule(style.palette.fill), .padding(left: 16)]
    }

    private func padding(outer room: Int) -> MailLook {
        style.isRightToLeft ? .padding(left: room) : .padding(right: room)
    }

    private func details(in cell: inout MailHTML) {
        cell.element(.table, [.presentation, .bare], look: [.apart]) { table in
            table.element(.row) { $0.element(.cell) { heading(in: &$0) } }
            if !content.contact.isEmpty {
                table.element(.row) { row in
                    row.element(.cell, look: [.padding(top: 8)]) { cell in
                        for (index, line) in content.contact.enumerated() {
                            if index > 0 { cell.lineBreak() }
                            runs(line, 13, 20, in: &cell)
                        }
                    }
                }
            }
            if content.label != nil {
                table.element(.row) { row in
                    row.element(.cell, look: [.padding(top: 12)]) { invitation(in: &$0) }
                }
            }
            if let logo {
                table.element(.row) { row in
                    row.element(.cell, look: [.padding(top: 14)]) { cell in
                        picture(logo, alternative: "", in: &cell)
                    }
                }
            }
        }
    }

    private func heading(in cell: inout MailHTML) {
        cell.element(.span, look: style.text(18, 24) + [.bold]) { $0.text(content.name) }
        if let pronouns = content.pronouns {
            cell.element(.span, look: style.text(13, 24)) { $0.text(" (" + pronouns + ")") }
        }
        guard !content.roles.isEmpty else { return }
        cell.lineBreak()
        runs(content.roles, 14, 20, in: &cell)
    }

    // MARK: For replies

    func reply() -> MailHTML {
        var mail = MailHTML()
        mail.element(.table, style.frame, look: [.apart]) { table in
            table.element(.row) { row in
                row.element(.cell) { cell in
                    cell.element(.span, look: style.text(14, 20) + [.bold]) {
                        $0.text(content.name)
                    }
                    if !content.roles.isEmpty {
                        separator(14, 20, in: &cell)
                        runs(content.roles, 14, 20, in: &cell)
                    }
                    let phones = content.contact.first?.prefix(1) ?? []
                    let invitation = content.label.map {
                        SignatureContent.Run(text: $0, address: content.target)
                    }
                    let line = Array(phones) + [invitation].compactMap(\.self)
                    guard !line.isEmpty else { return }
                    cell.lineBreak()
                    runs(line, 13, 20, in: &cell)
                }
            }
        }
        return mail
    }

    // MARK: Parts

    private func runs(
        _ runs: [SignatureContent.Run],
        _ size: Int,
        _ line: Int,
        in cell: inout MailHTML
    ) {
        for (index, run) in runs.enumerated() {
            if index > 0 { separator(size, line, in: &cell) }
            if let address = run.address {
                cell.element(.link, [.address(address)], look: style.link(size, line)) { link in
                    // Outlook and Apple Mail give links their own colour, but not what is in them.
                    link.element(.span, look: [.colour(style.palette.link)]) { $0.text(run.text) }
                }
            } else {
                cell.element(.span, look: style.text(size, line)) { $0.text(run.text) }
            }
        }
    }

    private func separator(_ size: Int, _ line: Int, in cell: inout MailHTML) {
        cell.element(.span, look: style.text(size, line)) { $0.text(style.separator) }
    }

    private func legal(in cell: inout MailHTML) {
        cell.element(.span, look: style.text(11, 16)) { span in
            for (index, line) in content.legal.enumerated() {
                if index > 0 { span.lineBreak() }
                span.text(line)
            }
        }
    }

    private func invitation(in cell: inout MailHTML) {
        guard let label = content.label else { return }
        if let button { return self.button(button, in: &cell) }
        guard style.button == .table else {
            return runs(
                [SignatureContent.Run(text: label, address: content.target)],
                14,
                20,
                in: &cell
            )
        }
        let palette = style.palette
        cell.element(.table, [.presentation, .bare], look: [.apart]) { table in
            table.element(.row) { row in
                // Outlook for Windows ignores room inside links, so the cell has it.
                row.element(
                    .cell,
                    [.centred, .background(palette.fill)],
                    look: [
                        .padding(top: 12, right: 20, bottom: 12, left: 20),
                        .background(palette.fill),
                    ] + (style.radius > 0 ? [.rounded(style.radius)] : [])
                ) { cell in
                    let look = style.text(15, 20) + [.bold, .colour(palette.onFill), .noUnderline]
                    cell.element(.link, [.address(content.target)], look: look) { link in
                        link.element(.span, look: [.colour(palette.onFill)]) { $0.text(label) }
                    }
                }
            }
        }
    }

    /// The picture as a link, whose looks are those of its words while pictures are blocked.
    private func button(_ button: PictureButton, in cell: inout MailHTML) {
        let look = style.link(15, 20) + [.bold]
        cell.element(.link, [.address(content.target)], look: look) { link in
            picture(button.picture, alternative: button.words.onOneLine, in: &link)
        }
    }

    private func picture(_ picture: MailPicture, alternative: String, in cell: inout MailHTML) {
        let source: [MailAttribute] =
            switch pictures {
            case .published(let site): [.source(HTMLAddress(root: site.text, path: picture.path))]
            case .local(let output):
                [.source(HTMLAddress(root: output, path: "site/" + picture.path))]
            case .hidden: []
            }
        cell.element(
            .image,
            source + [
                .alternative(alternative), .width(picture.width), .height(picture.height),
            ],
            look: [.size(width: picture.width, height: picture.height), .noBorder]
        )
    }
}
