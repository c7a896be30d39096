import Markup
import Scheduling

/// What is moved.
struct MoveHeading {
    let booking: Booking
    let page: PlainPage

    func write(_ html: inout HTML) {
        html.element(.header, .class("sign")) { html in
            html.element(.h1, .id("book-title"), .tabindex(-1)) { $0.append(page.words.moveTitle) }
            html.element(.p, .class("lead"), page.voice.mark) { html in
                html.append(booking.terms.eventName)
            }
        }
    }
}
