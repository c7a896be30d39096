import HTTPTypes
import TemporaryFolders
import Testing

@testable import BookingEndpoint

struct ServedFilesTests {
    let sample: SampleSite

    init() throws { sample = try SampleSite() }

    @Test func `a file has its type`() async throws {
        let client = sample.client()
        for (target, type) in [
            ("/", "text/html; charset=utf-8"), ("/ada-intro/", "text/html; charset=utf-8"),
            ("/robots.txt", "text/plain; charset=utf-8"), ("/sitemap.xml", "application/xml"),
            ("/assets/site.css", "text/css; charset=utf-8"),
            ("/assets/booking.abcdef0123.js", "text/javascript; charset=utf-8"),
            ("/buttons/blue/book.svg", "image/svg+xml"), ("/buttons/blue/book.png", "image/png"),
            ("/photo.JPG", "image/jpeg"), ("/a.webp", "image/webp"), ("/a.gif", "image/gif"),
            ("/a.ico", "image/vnd.microsoft.icon"), ("/a.json", "application/json"),
            ("/a.ics", "text/calendar; charset=utf-8"), ("/a.unknown", "application/octet-stream"),
            ("/plain", "application/octet-stream"),
            ("/.well-known/security.txt", "text/plain; charset=utf-8"),
            ("/b%20c/", "text/html; charset=utf-8"), ("/%61da-intro/", "text/html; charset=utf-8"),
        ] {
            let answer = try await client.send(.get, target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer["Content-Type"] == type, "\(target)")
        }
    }

    @Test(arguments: ["/assets", "/assets/", "/buttons/blue/", "/robots.txt/", "/missing"])
    func `what is not there is answered with the site's page`(target: String) async throws {
        let answer = try await sample.client().send(.get, target)
        #expect(answer.status == 404)
        #expect(answer.body.contains("Not here"))
        #expect(answer["ETag"] == nil)
    }

    @Test(arguments: [
        ("/ada-intro", "/ada-intro/"), ("/ada-intro?name=Ada%20L", "/ada-intro/?name=Ada%20L"),
        ("/b%20c?%0d%0a", "/b%20c/?%0d%0a"),
    ])
    func `a folder's address ends with a slash`(target: String, location: String) async throws {
        let answer = try await sample.client().send(.get, target)
        #expect(answer.status == 308)
        #expect(answer["Location"] == location)
    }

    @Test func `HEAD is GET without the body`() async throws {
        for target in ["/", "/robots.txt", "/missing", "/%00", "/ada-intro"] {
            let get = try await sample.client().send(.get, target)
            let head = try await sample.client().send(.head, target)
            #expect(head.status == get.status)
            #expect(head.headers == get.headers)
            #expect(head.body.isEmpty)
        }
    }

    @Test func `an unchanged file is not sent again`() async throws {
        let client = sample.client()
        let tag = try #require(try await client.send(.get, "/")["ETag"])
        for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let answer = try await client.send(.get, "/", [.ifNoneMatch: known])
            #expect(answer.status == 304)
            #expect(answer.body.isEmpty)
            #expect(answer["ETag"] == tag)
        }
        #expect(try await client.send(.get, "/", [.ifNoneMatch: "\"other\""]).status == 200)
        try sample.folder.write("site/index.html", "other")
        #expect(try await client.send(.get, "/", [.ifNoneMatch: tag]).status == 200)
    }

    @Test(arguments: [
        ("/", "no-cache"), ("/robots.txt", "no-cache"), ("/assets/site.css", "no-cache"),
        ("/assets/site.0123456789.css", "public, max-age=31536000, immutable"),
        ("/assets/booking.abcdef0123.js", "public, max-age=31536000, immutable"),
    ])
    func `only files named by their content are kept for ever`(
        target: String,
        cacheControl: String
    ) async throws {
        #expect(try await sample.client().send(.get, target)["Cache-Control"] == cacheControl)
    }

    @Test func `a site may lie below a path`() async throws {
        let client = sample.client(path: "/sub/site/")
        #expect(try await client.send(.get, "/sub/site/").body == SampleSite.page)
        #expect(try await client.send(.get, "/sub/site/ada-intro/").status == 200)
        #expect(try await client.send(.get, "/sub/site")["Location"] == "/sub/site/")
        #expect(
            try await client.send(.get, "/sub/site/ada-intro")["Location"]
                == "/sub/site/ada-intro/"
        )
        #expect(try await client.send(.get, "/")["Location"] == "/sub/site/")
        #expect(try await client.send(.get, "/ada-intro/").status == 404)
        #expect(try await client.send(.get, "/sub/").status == 404)
        #expect(try await client.send(.get, "/sub/site/.well-known/security.txt").status == 200)
    }

    @Test func `the path of a site's address may be encoded`() async throws {
        let client = sample.client(path: "/b%C3%BCcher%20a/")
        #expect(try await client.send(.get, "/b%C3%BCcher%20a/").body == SampleSite.page)
        #expect(try await client.send(.get, "/b%c3%bccher%20a/").body == SampleSite.page)
        #expect(try await client.send(.get, "/")["Location"] == "/b%C3%BCcher%20a/")
        #expect(try await client.send(.get, "/b%25C3%25BCcher%20a/").status == 404)
    }

    @Test func `a folder exchanged between two requests is served as it is then`() async throws {
        let client = sample.client()
        try sample.folder.write("next/index.html", "new")
        try sample.folder.rename("site", to: "old")
        try sample.folder.rename("next", to: "site")
        #expect(try await client.send(.get, "/").body == "new")
        #expect(try await client.send(.get, "/ada-intro/").status == 404)
    }
}
