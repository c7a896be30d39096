import Scheduling

extension Refusal {
    /// How an error that a route throws is answered; its words go to the log alone.
    init(of error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let failure as any LedgerFailure where failure.isTemporary:
            self = .unavailable(retryAfter: .seconds(5))
        default: self = .failure
        }
    }
}
