import Scheduling
import SiteRendering

/// Which of a page's times are wanted: of one event, or of all; of one length.
struct TimeWish {
    let page: BookingPage
    /// `nil`: the times of all events.
    let event: EventType?
    /// The length wanted; meaningless without an event.
    let duration: Scheduling.Span
    /// Who must be free together, when a meeting of several hosts is moved.
    let panel: AssignmentRule?
    /// What else a one-time link asks of the times.
    var restriction = LinkRestriction()

    init(
        page: BookingPage,
        event: EventType,
        duration: Scheduling.Span,
        panel: AssignmentRule? = nil
    ) {
        self.panel = panel
        self.page = page
        self.event = event
        self.duration = duration
    }

    /// Reads the event and the length as they were sent; the page's only event and an event's
    /// first length need not be.
    ///
    /// `nil` when one of them is not the page's, or is missing.
    init?(
        page: BookingPage,
        event eventText: String,
        duration text: String,
        _ problems: inout FormProblems
    ) {
        let named = page.events.first { $0.id.text.utf8.elementsEqual(eventText.utf8) }
        let only = eventText.isEmpty && page.events.count == 1 ? page.events.first : nil
        guard let event = named ?? only else {
            problems[LiveField.event] = eventText.isEmpty ? .missing : .notAnOption
            return nil
        }
        guard let duration = Self.duration(text, of: event) else {
            problems[LiveField.duration] = .notAnOption
            return nil
        }
        self.init(page: page, event: event, duration: duration)
    }

    /// Wants the times of all events of a page, each of its first length.
    init(allOf page: BookingPage) {
        self.page = page
        event = nil
        duration = .zero
        panel = nil
    }

    /// Each event that is wanted, and its length.
    var events: [(event: EventType, duration: Scheduling.Span)] {
        guard let event else {
            return page.events.compactMap { event in event.durations.first.map { (event, $0) } }
        }
        return [(event, duration)]
    }

    private static func duration(_ text: String, of event: EventType) -> Scheduling.Span? {
        guard !text.isEmpty else { return event.durations.first }
        let span = Int(text).flatMap { Scheduling.Span(minutes: $0) } ?? Scheduling.Span(text)
        return span.flatMap { event.durations.contains($0) ? $0 : nil }
    }
}
