import Hummingbird
import NIOCore

/// All routes of the endpoint.
package struct BookingRoutes {
    private let desk: BookingDesk

    package init(desk: BookingDesk) { self.desk = desk }

    package var all: [Route] {
        PageRoutes(desk: desk).routes + ProgramRoutes(desk: desk, cache: TimesCache()).routes
            + [Route(.get, "/openapi.json") { _ in .json(PackageResources.openapi_json) }]
    }
}
