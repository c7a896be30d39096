import Digests
import Markup
package import Scheduling
import SiteSource

/// A change that only the owner may ask for, of the process that has the database.
package enum OwnerRequest: Hashable, Sendable {
    /// Deletes all that is known of a person.
    case forget(EmailAddress)
    /// Keeps the digest of a key.
    case addKey(OwnerKey, TokenDigest)
    case revokeKey(DefinitionID)
    /// Keeps new one-time links; see ``parts``.
    case mintLinks([NewLink])
    case revokeLink(LinkID)
    /// Says that links of a backup are still good.
    case confirmLinks
    case cancelBooking(BookingID, reason: String?)
    case moveBooking(BookingID, to: Instant, reason: String?)

    /// Where the request goes on the owner's port.
    package var path: String {
        switch self {
        case .forget: "/admin/forget"
        case .addKey: "/admin/keys"
        case .revokeKey: "/admin/keys/revoke"
        case .mintLinks: "/admin/links"
        case .revokeLink: "/admin/links/revoke"
        case .confirmLinks: "/admin/links/confirm"
        case .cancelBooking: "/admin/bookings/cancel"
        case .moveBooking: "/admin/bookings/move"
        }
    }

    /// What the request says, and when it was made, in JSON.
    package func body(at now: Instant) -> [UInt8] { json(at: now).compact }

    private func json(at now: Instant) -> JSONValue {
        let time = JSONValue.Member("time", .integer(now.seconds))
        switch self {
        case .forget(let person):
            return .object([time, JSONValue.Member("email", .string(person.text))])
        case .addKey(let key, let digest):
            let scopes = key.scopes.map(\.rawValue).sorted().map(JSONValue.string)
            return .object([
                time, JSONValue.Member("name", .string(key.name.text)),
                JSONValue.Member("scopes", .array(scopes)),
                JSONValue.Member("created", .integer(key.created.seconds)),
                JSONValue.Member("expires", key.expires.map { .integer($0.seconds) } ?? .null),
                JSONValue.Member("digest", .array(digest.bytes.map { .integer(Int($0)) })),
            ])
        case .revokeKey(let name):
            return .object([time, JSONValue.Member("name", .string(name.text))])
        case .mintLinks(let links):
            return .object([time, JSONValue.Member("links", .array(links.map(\.json)))])
        case .revokeLink(let id):
            return .object([time, JSONValue.Member("id", .string(id.text))])
        case .confirmLinks: return .object([time])
        case .cancelBooking(let id, let reason): return .object([time] + Self.members(id, reason))
        case .moveBooking(let id, let start, let reason):
            let member = JSONValue.Member("start", .integer(start.seconds))
            return .object([time, member] + Self.members(id, reason))
        }
    }

    private static func members(_ id: BookingID, _ reason: String?) -> [JSONValue.Member] {
        [
            JSONValue.Member("id", .string(id.text)),
            JSONValue.Member("reason", reason.map { .string($0) } ?? .null),
        ]
    }

    /// Reads what came to a path; `nil` when it is not such a request.
    init?(path: String, _ json: JSONValue) {
        switch path {
        case "/admin/forget":
            guard case .string(let text) = json["email"], let person = EmailAddress(text) else {
                return nil
            }
            self = .forget(person)
        case "/admin/keys":
            guard let key = OwnerKey(json), case .array(let values) = json["digest"],
                let digest = TokenDigest(bytes: values.compactMap(\.byte))
            else { return nil }
            self = .addKey(key, digest)
        case "/admin/keys/revoke":
            guard case .string(let text) = json["name"], let name = DefinitionID(text) else {
                return nil
            }
            self = .revokeKey(name)
        case "/admin/links":
            guard case .array(let values) = json["links"] else { return nil }
            let links = values.compactMap { NewLink($0) }
            guard links.count == values.count else { return nil }
            self = .mintLinks(links)
        case "/admin/links/revoke":
            guard case .string(let text) = json["id"], let id = LinkID(text) else { return nil }
            self = .revokeLink(id)
        case "/admin/links/confirm": self = .confirmLinks
        case "/admin/bookings/cancel", "/admin/bookings/move":
            guard case .string(let text) = json["id"], let id = BookingID(text) else { return nil }
            var reason: String?
            if case .string(let words) = json["reason"] { reason = words }
            guard path.hasSuffix("move") else {
                self = .cancelBooking(id, reason: reason)
                return
            }
            guard case .integer(let start) = json["start"] else { return nil }
            self = .moveBooking(id, to: Instant(clamping: start), reason: reason)
        default: return nil
        }
    }

    /// Does what is asked for.
    ///
    /// Throws failures of the machine.
    ///
    /// - Returns: What came of it.
    package func carryOut(
        on records: any PersonalRecords,
        _ keys: any OwnerKeyring,
        _ links: any OneTimeLinkLedger,
        _ bookings: any OwnedBookings,
        at now: Instant
    ) async throws -> OwnerAnswer {
        switch self {
        case .forget(let person): return .forgotten(try await records.forget(person))
        case .addKey(let key, let digest):
            do {
                try await keys.add(key, of: digest)
                return .done
            } catch let refusal as OwnerKeyRefusal {
                switch refusal {
                case .nameTaken: return .nameTaken
                }
            }
        case .revokeKey(let name): return try await keys.revoke(name) ? .done : .notFound
        case .mintLinks(let new):
            try await links.mint(new)
            return .done
        case .revokeLink(let id):
            return try await links.revoke(id, at: now) == nil ? .notFound : .done
        case .confirmLinks: return .counted(try await links.confirmLinks(at: now))
        case .cancelBooking(let id, let reason):
            return try await Self.answer { try await bookings.cancel(id, reason: reason) }
        case .moveBooking(let id, let start, let reason):
            return try await Self.answer { try await bookings.move(id, to: start, reason: reason) }
        }
    }

    /// What came of a change of a booking.
    private static func answer(to change: () async throws -> Void) async throws -> OwnerAnswer {
        do {
            try await change()
            return .done
        } catch let refusal as ChangeRefusal {
            return OwnerRefusal(refusal).map { .refused($0) } ?? .notFound
        } catch is NotOffered {
            return .refused(.notOffered)
        }
    }
}

extension OwnerKey {
    fileprivate init?(_ json: JSONValue) {
        guard case .string(let text) = json["name"], let name = DefinitionID(text),
            case .array(let values) = json["scopes"], case .integer(let created) = json["created"]
        else { return nil }
        let scopes = values.compactMap { value -> Scope? in
            guard case .string(let text) = value else { return nil }
            return Scope(rawValue: text)
        }
        guard scopes.count == values.count else { return nil }
        var expires: Instant?
        if case .integer(let seconds) = json["expires"] { expires = Instant(clamping: seconds) }
        self.init(
            name: name,
            scopes: Set(scopes),
            created: Instant(clamping: created),
            expires: expires
        )
    }
}

extension JSONValue {
    /// A member of an object; `nil` when there is none.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    fileprivate var byte: UInt8? {
        guard case .integer(let number) = self else { return nil }
        return UInt8(exactly: number)
    }
}
