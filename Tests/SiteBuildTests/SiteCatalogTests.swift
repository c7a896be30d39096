import Glibc
import Scheduling
import SiteBuild
import SiteSource
import TemporaryFolders
import Testing

struct SiteCatalogTests {
    private let place: TemporaryFolder

    init() throws {
        place = try TemporaryFolder()
        try place.write(
            "content/site.yaml",
            "name: Example\nsite-url: https://book.example.com/\nlanguage: en\n"
        )
        try place.write("content/hosts/ada.yaml", "name: Ada\nzone: Europe/London\n")
        try place.write("content/events/intro.yaml", "name: Intro\nduration: 30m\n")
        try place.write("content/pages/b/ada-intro.yaml", page("[intro]", link: "ada-intro"))
        // An event of the same name as one with a file, but written in the page.
        try place.write(
            "content/pages/a/ada-deep.yaml",
            page("[{name: Intro, duration: 1h}]", link: "intro-deep")
        )
    }

    private func page(_ events: String, link: String) -> String {
        """
        title: Ada
        host: ada
        link: \(link)
        former-links: [old-\(link)]
        events: \(events)
        hours: {mon: 09:00-12:00}
        """
    }

    private func load(after former: SiteCatalog? = nil) throws -> Checked<SiteCatalog?> {
        var options = BuildOptions(program: "test", zones: ZoneFolder(), workers: 1)
        options.content = place.path + "/content"
        return try SiteCatalog.load(options, after: former)
    }

    @Test func `without a site there is no catalog`() throws {
        try place.write("content/site.yaml", "name: [\n")
        let checked = try load()
        #expect(checked.value == nil)
        #expect(!checked.isSound)
    }

    @Test func `without a folder loading fails`() throws {
        try place.remove("content")
        #expect(throws: FileFailure.self) { try load() }
    }

    @Test func `a page with a mistake is missing and the others are there`() throws {
        try place.write("content/pages/a/ada-deep.yaml", "title: Ada\nhost: nobody\n")
        let checked = try load()
        let catalog = try #require(checked.value)
        #expect(!checked.isSound)
        #expect(catalog.pages.map(\.id.text) == ["ada-intro"])
    }

    @Test func `pages that disagree are reported as a build reports them`() throws {
        try place.write("content/pages/c.yaml", page("[intro]", link: "ada-intro"))
        #expect(try load().diagnostics.contains { $0.rule == "twin-link" })
    }

    @Test func `pages are found by id, public link and former link`() throws {
        let checked = try load()
        let catalog = try #require(checked.value)
        #expect(checked.isSound, "\(checked.diagnostics)")
        #expect(catalog.site.name == "Example")
        #expect(catalog.pages.map(\.id.text) == ["ada-deep", "ada-intro"])
        for (name, id) in [
            ("ada-deep", "ada-deep"), ("intro-deep", "ada-deep"), ("old-intro-deep", "ada-deep"),
            ("ada-intro", "ada-intro"), ("old-ada-intro", "ada-intro"),
        ] {
            #expect(catalog.page(named: name)?.id.text == id)
        }
        #expect(catalog.page(named: "ada") == nil)
        #expect(catalog.pageName(near: "ada-into") == "ada-intro")
    }

    @Test func `an event is in its own file, or in its page`() throws {
        let catalog = try #require(try load().value)
        for (name, file) in [
            ("ada-intro", "/events/intro.yaml"), ("ada-deep", "/pages/a/ada-deep.yaml"),
        ] {
            let page = try #require(catalog.page(named: name))
            let event = try #require(page.events.first)
            #expect(event.id.text == "intro")
            #expect(catalog.path(of: event, on: page) == place.path + "/content" + file)
            #expect(catalog.path(of: page).hasSuffix("/\(name).yaml"))
        }
    }

    @Test func `what is read after a change is what is read anew`() throws {
        let team = "title: Team\nscenario: pages-only\npages: [ada-intro, ada-deep]\n"
        let event = "name: Intro\nduration: 45m\n"
        let changes: [(String, String?)] = [
            ("pages/b/ada-intro.yaml", page("[intro]", link: "moved")),
            ("pages/b/ada-intro.yaml", page("[intro]", link: "ada-intro").uppercased()),
            ("pages/b/ada-intro.yaml", page("[intro]", link: "ada-intro")),
            ("events/intro.yaml", event), ("hosts/ada.yaml", "name: Ada\nzone: Asia/Tokyo\n"),
            ("hosts/ada.yaml", nil), ("hosts/ada.yaml", "name: Ada B.\nzone: Europe/London\n"),
            ("masters/team.yaml", team), ("pages/c.yaml", page("[intro]", link: "third")),
            ("pages/c.yaml", page("[intro]", link: "moved")), ("pages/a/ada-deep.yaml", nil),
            ("masters/team.yaml", nil), ("pages/odd.txt", "x"), ("pages/odd.txt", nil),
            ("site.yaml", "name: Other\nsite-url: https://book.example.com/\n"),
        ]
        var former = try load().value
        for (name, text) in changes + changes.reversed() {
            if let text { try place.write("content/" + name, text) }
            if text == nil { try? place.remove("content/" + name) }
            for isOld in [false, true] {
                // What changed a moment ago is read again in any case.
                if isOld { usleep(25_000) }
                let (fresh, next) = (try load(), try load(after: former))
                #expect(next.diagnostics == fresh.diagnostics, "\(name)")
                #expect(next.value?.site == fresh.value?.site, "\(name)")
                #expect(next.value?.pages == fresh.value?.pages, "\(name)")
                #expect(next.value?.masters == fresh.value?.masters, "\(name)")
                former = next.value ?? former
            }
        }
    }

    @Test func `a page written twice in a moment is read twice`() throws {
        var former = try load().value
        for round in 0..<100 {
            let link = "link-\(100 + round)"
            try place.write("content/pages/b/ada-intro.yaml", page("[intro]", link: link))
            former = try load(after: former).value
            #expect(former?.page(named: "ada-intro")?.link.text == link)
        }
    }
}
