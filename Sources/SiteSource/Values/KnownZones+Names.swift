internal import Scheduling

extension KnownZones {
    /// What is wrong with the name of a zone; `nil` when the machine has rules for it.
    package func complaint(about text: String) -> Complaint? {
        if Self.isName(text), contains(text) { return nil }
        let today = RenamedZone.today(text)
        if today != text, contains(today) {
            return Complaint(
                message: "`\(text.shown)` is an old name that this machine does not know.",
                hint: "write `\(today)`"
            )
        }
        return Complaint(message: "`\(text.shown)` is not a time zone.", hint: hint(for: text))
    }

    private func hint(for text: String) -> String {
        if ZoneGuess.isOffset(text) {
            return "write the name of a zone such as `Europe/London`; "
                + "a difference from UTC knows no summer time"
        }
        let all = all()
        let lowered = text.lowercased()
        let city = lowered.split(separator: "/").last.map(String.init) ?? lowered
        let wanted = city.replacing(" ", with: "_")
        if let same = all.first(where: { $0.lowercased() == lowered }) {
            return "did you mean `\(same)`?"
        }
        if !wanted.isEmpty, let same = all.first(where: { $0.lowercased().hasSuffix("/" + wanted) })
        {
            return "did you mean `\(same)`?"
        }
        if let zone = ZoneGuess.zone(text, among: all) { return "did you mean `\(zone)`?" }
        return Suggestion.hint(for: text, among: all)
            ?? "write the name of a zone such as `Europe/London` or `America/New_York`"
    }

    /// Whether a text can be the name of a zone; it becomes a path, so nothing else may pass.
    private static func isName(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "/") else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }
}
