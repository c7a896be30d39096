import Scheduling

/// Why a wish to book was not granted, for the route to word.
enum BookingProblem: Error {
    /// Some fields are not in order.
    case fields(FormProblems)
    /// The start is not open; the nearest starts that are.
    case notOpen(Verdict, nearest: [OpenTime])
    /// The form or the key was used for another booking.
    case keyReused
}
