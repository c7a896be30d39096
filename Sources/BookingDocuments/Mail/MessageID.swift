package import Scheduling

/// The name of a mail, unlike that of any other in the world.
///
/// The same notice has the same name whenever it is sent, so that a mail that was sent twice can be
/// told to be one.
package struct MessageID: Hashable, Sendable {
    /// `17.0123456789abcdef.0.customer@book.example.com`, without angle brackets.
    package let text: String

    package init(of notice: BookingNotice, at domain: SiteDomain) {
        let booking = notice.booking
        let recipient = notice.recipient.rawValue
        text = "\(notice.id).\(booking.id.text).\(booking.sequence).\(recipient)@\(domain.text)"
    }
}
