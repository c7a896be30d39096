import Markup
import Scheduling

/// The old and the new time of a meeting, to choose between.
///
/// Neither is chosen beforehand, so that the form cannot be sent by pressing its button alone.
struct MoveReviewPage {
    let move: MoveReview
    let frame: PageFrame
    let addresses: LiveAddresses

    private var words: Words { frame.words }
    private var booking: Booking { move.booking }
    private var plain: PlainPage {
        PlainPage(frame: frame, page: move.page, leadsHome: move.booking.link == nil)
    }
    private var facts: BookingFacts {
        BookingFacts(booking: booking, zone: move.zone, hostZone: nil, page: plain)
    }

    func document() -> [UInt8] {
        plain.document(title: words.moveTitle) { html in
            html.element(.section, .class("card"), .aria("labelledby", "book-title")) { html in
                MoveHeading(booking: booking, page: plain).write(&html)
                html.element(
                    .form,
                    attributes: [
                        .class("form"), .method("post"), .action(addresses.move(move.token)),
                    ]
                ) { html in
                    choice(&html)
                    ReasonField(
                        rule: booking.terms.reason,
                        label: words.whyMove,
                        typed: move.typedReason,
                        isMissing: move.isReasonMissing,
                        words: words
                    ).write(into: &html)
                    html.element(.button, .class("go")) { $0.append(words.sendChoice) }
                }
                html.element(.div, .class("actions")) { html in
                    html.element(.a, .class("mail"), .href(otherTimes)) { html in
                        html.append(words.chooseOtherTime)
                    }
                }
            }
        }
    }

    private func choice(_ html: inout HTML) {
        for (name, value) in [
            (LiveField.start, move.start.text), (LiveField.zone, move.zone.name),
        ] {
            html.element(.input, attributes: [.type("hidden"), .name(name), .value(value)])
        }
        let length = booking.end.seconds - booking.start.seconds
        let end = Instant(clamping: move.start.seconds + length)
        html.element(.fieldset, .class("field")) { html in
            html.element(.legend, text: words.moveQuestion)
            option(LiveChoice.move, words.newTime, move.start, end, &html)
            option(LiveChoice.keep, words.oldTime, booking.start, booking.end, &html)
        }
    }

    private func option(
        _ value: String,
        _ verb: String,
        _ start: Instant,
        _ end: Instant,
        _ html: inout HTML
    ) {
        html.element(.label, .class("option")) { html in
            var attributes: [HTMLAttribute] = [
                .type("radio"), .name(LiveField.choice), .value(value), .required,
            ]
            // Whoever is asked for a reason has chosen before.
            if move.isReasonMissing, value == LiveChoice.move { attributes.append(.checked) }
            html.element(.input, attributes: attributes)
            html.element(.span) { html in
                html.append(verb)
                facts.time(start, end, &html)
            }
        }
    }

    private var otherTimes: HTMLAddress {
        let clock = ClockInWords(words: words, clock: frame.site.clock, zone: move.zone)
        return addresses.manage(
            move.token,
            [
                CarriedParameter(LiveField.move, "1"),
                CarriedParameter(LiveField.from, clock.day(of: move.start).text),
                CarriedParameter(LiveField.zone, move.zone.name),
            ]
        )
    }
}
