import HTTPTypes
import Hummingbird

/// The routes of the endpoint, looked up before the files of the site.
package struct Routes: Sendable {
    /// The parts of the path of the endpoint's root.
    let prefix: [String]
    /// Draws the page for a refusal and a request's id, in the looks of the site; `nil` for those
    /// that the server words itself.
    var refusalPage: RefusalPage = { _, _ in nil }
    typealias RefusalPage = @Sendable (Refusal, String) -> Response?

    /// By how much their templates say, most first.
    private let places: [Place]

    /// Makes a table of routes below a path.
    ///
    /// - Parameters:
    ///   - prefix: The path of the endpoint's address as it stands there, such as `/` or
    ///     `/booking/`.
    ///   - routes: In any order; of two with the same method and path the first is taken.
    package init(below prefix: String = "/", _ routes: [Route] = []) {
        self.prefix = RequestTarget.prefix(prefix)
        var places: [(template: RouteTemplate, routes: [Route])] = []
        for route in routes {
            if let place = places.firstIndex(where: { $0.template.isLike(route.template) }) {
                places[place].routes.append(route)
            } else {
                places.append((route.template, [route]))
            }
        }
        self.places = places.map { Place($0.template, $0.routes) }.sorted {
            $0.template.rank.lexicographicallyPrecedes($1.template.rank)
        }
    }

    /// The routes of one template, one for each method; a class, because every request holds one.
    fileprivate final class Place: Sendable {
        let template: RouteTemplate
        let routes: [Route]
        /// What the address allows, in the words of an `Allow` field.
        let allowed: String
        /// The methods that scripts of the site's pages may use here.
        let sharedMethods: Set<HTTPRequest.Method>
        /// The methods that scripts of any page may use here, with a key.
        let keyedMethods: Set<HTTPRequest.Method>
        let speaksJSON: Bool

        init(_ template: RouteTemplate, _ routes: [Route]) {
            self.template = template
            self.routes = routes
            var names = Set(routes.map(\.method.rawValue))
            if names.contains("GET") { names.insert("HEAD") }
            allowed = names.sorted().joined(separator: ", ")
            sharedMethods = Set(routes.filter { $0.traits.contains(.isShared) }.map(\.method))
            keyedMethods = Set(routes.filter { $0.traits.contains(.asksForKey) }.map(\.method))
            speaksJSON = routes.contains { $0.traits.contains(.speaksJSON) }
        }
    }

    /// The routes at one address.
    struct Match {
        fileprivate let place: Place
        /// The values of the template's parameters.
        let parameters: [String: String]

        var template: RouteTemplate { place.template }
        var sharedMethods: Set<HTTPRequest.Method> { place.sharedMethods }
        var keyedMethods: Set<HTTPRequest.Method> { place.keyedMethods }
        var speaksJSON: Bool { place.speaksJSON }
        var isShared: Bool { !place.sharedMethods.isEmpty || !place.keyedMethods.isEmpty }

        /// The route that answers a method.
        ///
        /// - Throws: ``Refusal/methodNotAllowed(allowed:)``.
        func route(for method: HTTPRequest.Method) throws(Refusal) -> Route {
            let method = method == .head ? .get : method
            for route in place.routes where route.method == method { return route }
            throw .methodNotAllowed(allowed: place.allowed)
        }
    }

    /// The routes at the address that a request asks for; `nil` when there are none.
    func match(_ target: RequestTarget) -> Match? {
        guard target.parts.starts(with: prefix) else { return nil }
        let path = target.parts.dropFirst(prefix.count)
        for place in places {
            let parameters = place.template.parameters(of: path, isFolder: target.isFolder)
            if let parameters { return Match(place: place, parameters: parameters) }
        }
        return nil
    }
}
