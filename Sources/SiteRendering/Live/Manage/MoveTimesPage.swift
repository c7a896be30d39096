import Markup
import Scheduling

/// The times to which a booked meeting can be moved.
struct MoveTimesPage {
    let move: MoveOffer
    let frame: PageFrame
    let addresses: LiveAddresses

    private var words: Words { frame.words }
    private var plain: PlainPage {
        PlainPage(frame: frame, page: move.page, leadsHome: move.booking.link == nil)
    }

    func document() -> [UInt8] {
        plain.document(title: words.moveTitle) { html in
            html.element(.section, .class("card"), .aria("labelledby", "book-title")) { html in
                MoveHeading(booking: move.booking, page: plain).write(&html)
                now(&html)
                if move.isChosenTimeTaken {
                    html.element(.div, attributes: DetailsCard.notice) { html in
                        html.element(.p, text: words.notOpen)
                    }
                }
                form.write(into: &html)
                html.element(.div, .class("actions")) { html in
                    html.element(.a, .class("mail"), .href(addresses.manage(move.token))) { html in
                        html.append(words.keepTime)
                    }
                }
            }
        }
    }

    private func now(_ html: inout HTML) {
        let facts = BookingFacts(
            booking: move.booking,
            zone: move.list.zone,
            hostZone: nil,
            page: plain
        )
        html.element(.dl) { html in
            html.element(.div) { html in
                html.element(.dt, text: words.now)
                html.element(.dd) { facts.time(move.booking.start, move.booking.end, &$0) }
            }
        }
    }

    private var form: TimesForm {
        let event = move.page.events.first { $0.id == move.booking.event }
        let seats = event.map { move.page.rules(for: $0).seats } ?? .one
        return TimesForm(
            list: move.list,
            action: addresses.manage(move.token),
            hidden: [CarriedParameter(LiveField.move, "1")],
            address: { addresses.manage(move.token, $0) },
            showsSeats: seats != .one && seats != .unlimited,
            convertsZone: move.page.convertsZone,
            clock: ClockInWords(words: words, clock: frame.site.clock, zone: move.list.zone),
            heading: .h2
        )
    }
}
