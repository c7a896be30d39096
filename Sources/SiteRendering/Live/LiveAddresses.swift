import Markup
import Scheduling

/// The endpoint's addresses, as its pages write them.
struct LiveAddresses: Sendable {
    /// With a slash at its end.
    private let endpoint: WebAddress

    init(endpoint: WebAddress) { self.endpoint = endpoint }

    /// The path of the endpoint's root.
    var root: String { endpoint.path }

    /// A booking page, in whichever step its query says.
    func book(_ link: PublicLink, _ query: [CarriedParameter] = []) -> HTMLAddress {
        address("book/" + link.text, query)
    }

    /// A booking page at the address at which the visitor came to it.
    func page(_ door: LiveDoor, _ query: [CarriedParameter] = []) -> HTMLAddress {
        address(door.path, query)
    }

    /// What step two is sent to.
    var bookings: HTMLAddress { address("bookings") }

    func manage(_ token: BearerToken, _ query: [CarriedParameter] = []) -> HTMLAddress {
        address("m/" + token.secret, query)
    }

    func calendarFile(_ token: BearerToken) -> HTMLAddress {
        address("m/" + token.secret + ".ics")
    }

    func cancel(_ token: BearerToken) -> HTMLAddress { address("m/" + token.secret + "/cancel") }

    func move(_ token: BearerToken) -> HTMLAddress { address("m/" + token.secret + "/move") }

    /// The whole manage link, to be kept.
    func manageLink(_ token: BearerToken) -> String { endpoint.text + "m/" + token.secret }

    private func address(_ path: String, _ query: [CarriedParameter] = []) -> HTMLAddress {
        HTMLAddress(root: root, path: path, query: query.map { ($0.name, $0.value) })
    }
}
