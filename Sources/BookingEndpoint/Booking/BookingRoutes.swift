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

    /// All routes below the path of the endpoint's address, and pages of the site for the rest.
    package func table(below prefix: String) -> Routes {
        var table = Routes(below: prefix, all)
        table.refusalPage = { [desk] refusal, requestID in
            PageAnswer(catalog: desk.catalog).page(forAddress: refusal, requestID: requestID)
        }
        return table
    }

    private var all: [Route] {
        let ofDesk =
            PageRoutes(desk: desk).routes + ProgramRoutes(desk: desk, cache: TimesCache()).routes
            + ListingRoutes(desk: desk, keys: keys).routes
            + LinkRoutes(desk: desk, keys: keys).routes
        return ofDesk.map(desk.pinning) + [
            Route(.get, "/openapi.json") { _ in .json(PackageResources.openapi_json) }
        ]
    }
}
