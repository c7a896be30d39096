import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Scheduling
import SiteRendering

/// The routes for programs: scripts of the site's pages, and whoever reads `openapi.json`.
struct ProgramRoutes {
    let desk: BookingDesk
    let cache: TimesCache

    var routes: [Route] {
        [
            Route(.get, "/v1/pages/{link}/times", [.isShared, .speaksJSON]) { try await times($0) },
            Route(.post, "/v1/bookings", [.isShared, .speaksJSON], accepts: [.json]) {
                try await book($0)
            },
        ]
    }

    // MARK: Times

    private func times(_ request: RouteRequest) async throws -> Response {
        let catalog = desk.catalog
        let now = desk.now
        let key = TimesCache.Key(request.head.path ?? "", catalog: catalog.revision, now: now)
        if let bytes = cache.bytes(for: key, revision: { desk.ledger.revision(of: $0) }) {
            return .json(bytes)
        }
        let page = try catalog.page(at: request.parameter("link"))
        let query = try TimesQuery(request.query, page: page, zones: catalog.zones, now: now)
        let hosts = catalog.hosts(of: page)
        let revision = hosts.reduce(0) { $0 &+ desk.ledger.revision(of: $1) }
        var problems = FormProblems()
        let wish =
            query.event.isEmpty && query.duration.isEmpty
            ? TimeWish(allOf: page)
            : TimeWish(page: page, event: query.event, duration: query.duration, &problems)
        if let master = catalog.master(page.id), !master.assigns {
            // Times are those of one of its pages, such as `coaches.ada-intro`.
            problems[LiveField.page] = .missing
            throw Refusal.fields(problems)
        }
        guard let wish else { throw Refusal.fields(problems) }
        guard let range = query.range else { throw Refusal.malformed }
        let times = try await desk.times(wish, in: range)
        let answer = TimesAnswer(
            page: page,
            zone: query.zone,
            zoneVersion: catalog.zones.version,
            dates: query.dates,
            times: times
        )
        let bytes = ByteBuffer(bytes: answer.json)
        cache.keep(bytes, for: key, hosts: hosts, revision: revision)
        return .json(bytes)
    }

    // MARK: Booking

    private func book(_ request: RouteRequest) async throws -> Response {
        let key = try request.idempotencyKey
        let submission = try BookingSubmission(json: request.body, key: key)
        do {
            return answer(to: try await desk.book(completed(submission), request))
        } catch let problem as SealedLinkProblem {
            switch problem {
            case .broken: throw Refusal.notFound
            case .expired: throw Refusal.gone
            }
        } catch let problem as BookingProblem {
            switch problem {
            case .fields(let problems): throw Refusal.fields(problems)
            case .notOpen(_, let nearest):
                throw Refusal.slotTaken(nearest: .array(nearest.map(\.json)))
            case .link(.unknown, _): throw Refusal.notFound
            case .link(.otherTimesOnly, _): throw Refusal.slotTaken(nearest: .array([]))
            case .link: throw Refusal.gone
            case .keyReused:
                throw Refusal.unprocessable([
                    FieldProblem("Idempotency-Key", "The key was used for another request.")
                ])
            }
        }
    }

    /// What was sent, with what a sealed link knows; a one-time link counts more.
    private func completed(_ submission: BookingSubmission) throws -> BookingSubmission {
        guard submission.link.isEmpty, !submission.sealed.isEmpty else { return submission }
        let visit = try LinkVisit(
            sealed: submission.sealed,
            with: desk.sealKeys(),
            query: LinkDetails(submission.campaign.fields),
            choosing: submission.page,
            in: desk.catalog,
            at: desk.now
        )
        return visit.completing(submission)
    }

    private func answer(to outcome: BookingDesk.Outcome) -> Response {
        switch outcome {
        case .booked(let booking, let token):
            let manage = desk.catalog.endpoint.text + "m/" + token.secret
            let links: JSONValue = [
                "manage": .string(manage), "ics": .string(manage + ".ics"),
            ]
            return .json(booking.json(with: links).compact, status: .created)
        case .alreadyBooked(let booking):
            // Who asks may not be who booked, so nothing tells them how to change it.
            return .json(booking.json(with: [:]).compact, status: .ok)
        }
    }
}

extension Booking {
    /// The booking as who made it reads it.
    fileprivate func json(with links: JSONValue) -> JSONValue {
        var members = [
            JSONValue.Member("id", .string(id.text)),
            JSONValue.Member("start", .string(start.text)),
            JSONValue.Member("end", .string(end.text)),
            JSONValue.Member("zone", .string(customer.zone)),
            JSONValue.Member("host", .string(terms.hostName)),
        ]
        if case .object(let more) = links { members += more }
        return .object(members)
    }
}

extension RouteRequest {
    /// The key of an `Idempotency-Key` field, if there is one.
    fileprivate var idempotencyKey: String? {
        get throws(Refusal) {
            guard let name = HTTPField.Name("Idempotency-Key") else { return nil }
            let fields = head.headerFields[values: name]
            guard fields.count <= 1 else { throw .malformed }
            return try fields.first.map { field throws(Refusal) in
                try RequestIdentity.key(in: field)
            }
        }
    }
}

extension Response {
    /// JSON that is kept nowhere.
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        json(ByteBuffer(bytes: bytes), status: status)
    }

    /// The same of bytes that may be sent again.
    static func json(_ bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: bytes)
        )
    }
}
