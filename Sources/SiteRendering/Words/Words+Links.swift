import Scheduling

/// What is said of a one-time link that does not lead on.
extension Words {
    func title(_ refusal: LinkRefusal) -> String {
        switch refusal {
        case .unknown: "Link not found"
        case .used: "This link has been used"
        case .revoked: "This link is no longer valid"
        case .expired: "This link has expired"
        case .held: "This link cannot be used at the moment"
        case .notForThis: "This cannot be booked any more"
        case .otherTimesOnly: "That time cannot be chosen"
        }
    }

    func sentence(_ refusal: LinkRefusal) -> String {
        switch refusal {
        case .unknown:
            "There is nothing at this address. Please check that the link is complete, or ask the"
                + " person who sent it."
        case .used: "It was good for one booking, and that has been made."
        case .revoked: "The person who sent it has taken it back."
        case .expired: "It was good for a limited time, which is over."
        case .held: "The person who sent it has to confirm it first."
        case .notForThis: "What this link was made for is not offered any more."
        case .otherTimesOnly: "This link is good for some times only, and that is none of them."
        }
    }

    /// What to do next; `nil` where the sentence says it.
    func advice(_ refusal: LinkRefusal) -> String? {
        switch refusal {
        case .used:
            "To look at your meeting, to move it or to cancel it, open the link in your"
                + " confirmation."
        case .revoked, .expired, .held, .notForThis:
            "Please ask the person who sent it for a new one. Nothing was booked."
        case .unknown, .otherTimesOnly: nil
        }
    }
}
