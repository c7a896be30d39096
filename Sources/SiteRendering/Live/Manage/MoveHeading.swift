import Markup
import Scheduling

/// What is moved, and from when.
struct MoveHeading {
    let booking: Booking
    let zone: ZoneRules
    let page: PlainPage

    func write(_ html: inout HTML) {
        let words = page.words
        html.element(.header, .class("sign")) { html in
            html.element(.h1, .id("book-title"), .tabindex(-1)) { $0.append(words.moveTitle) }
            html.element(.p, .class("lead"), page.voice.mark) { html in
                html.append(booking.terms.eventName)
            }
        }
        html.element(.dl) { html in
            html.element(.div) { html in
                html.element(.dt, text: words.now)
                html.element(.dd) { html in
                    let facts = BookingFacts(
                        booking: booking,
                        zone: zone,
                        hostZone: nil,
                        page: page
                    )
                    html.append(facts.time(booking.start, booking.end))
                }
            }
        }
    }
}
