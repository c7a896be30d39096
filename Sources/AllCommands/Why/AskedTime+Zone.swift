import BuildCommands
import Scheduling

extension AskedTime {
    /// Why a time on the clocks of a zone is no instant, or not one alone.
    struct Unclear: Error {
        let sentence: String
        let hint: String?

        func tell() {
            Terminal.tell("bookplate: error: " + sentence)
            if let hint { Terminal.tell("  hint: " + hint) }
        }
    }

    /// The one instant that is meant when the clocks are those of a zone.
    func instant(in zone: ZoneRules) -> Result<Instant, Unclear> {
        switch self {
        case .instant(let instant): return .success(instant)
        case .wall(let date, let minutes):
            let time = date.text + "T" + DateWords.time(minutes * 60)
            switch zone.instants(of: date, minutes: minutes) {
            case .one(let instant): return .success(instant)
            case .gap:
                let sentence = "the clocks of \(zone.name) skip \(time)."
                return .failure(Unclear(sentence: sentence, hint: nil))
            case .fold(let first, let second):
                let words = [first, second].map { Self.text(of: $0, in: zone) }
                return .failure(
                    Unclear(
                        sentence: "the clocks of \(zone.name) show \(time) twice.",
                        hint: "write \(words[0]) or \(words[1])."
                    )
                )
            }
        }
    }

    /// An instant as the clocks of a zone show it, with their offset: `2026-12-01T10:00+01:00`.
    static func text(of instant: Instant, in zone: ZoneRules) -> String {
        zone.wall(at: instant).text + DateWords.offset(zone.offset(at: instant)).dropFirst(3)
    }
}
