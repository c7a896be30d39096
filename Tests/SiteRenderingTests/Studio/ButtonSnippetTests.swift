import Foundation
import Testing

@testable import SiteRendering

/// What the gallery's script writes for mail, as a browser ran it.
///
/// The end-to-end tests compare each file with what the clipboard holds.
struct ButtonSnippetTests {
    private static let folder = Golden.folder.appendingPathComponent("snippets")
    private static let names = ["pill", "soft", "outline"].flatMap { style in
        ["en", "ar"].flatMap { language in
            ["picture", "table"].map { "\(style)-\(language)-\($0).html" }
        }
    }

    @Test(arguments: names)
    func `all mail clients of the first rank show a button`(name: String) throws {
        let snippet = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
        #expect(!snippet.isEmpty)
        #expect(MailLint.findings(in: snippet).isEmpty)
    }

    @Test func `no snippet is left unread`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Self.names))
    }
}
