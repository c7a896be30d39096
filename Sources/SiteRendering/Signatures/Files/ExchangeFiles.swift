import Scheduling

/// What an administrator of Exchange sets: a disclaimer for all, and one mailbox's signature.
enum ExchangeFiles {
    /// The most characters that a rule of the mail flow takes.
    static let mostOfDisclaimer = 5000

    /// What is wrong with a disclaimer; only administrators need one, so it is no mistake.
    static func findings(in disclaimer: MailHTML) -> [MailFinding] {
        let count = disclaimer.characters
        guard count > mostOfDisclaimer else { return [] }
        return [
            MailFinding(
                .warning,
                "disclaimer-too-long",
                "The disclaimer for Exchange has \(count) characters, and a rule takes "
                    + "\(mostOfDisclaimer).",
                hint: "shorten `legal`"
            )
        ]
    }

    /// Commands that set the signature of one mailbox.
    ///
    /// They begin with a byte order mark, without which older shells misread what is not ASCII.
    static func commands(
        fragment: [UInt8],
        lines: [String],
        mailbox: EmailAddress?
    ) -> [UInt8] {
        let name = mailbox?.text ?? "user@example.com"
        let text = """
            # Sets the signature of one mailbox in Outlook on the web and new Outlook.
            # It only works while roaming signatures are off for the organisation:
            # Set-OrganizationConfig -PostponeRoamingSignaturesUntilLater $true
            $html = @'
            \(String(decoding: fragment, as: UTF8.self))
            '@
            $text = @'
            \(lines.map(kept).joined(separator: "\n"))
            '@
            Set-MailboxMessageConfiguration -Identity '\(quoted(name))' -AutoAddSignature $true `
                -SignatureHtml $html -SignatureText $text

            """
        let ended = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .joined(separator: [0x0D, 0x0A])
        return [0xEF, 0xBB, 0xBF] + ended
    }

    /// A line that cannot end the text around it, which quotes of any shape before an `@` do.
    private static func kept(_ line: String) -> String {
        let quotes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"]
        return line.unicodeScalars.first.map(quotes.contains) == true ? " " + line : line
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
