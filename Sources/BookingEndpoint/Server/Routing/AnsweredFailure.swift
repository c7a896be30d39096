import Hummingbird

/// What went wrong, with the answer that a route has drawn for it.
///
/// Thrown rather than answered, so that the server notes it like any other.
struct AnsweredFailure: Error {
    let cause: any Error
    let response: Response
}
