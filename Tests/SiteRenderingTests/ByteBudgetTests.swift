import Foundation
import Testing

@testable import SiteRendering

/// What a visitor downloads before they can book, compressed as servers do.
struct ByteBudgetTests {
    @Test func `page, stylesheet and script fit into 14 KiB`() async throws {
        let renderer = SiteRenderer(site: try Samples.site(), images: Samples.images)
        let page = try compressed(renderer.bookingPage(try Samples.severalEvents()).file.bytes)
        let sheet = try compressed(renderer.parts.stylesheets.file(for: Samples.yellow).bytes)
        let script = try compressed(renderer.parts.scripts.booking.bytes)
        #expect(script <= 6 * 1024)
        #expect(page + sheet + script <= 14 * 1024)
    }

    private func compressed(_ bytes: [UInt8]) throws -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
        process.arguments = ["-9", "-c"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let result = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        return try #require(result).count
    }
}
