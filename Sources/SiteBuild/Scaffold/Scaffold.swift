import Scheduling

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
                    # Where the site will be published, and where `bookplate serve` runs.
                    site-url: http://127.0.0.1:8080/
                    endpoint-url: http://127.0.0.1:8080/
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
                email: \(id)@example.com
                zone: \(zone)
                # photo: \(id).jpg        (a file in images/)
                ---
                A few words about \(name), in **CommonMark**.

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

    /// Text as a double-quoted YAML scalar.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}": quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// Files that were to be made but exist already.
package struct ScaffoldConflict: Error, Sendable {
    package let paths: [String]
}

extension Scaffold {
    /// Writes new files below a content folder; none if one of them exists, in whatever form.
    ///
    /// - Throws: ``ScaffoldConflict``, ``FileFailure``.
    package static func write(_ files: [File], to content: String) throws {
        try Folder.make(content)
        let folder = try Folder(content)
        defer { folder.close() }
        let listing = try SourceListing.scan(folder)
        let places = Set(files.map { place(of: $0.path) })
        let existing = (0..<listing.count).map { listing.path(at: $0) }
            .filter { places.contains(place(of: $0)) }
        guard existing.isEmpty else {
            throw ScaffoldConflict(paths: existing.sorted().map { folder.full($0) })
        }
        for file in files {
            try folder.makeParents(of: RawPath(file.path))
            try folder.write(file.path, Array(file.text.utf8))
        }
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
