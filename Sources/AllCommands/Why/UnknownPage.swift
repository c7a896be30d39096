import BuildCommands
import SiteBuild
import SiteSource

/// What is said when no page has the name that was asked for.
struct UnknownPage {
    let name: String
    /// `nil` when the content cannot be read.
    let catalog: SiteCatalog?
    /// Whether the content has no mistake that could hide the page.
    let isSound: Bool

    /// Says it on standard error, with the nearest names.
    func tell() {
        let name = name.escapingControls
        Terminal.tell(
            isSound
                ? "bookplate: error: there is no page called “\(name)”."
                : "bookplate: error: no page that can be read is called “\(name)”."
        )
        let near = (catalog?.pageNames(near: self.name) ?? []).map { "`\($0)`" }
        if let last = near.last {
            let others = near.dropLast().joined(separator: ", ")
            Terminal.tell("  hint: did you mean \(others.isEmpty ? "" : others + " or ")\(last)?")
        } else if !isSound {
            Terminal.tell("  hint: `bookplate check` lists what is wrong with the content.")
        }
    }
}
