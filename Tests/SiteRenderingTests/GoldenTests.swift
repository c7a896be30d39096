import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct GoldenTests {
    @Test(arguments: Golden.allCases)
    func `output is what it was`(golden: Golden) throws {
        let bytes = try golden.bytes()
        if Golden.isUpdating { try Data(bytes).write(to: golden.file) }
        let expected = try? Data(contentsOf: golden.file)
        let isEqual = expected.map(Array.init) == bytes
        if !isEqual {
            Attachment.record(String(decoding: bytes, as: UTF8.self), named: golden.rawValue)
        }
        #expect(isEqual, "\(golden.rawValue) differs; UPDATE_GOLDENS=1 writes it")
    }

    @Test(arguments: LiveGolden.allCases)
    func `a live page is what it was`(golden: LiveGolden) throws {
        let bytes = Golden.lines(try golden.bytes()).withoutDigests()
        if Golden.isUpdating { try Data(bytes).write(to: golden.file) }
        let expected = try? Data(contentsOf: golden.file)
        let isEqual = expected.map(Array.init) == bytes
        if !isEqual {
            Attachment.record(String(decoding: bytes, as: UTF8.self), named: golden.rawValue)
        }
        #expect(isEqual, "live/\(golden.rawValue).html differs; UPDATE_GOLDENS=1 writes it")
    }

    @Test func `no golden is left over`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
        #expect(
            Set(files) == Set(Golden.allCases.map(\.rawValue) + ["live", "signatures", "snippets"])
        )
        let live = try FileManager.default.contentsOfDirectory(atPath: LiveGolden.folder.path)
        #expect(Set(live) == Set(LiveGolden.allCases.map { $0.rawValue + ".html" }))
    }

    @Test func `the same input gives the same bytes in any order`() throws {
        let site = try Samples.site(hosting: [.netlify, .apache, .githubPages])
        let pages = try Samples.summaries()
        let images = Samples.images
        let first = SiteRenderer(site: site, images: images)
        let second = SiteRenderer(site: site, images: images)
        #expect(first.index(PageList(pages)) == second.index(PageList(pages.reversed())))
        #expect(first.sitemap(pages) == second.sitemap(pages.reversed()))
        #expect(first.hosting(pages).files == second.hosting(pages.reversed()).files)
        #expect(first.assets() == second.assets())
    }
}

extension LiveGolden {
    static let folder = Golden.folder.appendingPathComponent("live")

    var file: URL { Self.folder.appendingPathComponent(rawValue + ".html") }
}
