import Markup
import Scheduling

/// A time as a radio button whose name holds the full date.
struct SlotView {
    let time: OpenTime
    let clock: ClockInWords
    let showsSeats: Bool

    /// Writes the button with what it shows.
    func write(_ shown: String, into html: inout HTML) {
        var name = clock.moment(time.start)
        let seats = showsSeats ? time.seatsLeft.map(clock.words.seatsLeft) : nil
        if let seats { name += ", " + seats }
        html.element(.label, .class("slot")) { html in
            html.element(
                .input,
                attributes: [
                    .type("radio"), .name(LiveField.start), .value(time.start.text), .required,
                    .aria("label", name),
                ]
            )
            html.element(.span) { html in
                html.append(shown)
                if let seats { html.element(.small, text: seats) }
            }
        }
    }
}
