import Foundation
import Markup
import Scheduling
import Testing

@testable import SiteRendering

struct AddressTests {
    private static let pages: [Golden] = [
        .oneEvent, .severalEvents, .notAccepting, .formerLink, .index, .furtherIndex,
    ]

    @Test(arguments: pages)
    func `addresses within the site are relative`(golden: Golden) throws {
        for address in try addresses(golden) {
            let isOwn = address.contains("example.com/book/")
            #expect(!address.hasPrefix("/"), "\(address)")
            #expect(!isOwn || golden.isCanonical(address), "\(address)")
        }
    }

    @Test func `the page for unknown addresses works at any depth`() throws {
        for address in try addresses(.notFound) where !address.contains(":") {
            #expect(address.hasPrefix("/book/") || address.hasPrefix("#"), "\(address)")
        }
    }

    @Test func `a site at the root of a domain has no path in its 404 page`() throws {
        let file = SiteRenderer(site: try Samples.bareSite()).notFound()
        #expect(String(decoding: file.bytes, as: UTF8.self).contains("href=\"/assets/site."))
    }

    // MARK: The owner's addresses

    @Test(arguments: [
        ("nowhere.png", "There is no picture `nowhere.png` in `images/`."),
        (
            "https://else.example/a.png",
            "A page asks no other site for pictures: save it in `images/` and use its name."
        ),
        (
            "//else.example/a.png",
            "A page asks no other site for pictures: save it in `images/` and use its name."
        ),
    ])
    func `a picture that cannot be shown is left out`(address: String, reason: String) throws {
        guard case .refuse(reason) = try resolver().verdict(address, true) else {
            Issue.record("\(address) was not refused")
            return
        }
    }

    @Test(arguments: [
        (
            "/img/map.png", true,
            "`/img/map.png` is not part of the site: pictures lie in `images/`."
        ),
        ("unknown-page/", false, "No page has the public link `unknown-page`."),
        ("pages/unknown.md", false, "There is no page file `unknown.md`."),
        ("notes.pdf", false, "`notes.pdf` is not part of the site."),
    ])
    func `an address that leads nowhere is doubted`(
        address: String,
        isImage: Bool,
        reason: String
    ) throws {
        guard case .doubt(reason) = try resolver().verdict(address, isImage) else {
            Issue.record("\(address) was not doubted")
            return
        }
    }

    @Test(arguments: [
        ("ada-intro", "../ada-intro/"), ("../ada-intro/", "../ada-intro/"),
        ("./ada-intro/#hours", "../ada-intro/#hours"), ("lovelace/?a=b", "../lovelace/?a=b"),
        ("pages/ada-intro.md", "../ada-intro/"), ("../pages/ada.md", "../ada-lovelace/"),
        ("ada-intro/index.html", "../ada-intro/"), ("../", "../"),
        ("buttons/plain/book.png", "../buttons/plain/book.png"),
    ])
    func `a link to another page finds it`(address: String, target: String) throws {
        guard case .replace(let found) = try resolver().verdict(address, false) else {
            Issue.record("\(address) was not found")
            return
        }
        #expect(found.text == target)
    }

    @Test(arguments: ["https://example.com/", "mailto:a@b.c", "#top", "?a", "/elsewhere/", ""])
    func `other links stay as they are`(address: String) throws {
        guard case .keep = try resolver().verdict(address, false) else {
            Issue.record("\(address) was not kept")
            return
        }
    }

    @Test(arguments: ["ada.jpg", "images/ada.jpg", "../images/ada.jpg", "./ada.jpg", "ad%61.jpg"])
    func `a picture is published with its size`(address: String) throws {
        guard case .picture(let found, 640, 640) = try resolver().verdict(address, true) else {
            Issue.record("\(address) was not found")
            return
        }
        #expect(found.text == "../assets/ada.3f2a9c0d1e.jpg")
    }

    @Test func `a finding names the text it belongs to`() throws {
        let welcome = PublicText(
            commonMark: "One.\n\n![x](nowhere.png)",
            path: "content/pages/x.md",
            line: 7
        )
        let page = BookingPage(
            id: try Samples.id("x"),
            title: "X",
            link: try PublicLink("page-x"),
            host: try Samples.ada(),
            events: [try Samples.intro()],
            zone: "UTC",
            hours: WeeklyHours(),
            welcome: welcome
        )
        let findings = SiteRenderer(site: try Samples.site()).bookingPage(page).findings
        #expect(findings.map(\.text) == [welcome])
        #expect(findings.map(\.finding.line) == [3])
    }

    // MARK: Helpers

    private func resolver() throws -> OwnerAddresses {
        OwnerAddresses(
            images: Samples.images,
            knownLinks: KnownLinks(try Samples.summaries()),
            root: "../"
        )
    }

    private func addresses(_ golden: Golden) throws -> [String] {
        let text = String(decoding: try golden.bytes(), as: UTF8.self)
        return [" href=\"", " src=\"", "url="].flatMap { mark in
            text.components(separatedBy: mark).dropFirst().map {
                String($0.prefix { $0 != "\"" })
            }
        }
    }
}

extension Golden {
    /// Only the canonical address names the site.
    fileprivate func isCanonical(_ address: String) -> Bool {
        guard let text = try? bytes() else { return false }
        return String(decoding: text, as: UTF8.self)
            .contains("<link rel=\"canonical\" href=\"\(address)\">")
    }
}
