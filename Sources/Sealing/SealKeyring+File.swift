/// The form in which a ring is kept in a file.
///
///     bookplate seals 1
///     site 000102030405060708090a0b0c0d0e0f
///     key 01020304 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
///
/// A line for each key, the oldest first; the last one seals.
extension SealKeyring {
    package var fileText: [UInt8] {
        var text = Self.head + "\nsite " + Hexadecimal.text(site) + "\n"
        for key in keys { text += "key " + key.name + " " + Hexadecimal.text(key.secret) + "\n" }
        return Array(text.utf8)
    }

    /// Reads exactly what ``fileText`` writes; `nil` for anything else.
    package init?(fileText: [UInt8]) {
        let newline = UInt8(ascii: "\n")
        guard fileText.last == newline else { return nil }
        let lines = fileText.dropLast().split(
            separator: newline,
            omittingEmptySubsequences: false
        ).map { $0.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) }
        guard lines.count >= 3, lines[0].joined(separator: " ".utf8).elementsEqual(Self.head.utf8),
            lines[1].count == 2, lines[1][0].elementsEqual("site".utf8),
            let site = Hexadecimal.bytes(lines[1][1])
        else { return nil }
        var keys: [SealKey] = []
        for line in lines.dropFirst(2) {
            guard line.count == 3, line[0].elementsEqual("key".utf8),
                let id = Hexadecimal.bytes(line[1]), let secret = Hexadecimal.bytes(line[2]),
                let key = SealKey(id: id, secret: secret)
            else { return nil }
            keys.append(key)
        }
        self.init(site: site, keys: keys)
    }

    private static let head = "bookplate seals 1"
}
