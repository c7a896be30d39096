package import Markup
package import Scheduling

/// A one-time link as the owner's programs read it, without what opens it.
package enum LinkRecord {
    package static func value(_ link: OneTimeLink, at now: Instant) -> JSONValue {
        let customer = link.customer
        return [
            "id": .string(link.id.text),
            "page": .string(link.page.text),
            "event": (link.restriction.event?.text).json,
            "host": (link.restriction.host?.text).json,
            "times": .array(link.restriction.starts.map { .string($0.text) }),
            "title": link.title.json,
            "name": (customer?.name).json,
            "email": (customer?.email?.text).json,
            "created": .string(link.created.text),
            "expires": .string(link.expires.text),
            "status": .string(link.state(at: now).rawValue),
            "used": (link.use?.time.text).json,
            "booking": (link.use?.booking?.text).json,
            "revoked": (link.revoked?.text).json,
        ]
    }
}

extension String? {
    fileprivate var json: JSONValue { map { .string($0) } ?? .null }
}
