import BookingDocuments
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Scheduling

/// The routes with which the owner's programs read bookings.
struct ListingRoutes {
    let desk: BookingDesk
    let keys: any OwnerKeyring

    var routes: [Route] {
        [Route(.get, "/v1/bookings", [.speaksJSON]) { try await list($0) }]
    }

    private func list(_ request: RouteRequest) async throws -> Response {
        try await KeyCheck(keys: keys, now: desk.now).check(request, for: .bookings)
        let query = try ListingQuery(request, zones: desk.catalog.zones)
        // One more than was asked for shows whether there is a next page.
        var found = try await desk.ledger.bookings(matching: query.filter)
        let hasMore = found.count > query.limit
        if hasMore { found.removeLast(found.count - query.limit) }
        let next = hasMore ? found.last.map { BookingCursor(start: $0.start, id: $0.id) } : nil
        return response(found, query, next: next)
    }

    private func response(
        _ bookings: [Booking],
        _ query: ListingQuery,
        next: BookingCursor?
    ) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let next, let link = HTTPField.Name("Link") {
            let address = desk.catalog.endpoint.text + "v1/bookings?" + query.text(after: next)
            headers[link] = "<\(address)>; rel=\"next\""
        }
        headers[.contentType] = query.form.mediaType
        if let name = query.form.fileName {
            headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        }
        let bytes = content(bookings, query.form, next: next)
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    private func content(
        _ bookings: [Booking],
        _ form: ListingForm,
        next: BookingCursor?
    ) -> [UInt8] {
        let catalog = desk.catalog
        switch form {
        case .csv: return BookingTable.csv(bookings)
        case .ics:
            return BookingCalendar(
                name: catalog.site.name,
                domain: SiteDomain(catalog.site.siteURL),
                zones: catalog.zones.database
            ).bytes(bookings)
        case .json:
            let list: JSONValue = [
                "bookings": .array(bookings.map(BookingRecord.value)),
                "next": next.map { .string($0.text) } ?? .null,
            ]
            return list.compact
        }
    }
}
