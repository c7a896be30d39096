import Hummingbird
import NIOCore
package import Scheduling

/// All routes of the endpoint.
package struct BookingRoutes {
    private let desk: BookingDesk
    private let keys: any OwnerKeyring

    /// Takes the desk, and the keys of the owner's programs.
    package init(desk: BookingDesk, keys: any OwnerKeyring) {
        self.desk = desk
        self.keys = keys
    }

    package var all: [Route] {
        PageRoutes(desk: desk).routes + ProgramRoutes(desk: desk, cache: TimesCache()).routes
            + ListingRoutes(desk: desk, keys: keys).routes
            + LinkRoutes(desk: desk, keys: keys).routes
            + [Route(.get, "/openapi.json") { _ in .json(PackageResources.openapi_json) }]
    }
}
