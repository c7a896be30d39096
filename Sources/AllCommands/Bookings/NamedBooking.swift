import ArgumentParser
import BookingEndpoint
import BookingStore
import BuildCommands
import Scheduling
import SiteSource

/// The booking that an owner names on the command line, to be changed.
struct NamedBooking: ParsableArguments {
    @OptionGroup var data: DataOptions

    @Argument(help: ArgumentHelp("The booking, as `bookplate bookings list` shows it.")) var id:
        String

    @Option(help: ArgumentHelp("Why; everybody concerned reads it.", valueName: "text"))
    var reason: String?

    private static let longestReason = 1000

    func validate() throws {
        guard (reason ?? "").unicodeScalars.count <= Self.longestReason else {
            throw ValidationError("A reason has at most \(Self.longestReason) characters.")
        }
    }

    /// What was given as a reason; `nil` when it says nothing.
    var words: String? {
        guard let reason, !reason.utf8.allSatisfy({ $0 <= UInt8(ascii: " ") }) else { return nil }
        return reason
    }

    /// The booking as it stands.
    ///
    /// - Throws: `ExitCode` 1 after naming the nearest one that there is; ``StoreFailure``.
    func find() async throws -> Booking {
        let reader = try BookingReader(at: data.database)
        defer { try? reader.close() }
        let id = id.lowercased()
        if let wanted = BookingID(id), let booking = try await reader.booking(wanted) {
            return booking
        }
        tellUnknown()
        let all = try await reader.bookings(matching: BookingFilter())
        if let near = Suggestion.nearest(to: id, among: all.reversed().lazy.map(\.id.text)) {
            Terminal.tell("  hint: did you mean `\(near)`?")
        } else {
            Terminal.tell("  hint: `bookplate bookings list` names them.")
        }
        throw ExitCode(1)
    }

    /// Says what came of a change, and what to do when the new time is not open.
    ///
    /// - Throws: `ExitCode` after saying why nothing was changed.
    func tell(_ answer: OwnerAnswer, done: String, hint: String? = nil) throws {
        switch answer {
        case .done:
            Terminal.answer(done.escapingControls)
            Terminal.answer("Messages to everybody concerned go to the outbox.")
            return
        case .notFound: tellUnknown()
        case .refused(let refusal):
            Terminal.tell("bookplate: error: " + Self.sentence(refusal) + " Nothing was changed.")
            if refusal == .closed || refusal == .taken, let hint {
                Terminal.tell("  hint: " + hint.escapingControls)
            }
        case .forgotten, .counted, .nameTaken, .failed: throw ExitCode(70)
        }
        throw ExitCode(1)
    }

    private func tellUnknown() {
        Terminal.tell("bookplate: error: there is no booking “\(id.escapingControls)”.")
    }

    private static func sentence(_ refusal: OwnerRefusal) -> String {
        switch refusal {
        case .alreadyCancelled: "This booking was cancelled before."
        case .past: "This meeting has begun."
        case .taken: "That time is taken."
        case .closed: "That time is not open."
        case .notOffered: "What was booked is no longer in the content, so it has no other times."
        }
    }

    /// What the booking is and whose, in the words of who reads the list.
    static func words(for booking: Booking) -> String {
        "“\(booking.terms.eventName)” of \(booking.terms.hostName) with \(booking.customer.name) "
            + "<\(booking.customer.email.text)>"
    }

    /// A time as the clocks of a zone show it: `2026-12-01 10:00 (Europe/London)`.
    static func time(_ instant: Instant, in zone: ZoneRules) -> String {
        zone.wall(at: instant).text.split(separator: "T").joined(separator: " ") + " (\(zone.name))"
    }
}
