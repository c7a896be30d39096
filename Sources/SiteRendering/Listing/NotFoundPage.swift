import Markup
import Scheduling

/// The page for unknown addresses.
struct NotFoundPage {
    let frame: PageFrame

    func file() -> OutputFile {
        let words = frame.words
        let content = main(.id("main"), .class("page plain")) {
            header(.class("intro")) {
                h1 { words.notFoundTitle }
                p(.class("lead")) { words.notFound }
                p { a(.class("go"), .href(HTMLAddress(path: frame.root))) { words.allPages } }
            }
        }
        let head = [
            title { words.notFoundTitle + " · " + frame.site.name },
            meta(.name("robots"), .content("noindex")),
        ]
        return OutputFile(
            path: "site/404.html",
            bytes: frame.document(
                voice: OwnerVoice(language: frame.site.language, words: words),
                theme: frame.site.theme,
                head: head,
                main: content
            )
        )
    }
}
