import FoundationEssentials
import GRDB
import Scheduling

extension Writing {
    /// Keeps a new link.
    func mint(_ new: NewLink) throws {
        let link = new.link
        try run(
            """
            INSERT INTO oneTimeLink (
                id, digest, page, event, host, title, customerName, customerEmail, created, expires
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                link.id.text, Data(new.digest.bytes), link.page.text, link.restriction.event?.text,
                link.restriction.host?.text, link.title.map(stored),
                (link.customer?.name).map(stored), link.customer?.email?.text,
                link.created.seconds, link.expires.seconds,
            ]
        )
        let number = db.lastInsertedRowID
        for start in link.restriction.starts {
            try run("INSERT INTO linkStart VALUES (?, ?)", [number, start.seconds])
        }
        for (position, answer) in (link.customer?.answers ?? []).enumerated() {
            try run(
                "INSERT INTO linkAnswer VALUES (?, ?, ?, ?)",
                [number, position, stored(answer.field), stored(answer.value)]
            )
        }
    }

    /// The link with which an order is to book; `nil` when it brings none.
    ///
    /// - Throws: ``BookingRefusal/link(_:)`` when the link does not book that.
    func link(for order: BookingOrder) throws -> StoredLink? {
        guard let digest = order.link else {
            guard order.booking.link == nil else {
                throw StoreFailure.inconsistent("a booking names a link and does not bring it")
            }
            return nil
        }
        guard let stored = try StoredLink.opened(by: digest, in: db) else {
            throw BookingRefusal.link(.unknown)
        }
        let booking = order.booking
        guard booking.link == stored.link.id else {
            throw StoreFailure.inconsistent("a booking names another link than it brings")
        }
        // Whoever may yet be found for it must be whom the link is for.
        let hosts = order.assignment.map { $0.team.rule.owner.pages.map(\.host.id) }
        for host in Set(hosts ?? [booking.host]) {
            let refusal = stored.link.refusal(
                toBook: booking.event,
                of: order.linkedPage,
                with: host,
                at: booking.start,
                now: booking.created
            )
            if let refusal { throw BookingRefusal.link(refusal) }
        }
        return stored
    }

    /// Spends a link on a booking that has just been stored.
    func spend(_ link: StoredLink, on booking: Int64, reopens: Bool) throws {
        try run(
            "INSERT INTO linkUse (booking, link, reopens) VALUES (?, ?, ?)",
            [booking, link.number, reopens]
        )
    }

    /// Makes the link of a cancelled booking good again, where that was agreed.
    func reopenLink(of booking: Int64) throws {
        try run(
            "UPDATE linkUse SET holds = NULL WHERE booking = ? AND reopens = 1 AND holds = 1",
            [booking]
        )
    }

    /// Deletes what links know of a person, before the person's bookings are.
    ///
    /// Links that were made for the person and not used are deleted, and open nothing any more;
    /// others lose what they know, and stay spent.
    ///
    /// - Returns: How many links that were.
    func forgetLinks(of person: EmailAddress) throws -> Int {
        try run(
            "DELETE FROM oneTimeLink WHERE customerEmail = ? AND used IS NULL",
            [person.text]
        )
        let deleted = db.changesCount
        let numbers = try Int64.fetchAll(
            db,
            sql: """
                SELECT number FROM oneTimeLink WHERE customerEmail = ?1
                UNION SELECT u.link FROM linkUse u JOIN booking b ON b.number = u.booking
                    JOIN oneTimeLink l ON l.number = u.link
                    WHERE b.customerEmail = ?1 AND l.customerEmail IS NULL
                        AND (l.customerName IS NOT NULL OR l.title IS NOT NULL
                            OR EXISTS (SELECT 1 FROM linkAnswer WHERE link = l.number))
                """,
            arguments: [person.text]
        )
        for number in numbers {
            try run(
                """
                UPDATE oneTimeLink SET customerName = NULL, customerEmail = NULL, title = NULL
                WHERE number = ?
                """,
                [number]
            )
            try run("DELETE FROM linkAnswer WHERE link = ?", [number])
        }
        return deleted + numbers.count
    }
}
