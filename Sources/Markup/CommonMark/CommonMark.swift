/// What to do with the target of a link or an image.
package enum AddressVerdict: Sendable {
    /// Use the address as it is written, if its scheme is safe.
    case keep
    /// Use another address instead.
    case replace(HTMLAddress)
    /// Use another address instead, for a picture of this size in pixels.
    case picture(HTMLAddress, width: Int, height: Int)
    /// Leave the link or image out, keep its words, and report why.
    case refuse(String)
    /// Use the address as it is written, and report a doubt.
    case doubt(String)
}

/// Something in a text that its author should know.
package struct CommonMarkFinding: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// HTML in the text, which is left out.
        case rawHTML
        /// An address with a scheme other than `https`, `http`, `mailto` and `tel`.
        case unsafeAddress(String)
        /// What the caller said about an address.
        case refused(String)
        case doubtful(String)
        /// Quotes or lists nested deeper than any reader can follow.
        case tooDeep
        /// What other kinds of Markdown have, and CommonMark shows as it is written.
        case table, strikethrough, taskList, footnote, bareAddress
        /// `www.example.com` or `me@example.com` among the words.
        case bareSite(String), bareMail(String)
    }

    package let kind: Kind
    /// The line of the text, from 1.
    package internal(set) var line: Int
    /// The column of the text, from 1, in scalars; 1 where what is meant is not written as it is.
    package internal(set) var column = 1
    /// What stands at the place: an address, HTML.
    let words: String

    init(kind: Kind, line: Int, words: String = "") {
        self.kind = kind
        self.line = line
        self.words = words
    }
}

/// CommonMark as a tree, and what its author should know about it.
package struct RenderedCommonMark: Sendable {
    package let html: HTML
    package let findings: [CommonMarkFinding]
}

extension HTML {
    /// Reads CommonMark 0.30 into a tree.
    ///
    /// The result is what libcmark renders, without raw HTML and without links to schemes other
    /// than `https`, `http`, `mailto` and `tel`; their words stay.
    ///
    /// The verdict decides about each address; its flag is true for an image. If the text has a
    /// heading above the highest level that may stand where it is shown, all are lowered.
    package static func commonMark(
        _ text: String,
        highestHeading: Int = 1,
        verdict: (_ address: String, _ isImage: Bool) -> AddressVerdict = { _, _ in .keep }
    ) -> RenderedCommonMark {
        var html = HTML(wellFormed: ByteBuffer(capacity: 4096))
        let findings = html.append(
            commonMark: text,
            highestHeading: highestHeading,
            verdict: verdict
        )
        return RenderedCommonMark(html: html, findings: findings)
    }

    /// Appends CommonMark and returns what its author should know.
    package mutating func append(
        commonMark text: String,
        highestHeading: Int = 1,
        verdict: (_ address: String, _ isImage: Bool) -> AddressVerdict
    ) -> [CommonMarkFinding] {
        let document = CommonMarkDocument(text)
        let steps = document.highestHeading.map { max(0, highestHeading - $0) } ?? 0
        return withoutActuallyEscaping(verdict) { verdict in
            var walker = CommonMarkWalker(
                loweringHeadingsBy: steps,
                seekingAddresses: BareAddress.mayStand(in: text),
                verdict: verdict
            )
            walker.write(document, into: &bytes)
            let foreign = ForeignMarkdown.findings(in: text).placed(in: text)
            let found = walker.findings.placed(in: text)
            guard !foreign.isEmpty else { return found }
            return found.filter { !$0.isAboutFootnote(of: foreign) } + foreign
        }
    }
}
