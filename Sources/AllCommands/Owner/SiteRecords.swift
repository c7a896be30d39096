import BookingStore
import Scheduling

/// Everything in which a person is named: the database, and the messages in the outbox.
struct SiteRecords: PersonalRecords {
    let store: BookingStore
    let outbox: OutboxFolder

    func forget(_ person: EmailAddress) async throws -> ForgottenPerson {
        let (forgotten, messages) = try await store.forget(person) { forgotten in
            try outbox.remove(Set(forgotten.notices), naming: person)
        }
        return ForgottenPerson(
            bookings: forgotten.bookings,
            invitations: forgotten.invitations,
            messages: messages,
            links: forgotten.links
        )
    }
}
