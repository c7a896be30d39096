/// What the members of a pool have received so far, as far as it decides who is next.
///
/// It is a sum over the record of bookings, so that whoever reads the same record comes to the same
/// answer.
package struct AssignmentRecord: Hashable, Sendable {
    /// What each page has received in the cycle; none that has received nothing.
    package private(set) var turns: [DefinitionID: Turns] = [:]
    /// For each page, which of all bookings of the same event type was its last.
    package private(set) var lasts: [DefinitionID: Int] = [:]

    /// The bookings that a page has received in one cycle.
    package struct Turns: Hashable, Sendable {
        /// The turn that the first of them was.
        package let first: Int
        package var received: Int
        /// How many of them were cancelled.
        package var removed: Int
        /// Which of all bookings the last of them was.
        package var last: Int

        package init(first: Int, received: Int, removed: Int, last: Int) {
            self.first = first
            self.received = received
            self.removed = removed
            self.last = last
        }
    }

    package init() {}

    /// Notes what a page has received in the cycle.
    package mutating func note(_ turns: Turns, of page: DefinitionID) {
        self.turns[page] = turns
    }

    /// Notes which of all bookings of the event type was a page's last.
    package mutating func note(last number: Int, of page: DefinitionID) {
        lasts[page] = number
    }

    /// Adds a booking, of which all later ones have higher numbers.
    package mutating func add(_ assignment: Assignment, number: Int) {
        var turns =
            turns[assignment.page]
            ?? Turns(first: assignment.turn, received: 0, removed: 0, last: number)
        turns.received += 1
        turns.last = number
        note(turns, of: assignment.page)
        note(last: number, of: assignment.page)
    }

    /// Takes a cancelled booking from the page that had it.
    package mutating func remove(from page: DefinitionID) { turns[page]?.removed += 1 }
}

/// Who has received a booking, and why.
package struct Assignment: Hashable, Sendable {
    package let page: DefinitionID
    package let reason: AssignmentReason
    /// Which turn of the page it was; newcomers begin where those with the fewest turns are.
    package let turn: Int

    package init(page: DefinitionID, reason: AssignmentReason, turn: Int) {
        self.page = page
        self.reason = reason
        self.turn = turn
    }
}

/// Why somebody has received a booking.
package enum AssignmentReason: Hashable, Sendable {
    /// The rule names the page.
    case named
    /// Nobody else of the pool was free.
    case onlyOneFree
    /// Had the fewest turns; of several with as few, has waited longest.
    case fewestTurns
    /// Had the fewest turns because a booking was cancelled.
    case correction
    /// Had not received any before.
    case firstBooking
    /// Has waited longest since the last one was made.
    case longestIdle
    /// Has the highest priority; of several, has waited longest.
    case priority(Int)
}
