import HTTPTypes
import Markup
package import Scheduling
import SiteSource

/// The routes on the owner's port that change things.
///
/// Every program on this machine can reach the port, so each request carries a seal that only who
/// can read the key's file can make, over all that it says and the moment at which it was made.
package struct OwnerRoutes: Sendable {
    private let records: any PersonalRecords
    private let keys: any OwnerKeyring
    private let links: any OneTimeLinkLedger
    private let bookings: any OwnedBookings
    private let secrets: EndpointSecrets
    private let clock: @Sendable () -> Instant

    /// Seconds for which a request is good, before and after its moment.
    private static let lifetime = 60

    package init(
        records: any PersonalRecords,
        keys: any OwnerKeyring,
        links: any OneTimeLinkLedger,
        bookings: any OwnedBookings,
        secrets: EndpointSecrets,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.records = records
        self.keys = keys
        self.links = links
        self.bookings = bookings
        self.secrets = secrets
        self.clock = clock
    }

    package var all: [Route] {
        let templates: [RouteTemplate] = [
            "/admin/forget", "/admin/keys", "/admin/keys/revoke", "/admin/links",
            "/admin/links/revoke", "/admin/links/confirm", "/admin/bookings/cancel",
            "/admin/bookings/move",
        ]
        return templates.map { template in
            Route(.post, template, [.bringsToken, .speaksJSON], accepts: [.json]) { request in
                let answer = try await answer(to: request, at: template.text)
                return .json(answer.json.compact, status: answer.status)
            }
        }
    }

    private func answer(to request: RouteRequest, at path: String) async throws -> OwnerAnswer {
        let fields = request.head.headerFields[values: .authorization]
        guard fields.count == 1, let seal = secrets.seal(of: request.body, to: path),
            fields[0].utf8.elementsEqual("Bearer \(seal)".utf8)
        else { throw Refusal.unauthorized }
        guard let json = JSONValue(json: request.body), case .integer(let time) = json["time"]
        else { throw Refusal.malformed }
        let now = clock()
        let good = now.seconds - Self.lifetime...now.seconds + Self.lifetime
        guard good.contains(time) else {
            throw Refusal.unauthorized
        }
        guard let request = OwnerRequest(path: path, json) else { throw Refusal.malformed }
        do {
            return try await request.carryOut(on: records, keys, links, bookings, at: now)
        } catch let failure as any LedgerFailure {
            return .failed("\(failure)")
        }
    }
}

extension EndpointSecrets {
    /// What shows that a request to the owner's port comes from who can read the key's file.
    ///
    /// It says nothing of the key, so that a program that got the request by mistake can make no
    /// other one.
    package func seal(of body: [UInt8], to path: String) -> String? {
        digest(of: Array("owner 1 \(path) ".utf8) + body)
    }
}
