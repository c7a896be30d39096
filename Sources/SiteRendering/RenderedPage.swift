/// A page's file and what came up while it was made.
package struct RenderedPage: Sendable {
    package let file: OutputFile
    /// What the owner should know about the page's texts.
    package let findings: [TextFinding]
    /// Whether a text leads to another page, so that only a renderer that knows all pages can
    /// tell whether it is right.
    package let leadsToPages: Bool
}
