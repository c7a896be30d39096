import FolderWatching
import HTTPTypes
import ServiceLifecycle
import TemporaryFolders
import Testing

@testable import BookingEndpoint

@Suite(.timeLimit(.minutes(1)))
struct SocketTests {
    let sample: SampleSite
    let liveReload = LiveReload(instance: "test")

    init() throws { sample = try SampleSite() }

    private func server(log: RequestLog? = nil) -> SiteServer {
        SiteServer(
            configuration: ServerConfiguration(port: 0, requestLog: log),
            site: sample.site(),
            liveReload: liveReload
        )
    }

    private func request(_ target: String, _ port: Int, _ headers: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\(headers)\r\n"
    }

    @Test func `a page comes whole, and one that is known not at all`() async throws {
        try await withServer(server()) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.exchange(request("/robots.txt", port)) { reader in
                let head = try await reader.read(through: "\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(try await reader.read(through: "User-agent: *").utf8.count == 13)
            }
            let second = try await RawConnection(port: port)
            let text = request("/", port, "If-None-Match: *\r\nConnection: close\r\n")
            let answer = try await second.exchange(text) { try await $0.readAll() }
            #expect(answer.hasPrefix("HTTP/1.1 304 "))
            #expect(!answer.lowercased().contains("content-length"))
            #expect(answer.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `two pages are told of builds`() async throws {
        try await withServer(server()) { port, _ in
            let text = request("/_bookplate/events", port)
            try await RawConnection(port: port).exchange(text) { first in
                let head = try await first.read(through: "\r\n\r\n")
                #expect(head.contains("text/event-stream"))
                _ = try await first.read(through: #"data: {"build":"test-0"}"#)
                try await RawConnection(port: port).exchange(text) { second in
                    _ = try await second.read(through: #"data: {"build":"test-0"}"#)
                    await liveReload.send(.reload)
                    _ = try await second.read(through: #"data: {"build":"test-1"}"#)
                }
                _ = try await first.read(through: #"data: {"build":"test-1"}"#)
            }
        }
    }

    @Test func `a page that comes late is told what is wrong`() async throws {
        try await withServer(server()) { port, _ in
            await liveReload.send(
                .diagnostics([
                    BuildProblem(path: "content/site.yaml", line: 1, column: 2, message: "Wrong.")
                ])
            )
            let text = request("/_bookplate/events", port)
            try await RawConnection(port: port).exchange(text) { reader in
                _ = try await reader.read(through: "event: diagnostics\n")
                _ = try await reader.read(through: #""path":"content/site.yaml""#)
            }
        }
    }

    @Test func `a stop ends open streams at once`() async throws {
        try await withServer(server()) { port, group in
            let text = request("/_bookplate/events", port)
            try await RawConnection(port: port).exchange(text) { reader in
                _ = try await reader.read(through: "hello")
                await group.triggerGracefulShutdown()
                _ = try await reader.readAll()
            }
        }
    }

    @Test func `a stop lets an answer be taken to its end`() async throws {
        let length = 16_000_000
        try sample.folder.write("site/large.txt", String(repeating: "a", count: length))
        try await withServer(server()) { port, group in
            try await RawConnection(port: port).exchange(request("/large.txt", port)) { reader in
                _ = try await reader.read(through: "\r\n\r\n")
                await group.triggerGracefulShutdown()
                try await Task.sleep(for: .milliseconds(100))
                #expect(try await reader.readAll().utf8.count == length)
            }
        }
    }

    @Test func `a changed file reaches an open page`() async throws {
        try sample.folder.makeFolder("content")
        let watcher = try FolderWatcher(folders: [sample.folder.path + "/content"])
        let loop = WatchLoop(watcher) { [liveReload] _ in await liveReload.send(.reload) }
        try await withServer(server(), services: [loop]) { port, _ in
            let text = request("/_bookplate/events", port)
            try await RawConnection(port: port).exchange(text) { reader in
                _ = try await reader.read(through: "hello")
                try sample.folder.write("content/site.yaml")
                _ = try await reader.read(through: "event: reload")
            }
        }
    }

    @Test func `a log line holds no address`() async throws {
        let (lines, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let log = RequestLog(now: { 1_795_348_800_007 }) { continuation.yield($0) }
        try await withServer(server(log: log)) { port, _ in
            let text = request("/ada-intro/?email=a", port, "Connection: close\r\n")
            _ = try await RawConnection(port: port).exchange(text) { try await $0.readAll() }
        }
        var iterator = lines.makeAsyncIterator()
        let line = String(decoding: try #require(await iterator.next()), as: UTF8.self)
        let start =
            #"{"time":"2026-11-22T12:00:00.007Z","method":"GET","route":"page","status":200,"ms":"#
        #expect(line.hasPrefix(start))
        #expect(line.hasSuffix("\"}\n"))
        #expect(!line.contains("intro") && !line.contains("email"))
    }

    @Test func `an address that is in use is told apart`() async throws {
        try await withServer(server()) { port, _ in
            let second = SiteServer(
                configuration: ServerConfiguration(port: port),
                site: sample.site()
            )
            await #expect(throws: ListeningFailure(.addressInUse)) {
                try await second.run { _ in }
            }
        }
    }
}
