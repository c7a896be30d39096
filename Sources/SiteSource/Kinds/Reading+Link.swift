internal import Scheduling

/// The links of pages and master pages.
extension Reading {
    /// The public link that a key gives, or else the file's name.
    mutating func link(_ fields: Fields, _ key: Key<PublicLink>) -> PublicLink? {
        guard fields.entry(key) == nil else { return fields.read(key, &self) }
        do throws(LinkProblem) {
            return try PublicLink(id.text)
        } catch {
            refuse(
                "bad-link",
                at: fields.mark,
                "The file's name `\(id.text)` cannot be the public link.",
                hint: "add a `link` of 4 to 63 characters that the site does not use itself"
            )
            return nil
        }
    }

    /// Complains when one of the former links is the link itself.
    mutating func refuseOwnLink(
        _ link: PublicLink,
        _ former: [FormerLink],
        _ entry: Node.Entry?
    ) {
        guard let index = former.firstIndex(where: { $0.text == link.text }),
            case .sequence(let nodes)? = entry?.value.content,
            index < nodes.count
        else { return }
        refuse(
            "own-former-link",
            at: nodes[index].mark,
            "`\(link.text)` is the page's public link, so it cannot be a former link too.",
            hint: "remove it here"
        )
    }
}
