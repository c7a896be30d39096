import Scheduling

/// Why a wish to book was not granted, for the route to word.
enum BookingProblem: Error {
    /// Some fields are not in order.
    case fields(FormProblems)
    /// The start is not open; the nearest starts that are.
    case notOpen(Verdict, nearest: [OpenTime])
    /// The one-time link does not book this; the page as its holder sees it, if it is known.
    case link(LinkRefusal, shown: BookingPage?)
    /// The form or the key was used for another booking.
    case keyReused
}
