package import Scheduling

/// What pages refer to by id, and which ids have errors at their own place.
package struct Definitions: Sendable {
    package var hosts: [DefinitionID: Host] = [:]
    package var events: [DefinitionID: EventType] = [:]
    package var forms: [DefinitionID: [FormField]] = [:]
    /// By name below `content/images/`.
    package var images: [String: ImageReference] = [:]
    /// Where the site lets visitors be sent; `nil` when the site cannot be read.
    package var redirects: [WebAddress]?

    /// Definitions that exist but have errors.
    var brokenHosts: Set<DefinitionID> = []
    var brokenEvents: Set<DefinitionID> = []
    var brokenForms: Set<DefinitionID> = []
    var brokenImages: Set<String> = []
    /// The texts of hosts, events and forms, readable or not.
    var texts: [PublicText] = []
    /// What only master pages and pools refer to.
    var teams = TeamDefinitions()

    package init() {}
}

/// The site and everything that pages refer to.
package struct SharedDefinitions: Sendable {
    package let site: Site
    package let definitions: Definitions

    package var hosts: [DefinitionID: Host] { definitions.hosts }
    package var events: [DefinitionID: EventType] { definitions.events }
    package var forms: [DefinitionID: [FormField]] { definitions.forms }
    package var images: [String: ImageReference] { definitions.images }
    /// Pictures that are there, but have errors.
    package var brokenImages: Set<String> { definitions.brokenImages }
    /// The texts of hosts, events and forms, whether or not the rest of them can be read.
    package var texts: [PublicText] { definitions.texts }

    package init(site: Site, definitions: Definitions) {
        self.site = site
        self.definitions = definitions
    }
}

/// The time zones that the machine has rules for.
package struct KnownZones: Sendable {
    let contains: @Sendable (String) -> Bool
    let all: @Sendable () -> [String]

    /// Makes the zones of two questions; `all` is only asked to suggest a name.
    package init(
        contains: @escaping @Sendable (String) -> Bool,
        all: @escaping @Sendable () -> [String]
    ) {
        self.contains = contains
        self.all = all
    }

    /// Makes the zones of a list of names.
    package init(_ names: some Sequence<String>) {
        let names = Set(names)
        self.init(contains: names.contains, all: { names.sorted() })
    }
}

/// What the command line says over the files.
package struct LoadOptions: Sendable {
    package var siteURL: String?
    package var endpointURL: String?
    /// The folder of the definitions, as the owner typed it.
    package var contentFolder: String
    /// Whether a site without name or address gets others, so that its pages can be checked.
    package var standsIn: Bool

    package init(
        siteURL: String? = nil,
        endpointURL: String? = nil,
        contentFolder: String = "content",
        standsIn: Bool = false
    ) {
        self.siteURL = siteURL
        self.endpointURL = endpointURL
        self.contentFolder = contentFolder
        self.standsIn = standsIn
    }
}
