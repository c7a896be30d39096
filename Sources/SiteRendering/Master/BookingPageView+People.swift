import Markup
import Scheduling

/// Who can be met by a master page, and when.
extension BookingPageView {
    func people(of master: MasterPage, _ html: inout HTML) {
        html.element(.section, .class("people")) { html in
            html.element(.h2, text: words.people)
            for page in master.acceptingPages { person(page, &html) }
        }
    }

    /// One page: who, what they do, and their hours, which open.
    private func person(_ page: BookingPage, _ html: inout HTML) {
        let member = BookingPageView(page: page, frame: frame)
        html.element(.section) { html in
            if page.title != page.host.name {
                html.element(.h3) { voice.write(page.title, in: .span, into: &$0) }
            }
            html.element(.div, .class("host")) { member.host(&$0) }
            html.element(.details) { html in
                html.element(.summary, text: words.hours)
                html.element(.div, .class("hours")) { member.weeklyHours(&$0) }
            }
        }
    }
}
