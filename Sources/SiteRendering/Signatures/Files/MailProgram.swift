import Markup

/// How an owner sets their signature in one mail program.
struct MailProgram {
    let name: String
    /// What the signature takes, and what the program allows.
    let size: String
    let steps: [Step]

    /// A sentence with the names of files, which are links.
    struct Step {
        let html: HTML

        init(_ text: String) { html = Self.words(text) }

        init(_ before: String, file: String, _ after: String) {
            html = HTML.fragment([
                Self.words(before),
                a(.href(HTMLAddress(path: file))) { code { file } },
                Self.words(after),
            ])
        }

        /// Text in which what stands between backticks is code.
        private static func words(_ text: String) -> HTML {
            let parts = text.split(separator: "`", omittingEmptySubsequences: false)
            return HTML.fragment(
                parts.enumerated().map { index, part in
                    index % 2 == 0 ? .text(String(part)) : code { String(part) }
                }
            )
        }
    }

    static func all(for signatures: SignatureSet) -> [MailProgram] {
        [
            gmail(signatures), outlookWeb(signatures), outlookClassic(signatures),
            appleMail(signatures), appleMailPhone,
            thunderbird(signatures), yahoo(signatures), fastmail(signatures), phones,
            administrators(signatures),
        ]
    }

    private static func gmail(_ signatures: SignatureSet) -> MailProgram {
        let count = MailSize(signatures, .full).characters
        return MailProgram(
            name: "Gmail",
            size: "\(count) of 10,000 characters",
            steps: [
                Step("Press “Copy signature” above, under “New messages”."),
                Step("In Gmail choose Settings, “See all settings”, General, Signature."),
                Step("Press “Create new”, give it a name, and paste."),
                Step(
                    "Do the same for the one of replies, choose both under “Signature defaults”, "
                        + "and press “Save changes”."
                ),
            ]
        )
    }

    private static func outlookWeb(_ signatures: SignatureSet) -> MailProgram {
        let count = MailSize(signatures, .full).bytes
        return MailProgram(
            name: "Outlook on the web and new Outlook",
            size: "\(count) of 8,096 bytes",
            steps: [
                Step("Press “Copy signature” above, under “New messages”."),
                Step("In Outlook choose Settings, Accounts, Signatures."),
                Step("Press “New signature”, give it a name, and paste."),
                Step("Do the same for replies, choose both as defaults, and save."),
            ]
        )
    }

    private static func outlookClassic(_ signatures: SignatureSet) -> MailProgram {
        MailProgram(
            name: "Outlook classic on Windows",
            size: "no limit",
            steps: [
                Step(
                    "Open the folder ",
                    file: "full/outlook/",
                    " and run `install.cmd`: it copies the three files beside it to where Outlook "
                        + "looks for signatures."
                ),
                Step("Do the same in ", file: "reply/outlook/", "."),
                Step("In Outlook choose File, Options, Mail, Signatures, and set both defaults."),
            ]
        )
    }

    private static func appleMail(_ signatures: SignatureSet) -> MailProgram {
        let folder = "full/apple-mail/"
        return MailProgram(
            name: "Apple Mail on the Mac",
            size: "no limit",
            steps: [
                Step("In Mail choose Settings, Signatures, your account, and press +."),
                Step("Untick “Always match my default message font”."),
                Step("Press “Copy signature” above, select what Mail proposes, and paste."),
                Step(
                    "If sizes are lost: quit Mail, put everything below the head of ",
                    file: folder + signatures.uuid(.full).text + ".mailsignature",
                    " in the place of the same in the newest file of "
                        + "~/Library/Mail/V10/MailData/Signatures, and lock that file."
                ),
                Step("Pictures are not shown in the settings, but in messages."),
            ]
        )
    }

    private static let appleMailPhone = MailProgram(
        name: "Apple Mail on iPhone and iPad",
        size: "no limit",
        steps: [
            Step("Send yourself a message with the signature, open it, and copy the signature."),
            Step("Choose Settings, Apps, Mail, Signature, and paste."),
            Step("If the looks change, shake the device and choose “Undo Change Attributes”."),
        ]
    )

    private static func thunderbird(_ signatures: SignatureSet) -> MailProgram {
        MailProgram(
            name: "Thunderbird",
            size: "no limit",
            steps: [
                Step("Choose Account Settings and your account."),
                Step(
                    "Tick “Attach the signature from a file instead” and choose ",
                    file: "full/thunderbird.html",
                    "."
                ),
                Step("Thunderbird writes the two hyphens above the signature itself."),
            ]
        )
    }

    private static func yahoo(_ signatures: SignatureSet) -> MailProgram {
        MailProgram(
            name: "Yahoo Mail",
            size: "\(MailSize(signatures, .full).characters) characters; no limit is published",
            steps: [
                Step("Press “Copy signature” above."),
                Step("Choose Settings, “More settings”, “Writing email”, switch on Signature."),
                Step("Paste, and save."),
            ]
        )
    }

    private static func fastmail(_ signatures: SignatureSet) -> MailProgram {
        MailProgram(
            name: "Fastmail and others with JMAP",
            size: "no limit",
            steps: [
                Step("Press “Copy signature” above."),
                Step("In Fastmail choose Settings, My email addresses, and paste."),
                Step(
                    "Programs can set ",
                    file: "full/jmap-identity.json",
                    " as properties of an Identity (RFC 8621)."
                ),
            ]
        )
    }

    private static let phones = MailProgram(
        name: "Gmail, Outlook and Samsung Email on phones",
        size: "plain text",
        steps: [
            Step("Open ", file: "reply/signature.txt", " on the phone and copy the text."),
            Step("Paste it under Settings, your account, Signature."),
        ]
    )

    private static func administrators(_ signatures: SignatureSet) -> MailProgram {
        let count = signatures.disclaimer().characters
        return MailProgram(
            name: "For administrators",
            size: "disclaimer: \(count) of 5,000 characters",
            steps: [
                Step(
                    "Gmail: give ",
                    file: "full/gmail-api.json",
                    " to `users.settings.sendAs.patch`."
                ),
                Step(
                    "Exchange, for everybody: a rule of the mail flow that appends ",
                    file: "full/exchange-disclaimer.html",
                    "; the server fills in names. It comes after the whole thread."
                ),
                Step(
                    "Exchange, for one mailbox without roaming signatures: ",
                    file: "full/exchange.ps1.txt",
                    "."
                ),
            ]
        )
    }
}
