import Markup
import Scheduling

/// All signatures of one host and one target, in the form that each mail program reads.
package struct SignatureSet: Sendable {
    let order: SignatureOrder
    let content: SignatureContent
    let style: SignatureStyle
    /// What would go wrong in mail programs.
    package private(set) var findings: [MailFinding]
    /// The pasted forms, by form.
    let fragments: [SignatureForm: MailHTML]

    /// The pasted form for new messages whose button is a picture; `nil` when none is wished.
    let pictured: MailHTML?

    package init(_ order: SignatureOrder) {
        self.order = order
        content = SignatureContent(order)
        style = SignatureStyle(order)
        var view = SignatureView(
            content: content,
            style: style,
            photo: order.photo,
            logo: order.logo,
            pictures: .published(order.site.siteURL)
        )
        let fragments = [SignatureForm.full: view.full(), .reply: view.reply()]
        self.fragments = fragments
        view.button = order.button
        pictured = order.button != nil && content.label != nil ? view.full() : nil
        let plain = PlainSignature(content: content)
        var pasted = SignatureForm.allCases.map { (fragments[$0], plain.text($0)) }
        if let pictured { pasted.append((pictured, plain.text(.full))) }
        var findings: [MailFinding] = []
        for (fragment, text) in pasted {
            let found = MailLint.findings(in: fragment?.bytes ?? [], text: text)
            findings += found.filter { !findings.contains($0) }
        }
        self.findings = findings
        self.findings += ExchangeFiles.findings(in: disclaimer())
    }

    /// The files, with their paths below the output folder.
    package func files() -> [OutputFile] {
        var files = SignatureForm.allCases.flatMap(files)
        files.append(file("index.html", SignaturePage(signatures: self).bytes()))
        return files
    }

    func fragment(_ form: SignatureForm) -> MailHTML { fragments[form] ?? MailHTML() }

    /// The disclaimer for the mail flow, whose names the server fills in; only for new messages.
    func disclaimer() -> MailHTML {
        SignatureView(
            content: SignatureContent(tokensFor: order),
            style: style,
            photo: nil,
            logo: nil,
            pictures: .hidden
        ).full()
    }

    /// The signature with its pictures from elsewhere, to be looked at.
    func view(
        _ pictures: SignatureView.Pictures,
        button: PictureButton? = nil
    ) -> SignatureView {
        SignatureView(
            content: content,
            style: style,
            photo: order.photo,
            logo: order.logo,
            button: button,
            pictures: pictures
        )
    }

    private func files(_ form: SignatureForm) -> [OutputFile] {
        let fragment = fragment(form)
        let plain = PlainSignature(content: content)
        let uuid = uuid(form)
        let folder = form.rawValue + "/"
        var files = [
            file(folder + "signature.html", fragment.bytes),
            file(folder + "signature.txt", plain.text(form)),
            file(
                folder + "apple-mail/\(uuid.text).mailsignature",
                AppleMailFile.bytes(fragment.bytes, uuid: uuid)
            ),
            file(
                folder + "thunderbird.html",
                SignatureDocument.thunderbird(fragment, language: style.language)
            ),
        ]
        let outlook = OutlookFiles(
            name: FileName.plain(order.host.name, or: order.host.id.text),
            // Word draws no round corners, and makes links of the words alone: a picture has both.
            fragment: form == .full ? pictured ?? fragment : fragment,
            content: content,
            style: style
        )
        files += outlook.files(form).map { file(folder + "outlook/" + $0.name, $0.bytes) }
        // These hold one signature each, for new messages.
        if form == .full { files += settings(fragment.bytes, plain, folder) }
        if form == .full, let pictured {
            files.append(file(folder + "signature-image.html", pictured.bytes))
        }
        return files
    }

    private func settings(
        _ fragment: [UInt8],
        _ plain: PlainSignature,
        _ folder: String
    ) -> [OutputFile] {
        let html = String(decoding: fragment, as: UTF8.self)
        let text = String(decoding: plain.text(.full), as: UTF8.self)
        let gmail: JSONValue = ["signature": .string(html)]
        let jmap: JSONValue = ["htmlSignature": .string(html), "textSignature": .string(text)]
        return [
            file(folder + "gmail-api.json", gmail.pretty),
            file(folder + "jmap-identity.json", jmap.pretty),
            file(folder + "exchange-disclaimer.html", disclaimer().bytes),
            file(
                folder + "exchange.ps1.txt",
                ExchangeFiles.commands(
                    fragment: fragment,
                    lines: plain.lines(.full),
                    mailbox: order.host.email
                )
            ),
        ]
    }

    func uuid(_ form: SignatureForm) -> NamedUUID {
        NamedUUID("\(order.site.siteURL.text) \(order.folder) \(form.rawValue)")
    }

    private func file(_ name: String, _ bytes: [UInt8]) -> OutputFile {
        OutputFile(path: order.folder + "/" + name, bytes: bytes)
    }
}
