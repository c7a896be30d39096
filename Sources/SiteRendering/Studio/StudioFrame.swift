import Markup

/// What all pages of the studio share: pages for the owner alone, which work from the disk.
struct StudioFrame {
    /// From the page to the folder `studio`, such as `../../`.
    let root: String

    /// The stylesheet and the script, which every page of the studio needs.
    static let assets = [
        OutputFile(path: "studio/assets/studio.css", bytes: PackageResources.studio_css),
        OutputFile(path: "studio/assets/studio.js", bytes: PackageResources.studio_js),
    ]

    /// A page that has no looks and no script but ours, and asks nobody but some origins.
    static func policy(asking origins: [String]) -> String {
        let asked = origins.isEmpty ? "" : "connect-src \(origins.joined(separator: " ")); "
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + asked + "base-uri 'none'; form-action 'none'"
    }

    /// A page that runs no script but ours and asks nobody but those who publish its pictures.
    private static let policy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; "
        + "img-src 'self' https: http: data:; base-uri 'none'; form-action 'none'"

    /// The ways to other pages of the studio, each with its path there.
    func ways(_ pages: [(name: String, path: String)]) -> HTML {
        nav(.aria("label", "More")) {
            ul(.class("links")) {
                for page in pages {
                    li { a(.href(HTMLAddress(path: root + page.path))) { page.name } }
                }
            }
        }
    }

    /// A whole page.
    func document(
        title name: String,
        policy: String = Self.policy,
        head own: [HTML] = [],
        main content: HTML
    ) -> [UInt8] {
        HTML.document(language: "en") { html in
            html.element(.head) { head in
                head.append(meta(.charset("utf-8")))
                head.append(
                    meta(.httpEquiv("Content-Security-Policy"), .content(policy))
                )
                head.append(meta(.name("referrer"), .content("no-referrer")))
                head.append(
                    meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
                )
                head.append(meta(.name("robots"), .content("noindex")))
                head.append(title { name })
                head.append(
                    link(
                        .rel("stylesheet"),
                        .href(HTMLAddress(path: root + "assets/studio.css"))
                    )
                )
                head.append(
                    script(.src(HTMLAddress(path: root + "assets/studio.js")), .defer)
                )
                for piece in own { head.append(piece) }
            }
            html.element(.body) { $0.append(content) }
        }
    }
}

/// The stylesheet and the script that all pages of the studio need.
package func studioAssets() -> [OutputFile] { StudioFrame.assets }
