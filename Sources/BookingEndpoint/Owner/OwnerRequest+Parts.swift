import Markup

extension OwnerRequest {
    /// The same in as many requests as it takes for each to fit into a body.
    ///
    /// Of many links some may be kept when a later part fails; nobody has been shown those.
    package var parts: [OwnerRequest] {
        guard case .mintLinks(let links) = self else { return [self] }
        var parts: [OwnerRequest] = []
        var part = links.prefix(0)
        var size = 0
        for index in links.indices {
            let own = links[index].json.compact.count + 1
            if !part.isEmpty, size + own > Self.room {
                parts.append(.mintLinks(Array(part)))
                part = links[index..<index]
                size = 0
            }
            part = links[part.startIndex...index]
            size += own
        }
        return parts + [.mintLinks(Array(part))]
    }

    /// In bytes; the rest is for what stands around the links.
    private static let room = RequestContent.maximumLength - 256
}
