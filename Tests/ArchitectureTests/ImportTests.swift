import Foundation
import Testing

/// Who may import whom; a part that is not listed may import nothing of ours.
private let allowed: [String: Set<String>] = [
    "Markup": ["CCommonMark"],
    "Scheduling": [],
    "Digests": ["CSodium"],
    "Sealing": ["Scheduling", "CSodium"],
    "SiteSource": ["Scheduling", "Digests", "Markup", "CYAML"],
    "SiteRendering": ["Markup", "Scheduling", "Digests"],
    "MailPictures": ["CPictures"],
    "ButtonDrawing": ["Scheduling", "CTypesetting"],
    "SiteBuild": [
        "SiteSource", "SiteRendering", "MailPictures", "Markup", "Scheduling", "Digests", "CLinux",
    ],
    "BookingStore": ["Scheduling"],
    "FolderWatching": ["CLinux"],
    "BookingDocuments": ["Markup", "Scheduling"],
    "BookingEndpoint": [
        "Scheduling", "Markup", "Digests", "SiteSource", "SiteRendering", "BookingDocuments",
        "FolderWatching", "CLinux", "Sealing",
    ],
    "BuildCommands": ["SiteBuild", "SiteSource", "Scheduling"],
    "bookplate": ["BuildCommands"],
    "AllCommands": [
        "BuildCommands", "SiteBuild", "SiteSource", "SiteRendering", "Scheduling", "Markup",
        "Digests", "BookingEndpoint", "BookingStore", "BookingDocuments", "FolderWatching",
        "Sealing", "ButtonDrawing", "CLinux",
    ],
]

/// The parts that may call the operating system.
private let touchesMachine: Set<String> = [
    "SiteBuild", "BookingStore", "FolderWatching", "BookingEndpoint", "BuildCommands",
    "bookplate", "AllCommands",
]

struct ImportTests {
    private let sources = SourceTree(below: "Sources")

    @Test func `every part imports only what it may`() {
        let ours = Set(allowed.keys).union(sources.parts)
        for file in sources.swiftFiles {
            for module in file.imports where ours.contains(module) {
                #expect(
                    allowed[file.part]?.contains(module) == true,
                    "\(file.path) imports \(module)"
                )
            }
        }
    }

    @Test func `only the outer parts touch files, clocks and the environment`() {
        let machine: Set<String> = ["Glibc", "Foundation", "FoundationEssentials", "Dispatch"]
        for file in sources.swiftFiles where !touchesMachine.contains(file.part) {
            for module in file.imports {
                #expect(!machine.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func `only the store knows the database`() {
        for file in sources.swiftFiles where file.part != "BookingStore" {
            #expect(!file.imports.contains("GRDB"), "\(file.path)")
        }
    }

    @Test func `every folder of sources is listed here`() {
        for part in sources.parts where !part.hasPrefix("C") {
            #expect(allowed[part] != nil, "\(part)")
        }
    }
}
