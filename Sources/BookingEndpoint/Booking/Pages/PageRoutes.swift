import HTTPTypes
import Hummingbird
import NIOCore
import SiteRendering

/// The routes for browsers: pages that are drawn on request, and the plain forms on them.
struct PageRoutes {
    let desk: BookingDesk

    var routes: [Route] {
        [
            page(.get, "/book/{link}", [.isShared, .isLinked]) {
                try await BookingPages(desk, $0).show()
            },
            page(.get, "/p/{sealed}", [.isShared, .isLinked], limits: Self.opening) {
                try await BookingPages(desk, $0).showSealed()
            },
            page(.get, "/p/{sealed}/", .isLinked, limits: Self.opening) {
                try await BookingPages(desk, $0).showSealed()
            },
            page(.get, "/o/{token}", .isLinked, limits: Self.looking) {
                try await BookingPages(desk, $0).showOneTime()
            },
            page(.post, "/bookings", .isShared) { try await BookingPages(desk, $0).book() },
            // A script that sends the form follows the answer to the confirmation.
            page(.get, "/m/{token}", .isShared, limits: Self.looking) {
                try await ManagePages(desk, $0).show()
            },
            page(.get, "/m/{token}.ics", limits: Self.looking) {
                try await ManagePages(desk, $0).calendarFile()
            },
            page(.post, "/m/{token}/cancel", .bringsToken, limits: Self.changing) {
                try await ManagePages(desk, $0).cancel()
            },
            page(.post, "/m/{token}/move", .bringsToken, limits: Self.changing) {
                try await ManagePages(desk, $0).move()
            },
            Route(.get, "/book/assets/{name}") { try asset($0) },
        ]
    }

    private static let looking: [RouteLimit] = [
        .client(.reading), .token("token", .lookingAtLink),
    ]
    private static let opening: [RouteLimit] = [
        .client(.reading), .parameter("sealed", .lookingAtLink),
    ]
    private static let changing: [RouteLimit] = [
        .client(.changing), .token("token", .changingByLink),
    ]

    /// A route whose refusals are pages too, unless a program asks.
    private func page(
        _ method: HTTPRequest.Method,
        _ template: RouteTemplate,
        _ traits: Route.Traits = [],
        limits: [RouteLimit]? = nil,
        answer: @escaping Route.Handler
    ) -> Route {
        Route(method, template, traits, accepts: [.form], limits: limits) { request in
            do {
                return try await answer(request)
            } catch  where !request.prefersJSON && !(error is AnsweredFailure) {
                let page = PageAnswer(catalog: desk.catalog)
                    .page(for: Refusal(of: error), requestID: request.requestID)
                guard let page else { throw error }
                throw AnsweredFailure(cause: error, response: page)
            }
        }
    }

    /// A script or a stylesheet of the pages; its name changes with its content.
    private func asset(_ request: RouteRequest) throws(Refusal) -> Response {
        let name = try request.parameter("name")
        guard let bytes = desk.catalog.asset(name) else { throw .notFound }
        return Response(
            status: .ok,
            headers: [
                .contentType: MediaType.of(name),
                .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
