package import Markup
package import Scheduling

/// Something in a text of the owner's that they should know, and which text it is.
///
/// A host's or an event's text appears on many pages, so equal findings come up more than once.
package struct TextFinding: Hashable, Sendable {
    package let text: PublicText
    package let finding: CommonMarkFinding

    package init(text: PublicText, finding: CommonMarkFinding) {
        self.text = text
        self.finding = finding
    }
}
