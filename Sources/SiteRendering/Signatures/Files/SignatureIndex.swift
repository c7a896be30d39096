import Markup
package import Scheduling

/// The list of all hosts' signatures.
///
/// No host has its name, because an id holds no dot.
package func signatureIndex(of hosts: [Host]) -> OutputFile {
    let frame = StudioFrame(root: "../")
    let content = main(.class("page")) {
        header(.class("intro")) {
            h1 { "Signatures" }
            p(.class("lead")) { "For the mail of everybody who can be booked." }
            frame.ways([("Share", "index.html")])
        }
        Markup.section(.class("panel"), .aria("label", "Hosts")) {
            ul(.class("links")) {
                for host in hosts {
                    li {
                        a(.href(HTMLAddress(path: host.id.text + "/index.html"))) {
                            bdi { host.name.onOneLine }
                        }
                    }
                }
            }
        }
    }
    return OutputFile(
        path: "studio/signatures/index.html",
        bytes: frame.document(title: "Signatures", main: content)
    )
}
