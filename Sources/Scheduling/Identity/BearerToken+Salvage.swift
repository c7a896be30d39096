extension BearerToken {
    /// Reads a token out of what mail tools and gateways make of a link: with line breaks and
    /// spaces in it, marks around it, further parameters behind it.
    ///
    /// Takes the first 26 letters and digits, if no further one follows at once. Percent-encoding
    /// must be decoded before.
    ///
    /// - Returns: The token, and what follows it; `nil` when there is none.
    package static func salvaged(
        _ kind: Kind,
        from text: String
    ) -> (token: BearerToken, rest: Substring)? {
        let scalars = text.unicodeScalars
        var symbols = ""
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if isAlphanumeric(scalar) {
                guard symbols.utf8.count < 26 else { return nil }
                symbols.unicodeScalars.append(scalar)
            } else if symbols.utf8.count == 26 {
                break
            } else if !symbols.isEmpty, !isLost(scalar) {
                // A soft line break of quoted-printable (RFC 2045, 6.7).
                guard scalar == "=", next < scalars.endIndex,
                    scalars[next] == "\r" || scalars[next] == "\n"
                else { return nil }
            }
            index = next
        }
        return BearerToken(kind, reading: symbols).map { ($0, Substring(scalars[index...])) }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z": true
        default: false
        }
    }

    /// Whether a mail tool may have put a mark into a word.
    private static func isLost(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar.properties.isWhitespace
            || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.value < 0x20
    }
}
