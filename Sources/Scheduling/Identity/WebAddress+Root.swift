extension WebAddress {
    /// Why an address cannot be the root of a site or of an endpoint.
    package enum RootProblem: Error, Hashable, Sendable {
        /// Its path holds something besides letters, digits, `-`, `.`, `_`, `~` and `/`.
        case character(Unicode.Scalar)
        /// A part of its path is empty, `.` or `..`.
        case emptyPart
    }

    /// The address with a slash at its end, as the root under which everything lies.
    ///
    /// The path goes into the configuration of servers, where `;`, `$`, `*` or `%` mean something
    /// else in each, so that only what means nothing in any may stand in it.
    ///
    /// - Throws: ``RootProblem``.
    package func root() throws(RootProblem) -> WebAddress {
        for scalar in path.unicodeScalars where !Self.isPlainInRoots(scalar) {
            throw .character(scalar)
        }
        var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .dropFirst()
        if parts.last?.isEmpty == true { parts = parts.dropLast() }
        for part in parts
        where part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
            throw .emptyPart
        }
        guard path.utf8.last != UInt8(ascii: "/") else { return self }
        guard let root = WebAddress(text + "/") else { throw .emptyPart }
        return root
    }

    private static func isPlainInRoots(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
        default: false
        }
    }
}
