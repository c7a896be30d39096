import Scheduling

/// The date of a mail (RFC 5322, 3.3).
enum MailDate {
    /// `Tue, 01 Dec 2026 10:00:00 +0000`.
    static func text(of instant: Instant) -> String {
        let (day, second) = instant.seconds.quotientAndRemainder(dividingBy: 86_400)
        let date = CivilDate(dayNumber: day) ?? .last
        var text = Array("\(days[date.weekday.rawValue]), ".utf8)
        text.append(twoDigits: date.day)
        text += " \(months[date.month - 1]) \(date.year) ".utf8
        text.append(twoDigits: second / 3600)
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: second / 60 % 60)
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: second % 60)
        text.append(word: " +0000")
        return String(decoding: text, as: UTF8.self)
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
