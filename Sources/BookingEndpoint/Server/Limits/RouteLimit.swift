/// A limit that holds for every request to a route, before its handler sees it.
package struct RouteLimit: Hashable, Sendable {
    enum Subject: Hashable {
        case client
        case parameter(String)
        case token(String)
    }

    let subject: Subject
    let rate: Rate
    /// The kind of thing that is counted; limits with the same name count together.
    let name: String

    /// How often one client's network may ask; counted together over all routes with this rate.
    package static func client(_ rate: Rate) -> RouteLimit {
        RouteLimit(subject: .client, rate: rate, name: "client")
    }

    /// How often all clients together may ask for one value of a parameter of the path, such as
    /// one page or one link.
    package static func parameter(_ name: String, _ rate: Rate) -> RouteLimit {
        RouteLimit(subject: .parameter(name), rate: rate, name: name)
    }

    /// The same for a parameter that holds a token, which counts as one however it is written.
    static func token(_ name: String, _ rate: Rate) -> RouteLimit {
        RouteLimit(subject: .token(name), rate: rate, name: name)
    }
}
