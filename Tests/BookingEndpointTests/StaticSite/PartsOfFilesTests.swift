import HTTPTypes
import Hummingbird
import TemporaryFolders
import Testing

@testable import BookingEndpoint

struct PartsOfFilesTests {
    let sample: SampleSite

    init() throws {
        sample = try SampleSite()
        try sample.folder.write("site/ten.txt", "0123456789")
    }

    @Test(arguments: [
        "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4", "bytes=+1-2", "bytes= 1-2",
        "bytes=1-2-3", "lines=1-2", "1-2", "bytes=0x1-2", "bytes=99999999999999999999-", "",
        "bytes=" + String(repeating: "0", count: 90) + "-",
    ])
    func `a field that asks for no single part gets the whole`(field: String) async throws {
        let answer = try await sample.client().send(.get, "/ten.txt", [.range: field])
        #expect(answer.status == 200)
        #expect(answer.body == "0123456789")
    }

    @Test(arguments: ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=999999999999999999-"])
    func `a part beyond the end is refused`(field: String) async throws {
        let answer = try await sample.client().send(.get, "/ten.txt", [.range: field])
        #expect(answer.status == 416)
        #expect(answer["Content-Range"] == "bytes */10")
        #expect(answer.body.isEmpty)
    }

    @Test(arguments: [
        ("bytes=0-0", "0", "0-0"), ("bytes=2-4", "234", "2-4"), ("bytes=7-", "789", "7-9"),
        ("bytes=-3", "789", "7-9"), ("bytes=8-99", "89", "8-9"), ("Bytes=-99", "0123456789", "0-9"),
    ])
    func `a part is sent alone`(field: String, body: String, range: String) async throws {
        let answer = try await sample.client().send(.get, "/ten.txt", [.range: field])
        #expect(answer.status == 206)
        #expect(answer.body == body)
        #expect(answer["Content-Range"] == "bytes \(range)/10")
        #expect(answer["Content-Length"] == "\(body.utf8.count)")
        #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
    }

    @Test func `a part of a file that has changed is the whole`() async throws {
        let client = sample.client()
        let tag = try #require(try await client.send(.get, "/ten.txt")["ETag"])
        for (field, status) in [(tag, 206), ("W/" + tag, 200), ("\"other\"", 200)] {
            let headers: HTTPFields = [.range: "bytes=0-0", .ifRange: field]
            #expect(try await client.send(.get, "/ten.txt", headers).status == status)
        }
        let known: HTTPFields = [.range: "bytes=0-0", .ifNoneMatch: tag]
        #expect(try await client.send(.get, "/ten.txt", known).status == 304)
    }

    @Test func `an empty file has no part`() async throws {
        let client = sample.client()
        #expect(try await client.send(.get, "/plain", [.range: "bytes=0-"]).status == 416)
        #expect(try await client.send(.get, "/plain", [.range: "bytes=-1"]).status == 416)
        #expect(try await client.send(.get, "/plain").status == 200)
    }

    @Test func `HEAD and the end of a file larger than the memory come at once`() async throws {
        let length = 1 << 42
        try sample.folder.resize("site/huge.pdf", to: length)
        let client = sample.client()
        let head = try await client.send(.head, "/huge.pdf", [.range: "bytes=0-0"])
        #expect(head.status == 200)
        #expect(head["Content-Length"] == "\(length)")
        let end = try await client.send(.get, "/huge.pdf", [.range: "bytes=-2"])
        #expect(end.body == "\0\0")
        #expect(end["Content-Range"] == "bytes \(length - 2)-\(length - 1)/\(length)")
    }

    @Test func `a large file is sent whole, piece by piece`() async throws {
        let text = String((0..<40_000).map { "\($0)," }.joined())
        try sample.folder.write("site/large.txt", text)
        let client = sample.client()
        let answer = try await client.send(.get, "/large.txt")
        #expect(answer.body == text)
        #expect(answer["Content-Length"] == "\(text.utf8.count)")
        let part = try await client.send(.get, "/large.txt", [.range: "bytes=100000-200000"])
        #expect(part.body == String(text.dropFirst(100_000).prefix(100_001)))
    }

    @Test func `a file that becomes shorter while it is sent does not end as if whole`()
        async throws
    {
        try sample.folder.resize("site/large.txt", to: 400_000)
        let wish = SiteFile.Wish()
        let file = SiteFile(parts: ["large.txt"], isFolder: false)
        let folder = SiteFolder(path: sample.folder.path + "/site")
        guard case .response(let response) = try file.answer(from: folder, to: wish, script: nil)
        else { throw SiteFolder.Failure(number: 0) }
        try sample.folder.resize("site/large.txt", to: 100_000)
        await #expect(throws: SiteFolder.Failure.self) {
            try await response.body.write(InProcessClient.Collector())
        }
    }

    @Test func `a tag tells neither the place nor the time of a file`() {
        let tag = EntityTag(of: "2049 1234 10 1795348800 5").text
        #expect(tag.utf8.count == 24)
        #expect(!tag.contains("2049") && !tag.contains("1795348800"))
    }
}
