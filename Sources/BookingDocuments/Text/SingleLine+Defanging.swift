extension SingleLine {
    /// The line with nothing in it that a mail client would turn into a link.
    ///
    /// A stranger may have typed a name, and mail must not carry a stranger's links to people who
    /// did not ask for any. `evil.example` becomes `evil. example` and `http://x` becomes
    /// `http: //x`; a space is all that it takes, and `St.John` or `J.R.R. Tolkien` stay readable.
    package var defanged: SingleLine {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            result.append(scalar)
            guard Self.joinsLinks(scalar), index + 1 < scalars.count, scalars[index + 1] != " "
            else { continue }
            // One letter, or none, is not a top-level domain: "J.R.R." and "a.m." stay.
            let isInitial =
                Self.isDot(scalar) && !Self.isWord(scalars.dropFirst(index + 1).prefix(2))
            if !isInitial { result.append(" ") }
        }
        return SingleLine(cleaning: String(result))
    }

    /// A name as strangers may read it: without links, at most 80 scalars long.
    package static func name(_ text: String) -> SingleLine {
        SingleLine(cleaning: SingleLine(cleaning: text, limit: 80).defanged.text)
    }

    private static func joinsLinks(_ scalar: Unicode.Scalar) -> Bool {
        isDot(scalar) || scalar == ":" || scalar == "\u{FF1A}"
    }

    /// Whether browsers read a scalar as the dot of a domain name (UTS 46).
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
    }

    private static func isWord(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        scalars.count == 2
            && scalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .spaceSeparator, .openPunctuation, .closePunctuation, .initialPunctuation,
                    .finalPunctuation, .otherPunctuation:
                    false
                default: true
                }
            }
    }
}
