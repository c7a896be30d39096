import Markup
import Scheduling

/// The page at a former link, which sends visitors to the page that had it.
///
/// The script keeps the query and the fragment. It stands before anything else can navigate, and
/// the refresh is for browsers without scripts only, so that the two never race.
struct Forward {
    let page: PageSummary
    let frame: PageFrame
    let parts: RendererParts

    func document() -> [UInt8] {
        let voice = OwnerVoice(language: page.language, words: frame.words)
        let target = HTMLAddress(path: frame.root + page.link.text + "/")
        var head = [
            title { frame.words.movedTitle },
            meta(.name("robots"), .content("noindex")),
            script(
                .src(HTMLAddress(path: frame.root + parts.scripts.forward.publicPath)),
                .data("to", target.text)
            ),
            noscript {
                meta(.httpEquiv("refresh"), .content("0; url=" + target.text))
            },
        ]
        if let canonical = HTMLAddress(parts.site.siteURL.text + page.link.text + "/") {
            head.append(link(.rel("canonical"), .href(canonical)))
        }
        let content = main(.id("main"), .class("page plain")) {
            header(.class("intro")) {
                h1 { frame.words.movedTitle }
                p {
                    a(.class("go"), .href(target)) { voice.sentence(frame.words.moved, page.title) }
                }
            }
        }
        return frame.document(
            voice: voice,
            theme: parts.site.theme,
            head: head,
            main: content
        )
    }
}
