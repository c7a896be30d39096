/// What Outlook classic reads from its folder of signatures, and what copies it there.
struct OutlookFiles {
    let name: String
    let fragment: MailHTML
    let content: SignatureContent
    let style: SignatureStyle

    /// The files by their names.
    func files(_ form: SignatureForm) -> [(name: String, bytes: [UInt8])] {
        let stem = form == .full ? name : name + " (reply)"
        return [
            (stem + ".htm", SignatureDocument.outlook(fragment, language: style.language)),
            (stem + ".rtf", RichText(content: content, style: style).bytes(form)),
            (stem + ".txt", UTF16Text.encode(PlainSignature(content: content).lines(form))),
            ("install.cmd", Self.installation),
        ]
    }

    /// Copies what lies beside it, and nothing else.
    ///
    /// No name stands in it: what a person is called could be a command there.
    static let installation = Array(
        """
        @echo off
        setlocal DisableDelayedExpansion
        rem Copies the signature beside this file to where Outlook classic looks for signatures.
        set "TARGET=%APPDATA%\\Microsoft\\Signatures"
        if not exist "%TARGET%\\" mkdir "%TARGET%" || goto failed
        for %%F in ("%~dp0*.htm" "%~dp0*.rtf" "%~dp0*.txt") do copy /y "%%~fF" "%TARGET%\\" >nul || goto failed
        echo Done. In Outlook, choose File, Options, Mail, Signatures to make it your default.
        pause
        exit /b 0
        :failed
        echo The signature could not be copied to "%TARGET%".
        pause
        exit /b 1

        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8
    )
}
