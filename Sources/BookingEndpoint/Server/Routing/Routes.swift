import HTTPTypes

/// The routes of the endpoint, looked up before the files of the site.
package struct Routes: Sendable {
    private let prefix: [String]
    private let routes: [Route]

    /// Makes a table of routes below a path.
    ///
    /// - Parameters:
    ///   - prefix: The path of the endpoint's address as it stands there, such as `/` or
    ///     `/booking/`.
    ///   - routes: In any order; of two with the same method and path the first is taken.
    package init(below prefix: String = "/", _ routes: [Route] = []) {
        self.prefix = RequestTarget.prefix(prefix)
        self.routes = routes
    }

    /// The routes at one address.
    struct Match {
        let template: RouteTemplate
        fileprivate let routes: [(route: Route, parameters: [String: String])]

        /// What the address allows, in the words of an `Allow` field.
        var allowed: String {
            var names = Set(routes.map(\.route.method.rawValue))
            if names.contains("GET") { names.insert("HEAD") }
            return names.sorted().joined(separator: ", ")
        }

        /// The methods that scripts of the site's pages may use here.
        var sharedMethods: Set<HTTPRequest.Method> {
            Set(routes.filter { $0.route.traits.contains(.isShared) }.map(\.route.method))
        }

        var speaksJSON: Bool { routes.contains { $0.route.traits.contains(.speaksJSON) } }

        var isShared: Bool { routes.contains { $0.route.traits.contains(.isShared) } }

        /// The route that answers a method, and the values of its parameters.
        ///
        /// - Throws: ``Refusal/methodNotAllowed(allowed:)``.
        func route(
            for method: HTTPRequest.Method
        ) throws(Refusal) -> (route: Route, parameters: [String: String]) {
            let method = method == .head ? .get : method
            guard let found = routes.first(where: { $0.route.method == method }) else {
                throw .methodNotAllowed(allowed: allowed)
            }
            return found
        }
    }

    /// The routes at the address that a request asks for; `nil` when there are none.
    func match(_ target: RequestTarget) -> Match? {
        guard target.parts.starts(with: prefix) else { return nil }
        let path = target.parts.dropFirst(prefix.count)
        let matching = routes.compactMap { route in
            route.template.parameters(of: path, isFolder: target.isFolder).map {
                (rank: route.template.rank, found: (route: route, parameters: $0))
            }
        }
        let best = matching.min { $0.rank.lexicographicallyPrecedes($1.rank) }
        guard let best else { return nil }
        return Match(
            template: best.found.route.template,
            routes: matching.filter { $0.rank == best.rank }.map(\.found)
        )
    }
}
