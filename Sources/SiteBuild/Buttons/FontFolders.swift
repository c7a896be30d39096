import CLinux
import Glibc
import Scheduling
import SiteSource

/// The folders in which fonts are looked for, the first that has a file gives it.
struct FontFolders: Sendable {
    let paths: [String]

    /// A larger file is no font.
    static let maximumSize = 64 << 20

    /// The state of each place that is looked at for some fonts; missing ones have an empty stamp.
    ///
    /// As long as it is the same, the fonts are.
    func listing(of names: [String]) -> SourceListing {
        var listing = SourceListing()
        for name in names {
            for path in paths {
                var status = linux_status()
                let full = path + "/" + name
                let isThere = unsafe linux_look_at(AT_FDCWD, full, 0, &status) == 0
                listing.append(full, isThere ? FileStamp(status) : nil)
                if isThere { break }
            }
        }
        return listing
    }

    /// The bytes of a font; `nil` when no folder has it.
    ///
    /// - Throws: ``FileFailure`` when it cannot be read.
    func read(_ name: FontName) throws(FileFailure) -> [UInt8]? {
        for path in paths {
            guard let folder = try? Folder(path) else { continue }
            defer { folder.close() }
            let bytes = try folder.readPlain(
                name.path,
                limit: Self.maximumSize,
                followingLinks: true
            )
            if let bytes { return bytes }
        }
        return nil
    }
}

extension FontName {
    /// The package of Debian that has the font; `nil` when it is not known.
    var debianPackage: String? {
        let packages = [
            ("opentype/inter/", "fonts-inter"), ("truetype/noto/", "fonts-noto-core"),
            ("opentype/noto/NotoSansCJK", "fonts-noto-cjk"),
            ("opentype/noto/NotoSerifCJK", "fonts-noto-cjk"),
            ("truetype/dejavu/", "fonts-dejavu-core"),
            ("truetype/liberation/", "fonts-liberation"),
            ("truetype/liberation2/", "fonts-liberation2"),
            ("truetype/roboto/", "fonts-roboto-unhinted"), ("truetype/lato/", "fonts-lato"),
            ("truetype/open-sans/", "fonts-open-sans"),
            ("truetype/noto-extra/", "fonts-noto-extra"),
        ]
        return packages.first { path.utf8.starts(with: $0.0.utf8) }?.1
    }
}
