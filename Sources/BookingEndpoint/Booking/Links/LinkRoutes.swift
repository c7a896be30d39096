import Hummingbird
import Markup
import Scheduling
import SiteRendering

/// The routes with which the owner's programs make, list and revoke one-time links.
struct LinkRoutes {
    let desk: BookingDesk
    let keys: any OwnerKeyring

    private static let maximumCount = 100

    var routes: [Route] {
        [
            Route(.post, "/v1/links", [.asksForKey, .speaksJSON], accepts: [.json]) {
                try await mint($0)
            },
            Route(.get, "/v1/links", .speaksJSON) { try await list($0) },
            Route(.delete, "/v1/links/{id}", [.bringsToken, .speaksJSON]) { try await revoke($0) },
        ]
    }

    private func check(_ request: RouteRequest) async throws {
        try await KeyCheck(keys: keys, now: desk.now).check(request, for: .links)
    }

    // MARK: Making

    private func mint(_ request: RouteRequest) async throws -> Response {
        try await check(request)
        let wish = try LinkWish(request.body)
        let catalog = desk.catalog
        var problems = FormProblems()
        for name in wish.unknown { problems[name] = .malformed }
        if !(1...Self.maximumCount).contains(wish.count) {
            problems["count"] = wish.count < 1 ? .below(1) : .above(Self.maximumCount)
        }
        let page = DefinitionID(wish.page).flatMap { catalog.linkedPage($0) }
        guard let page = page ?? (try? catalog.page(at: wish.page)) else {
            problems[LiveField.page] = wish.page.isEmpty ? .missing : .notAnOption
            throw Refusal.fields(problems)
        }
        let terms: LinkTerms
        switch wish.link.terms(of: page, with: catalog.hosts(foundOn: page.id), at: desk.now) {
        case .success(let agreed): terms = agreed
        case .failure(let more): throw Refusal.fields(problems.merged(with: more))
        }
        guard problems.isEmpty else { throw Refusal.fields(problems) }
        let minted = (0..<wish.count).compactMap { _ in MintedLink(terms, random: desk.random) }
        guard minted.count == wish.count else { throw Refusal.failure }
        try await desk.links.mint(minted.map(\.kept))
        let links = minted.map { link -> JSONValue in
            [
                "id": .string(link.link.id.text),
                "url": .string(link.address(below: catalog.endpoint)),
                "expires": .string(link.link.expires.text),
            ]
        }
        let answer: JSONValue = ["links": .array(links)]
        return .json(answer.compact, status: .created)
    }

    // MARK: Listing

    private func list(_ request: RouteRequest) async throws -> Response {
        try await check(request)
        let now = desk.now
        var problems = FormProblems()
        var filter = LinkFilter(at: now)
        var limit = 100
        for field in request.query.fields {
            let value = try request.query.value(field.name) ?? ""
            switch field.name {
            case "page":
                filter.page = DefinitionID(value)
                if filter.page == nil { problems["page"] = .notAnOption }
            case "status":
                filter.state = OneTimeLink.State(rawValue: value)
                if filter.state == nil { problems["status"] = .notAnOption }
            case "email":
                filter.email = EmailAddress(value)
                if filter.email == nil { problems["email"] = .notEmail }
            case "after":
                filter.after = LinkID(value)
                if filter.after == nil { problems["after"] = .malformed }
            case "limit":
                limit = Int(value) ?? 0
                if !(1...500).contains(limit) {
                    problems["limit"] = limit < 1 ? .below(1) : .above(500)
                }
            default: problems[field.name] = .malformed
            }
        }
        guard problems.isEmpty else { throw Refusal.fields(problems) }
        // One more than was asked for shows whether there is a next part.
        filter.limit = limit + 1
        let found = try await desk.links.links(matching: filter)
        let part = found.prefix(limit)
        let answer: JSONValue = [
            "links": .array(part.map { LinkRecord.value($0, at: now) }),
            "next": found.count > limit ? (part.last?.id.text).map { .string($0) } ?? .null : .null,
        ]
        return .json(answer.compact)
    }

    // MARK: Revoking

    private func revoke(_ request: RouteRequest) async throws -> Response {
        try await check(request)
        guard let id = LinkID(try request.parameter("id")),
            try await desk.links.revoke(id, at: desk.now) != nil
        else { throw Refusal.notFound }
        return Response(status: .noContent, headers: [.cacheControl: "no-store"])
    }
}
