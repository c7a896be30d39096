/// A name for a file on any system, made of a person's name.
enum FileName {
    /// The name without what Windows forbids; the other one when nothing is left.
    ///
    /// At most 60 bytes, because the whole path must fit where paths are names of files.
    static func plain(_ name: String, or other: String) -> String {
        var kept = ""
        for scalar in name.onOneLine.unicodeScalars where !forbidden.contains(scalar) {
            guard kept.utf8.count + UTF8.width(scalar) <= 60 else { break }
            // Nobody sees marks of direction in the name of a file.
            if scalar.properties.generalCategory == .format { continue }
            kept.unicodeScalars.append(scalar)
        }
        let isEdge = { (scalar: Unicode.Scalar) in
            scalar == "." || scalar.properties.isWhitespace
        }
        var scalars = kept.unicodeScalars.drop(while: isEdge)
        while let last = scalars.last, isEdge(last) { scalars.removeLast() }
        let text = String(scalars)
        let stem = text.prefix { $0 != "." }.lowercased()
        return text.isEmpty || devices.contains(stem) ? other : text
    }

    private static let forbidden: Set<Unicode.Scalar> = [
        "<", ">", ":", "\"", "/", "\\", "|", "?", "*", "%", "!", "^", "&", "`", "$",
    ]

    private static let devices: Set<String> = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
        "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ]
}
