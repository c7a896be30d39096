import Scheduling
import SiteSource

/// New definitions to begin from; they build without an edit.
package enum Scaffold {
    /// A file to make.
    package struct File: Hashable, Sendable {
        /// Relative to the content folder.
        package let path: String
        package let text: String
    }

    /// A whole site with one host and one page.
    package static func site(named name: String, zone: String) -> [File] {
        [
            File(
                path: "site.yaml",
                text: """
                    name: \(quoted(name))
                    summary: Choose a time that suits you.
                    # Before you publish: the site's own address, and that of `bookplate serve`.
                    site-url: \(PlaceholderText.address)
                    endpoint-url: \(PlaceholderText.address)
                    # The language of your words; dates and Bookplate's own words are English.
                    language: en
                    theme:
                      accent: "#0b57d0"
                    footer: |
                      Made with Bookplate.

                    """
            )
        ] + [host(id: "sam", name: "Sam Example", zone: zone)]
            + [page(id: "intro-call", title: "Intro call with Sam", host: "sam")]
    }

    /// A host.
    package static func host(id: String, name: String, zone: String) -> File {
        File(
            path: "hosts/\(id).md",
            text: """
                ---
                name: \(quoted(name))
                title: Consultant
                email: \(id)@\(PlaceholderText.mailDomain)
                zone: \(quoted(zone))
                # photo: \(id).jpg        (a file in images/)
                ---
                A few words about this host, in **CommonMark**.

                """
        )
    }

    /// A page with one event.
    package static func page(id: String, title: String, host: String) -> File {
        File(
            path: "pages/\(id).md",
            text: """
                ---
                title: \(quoted(title))
                host: \(host)
                link: \(id)
                # former-links: [old-name]
                duration: 30m
                location:
                  kind: video
                  label: Video call
                hours:
                  mon-thu: 09:00-12:30, 13:30-17:00
                  fri: 09:00-12:00
                notice: 4h
                horizon: 60d
                ---
                Welcome. Choose a time below, and you will get an invitation with all you need.

                """
        )
    }

    /// Text as a double-quoted YAML scalar (YAML 1.2, 5.7 and 7.3.1).
    private static func quoted(_ text: String) -> String {
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: quoted.append(contentsOf: ["\\", scalar])
            // What YAML does not take as it is, and what readers could take for a line break.
            case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
                quoted.append(contentsOf: ("\\u" + zeros + digits).unicodeScalars)
            default: quoted.append(scalar)
            }
        }
        quoted.append("\"")
        return String(quoted)
    }
}

extension Scaffold {
    /// Two styles of buttons with a few words, for the folder of buttons.
    package static let buttons = [
        style("rounded", look: "fill"), style("outline", look: "outline"),
        File(
            path: "labels.json",
            text: """
                {
                  "labels": {
                    "book-an-appointment": {"en": "Book an appointment"},
                    "schedule-a-call": {"en": "Schedule a call"},
                    "see-my-times": {"en": "See my times"}
                  }
                }

                """
        ),
    ]

    private static func style(_ name: String, look: String) -> File {
        File(
            path: name + ".json",
            text: """
                {
                  "shape": "rounded",
                  "look": "\(look)",
                  "colours": {"blue": "#1f6feb"},
                  "sizes": [44, 36],
                  "languages": ["en"]
                }

                """
        )
    }
}

/// What keeps new files from being made.
package struct ScaffoldConflict: Error, Sendable {
    /// Files that exist already, in whatever form.
    package var existing: [String] = []
    /// Places of folders at which something else is, such as a link that could lead anywhere.
    package var notFolders: [String] = []
    /// The folder that lacks the host of a page, and the nearest host that is there.
    package var missingHost: (folder: String, nearest: String?)?
}

extension Scaffold {
    /// Writes new files below a content folder; none if one of them exists, in whatever form, or
    /// if the host that they refer to does not.
    ///
    /// - Throws: ``ScaffoldConflict``, ``FileFailure``.
    package static func write(
        _ files: [File],
        of host: String? = nil,
        to content: String
    ) throws {
        if host == nil { try Folder.make(content) }
        let folder = try Folder(content)
        defer { folder.close() }
        var conflict = try conflict(of: files, with: folder)
        guard conflict.existing.isEmpty, conflict.notFolders.isEmpty else { throw conflict }
        if let host {
            let hosts = try hosts(in: folder)
            guard hosts.contains(host) else {
                let nearest = Suggestion.nearest(to: host, among: hosts.sorted())
                conflict.missingHost = (folder.full("hosts"), nearest)
                throw conflict
            }
        }
        for file in files {
            try folder.makeParents(of: RawPath(file.path))
            try folder.write(file.path, Array(file.text.utf8))
        }
    }

    /// The names of the hosts that have files.
    private static func hosts(in folder: Folder) throws(FileFailure) -> Set<String> {
        let listing = try SourceListing.scan(folder)
        let paths = (0..<listing.count).map { listing.path(at: $0) }
        return Set(
            paths.filter { SourceKind(path: $0) == .host }.compactMap { path in
                path.utf8.split(separator: UInt8(ascii: "/")).last
                    .map { $0.prefix { $0 != UInt8(ascii: ".") } }
                    .map { String(decoding: Array($0), as: UTF8.self) }
            }
        )
    }

    private static func conflict(
        of files: [File],
        with folder: Folder
    ) throws(FileFailure) -> ScaffoldConflict {
        var conflict = ScaffoldConflict()
        let listing = try SourceListing.scan(folder)
        let places = Set(files.map { place(of: $0.path) })
        conflict.existing = (0..<listing.count).map { listing.path(at: $0) }
            .filter { places.contains(place(of: $0)) }.sorted().map { folder.full($0) }
        var obstacles: Set<String> = []
        for file in files {
            guard let obstacle = try folder.obstacle(to: file.path, isOurs: false) else { continue }
            if obstacle == file.path {
                if !conflict.existing.contains(folder.full(obstacle)) {
                    conflict.existing.append(folder.full(obstacle))
                }
            } else {
                obstacles.insert(folder.full(obstacle))
            }
        }
        conflict.notFolders = obstacles.sorted()
        return conflict
    }

    /// What two files of one definition have in common: `pages ada` for `pages/team/ada.json`.
    private static func place(of path: String) -> String {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
        guard let name = parts.last else { return path }
        let end = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        let folder = parts.count > 1 ? parts[0] : []
        return String(decoding: folder + [UInt8(ascii: " ")] + name[..<end], as: UTF8.self)
    }
}
