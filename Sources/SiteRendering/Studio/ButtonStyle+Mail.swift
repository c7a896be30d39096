import Markup
package import Scheduling

extension ButtonStyle {
    /// What would go wrong in mail programs with the HTML that the gallery offers of the style's
    /// buttons, and the places of the label and the text that are to blame.
    ///
    /// Sizes and colours on the one hand and words on the other stand in different places, and none
    /// changes what another makes of it, so each is looked at once and not each with each.
    package var mailFindings: [(label: Int, text: Int, finding: MailFinding)] {
        var findings: [(label: Int, text: Int, finding: MailFinding)] = []
        for (label, texts) in labels.map(\.texts).enumerated() {
            for (text, words) in texts.enumerated() {
                let isFirst = label == 0 && text == 0
                let own = Self.unique(
                    (isFirst ? sizes : Array(sizes.prefix(1))).flatMap { height in
                        (isFirst ? colours : Array(colours.prefix(1))).flatMap { colour in
                            snippets(of: words, in: colour, height: height)
                        }
                    }.flatMap { MailLint.findings(in: $0.bytes) }
                )
                findings += own.map { (label, text, $0) }
            }
        }
        return findings
    }

    private static func unique(_ findings: [MailFinding]) -> [MailFinding] {
        var known: [MailFinding] = []
        for finding in findings where !known.contains(finding) { known.append(finding) }
        return known
    }

    /// Both forms of a button, which leads to an address that is fine.
    private func snippets(
        of text: ButtonText,
        in colour: ButtonColour,
        height: Int
    ) -> [MailHTML] {
        let snippet = ButtonSnippet(
            link: HTMLAddress(root: "https://page.invalid/", path: ""),
            picture: HTMLAddress(root: "https://page.invalid/", path: "button.png"),
            words: text.words,
            language: text.language.text,
            isRightToLeft: text.language.isRightToLeft,
            width: 10 * height,
            height: height
        )
        return [snippet.pictureButton(), snippet.tableButton(shape, look, colour.paint)]
    }
}
