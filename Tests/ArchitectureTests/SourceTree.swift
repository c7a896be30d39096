import Foundation

/// The Swift files below one of the package's folders.
struct SourceTree {
    struct File {
        /// Relative to the package.
        let path: String
        /// The first folder below the tree: the target.
        let part: String
        let lines: [Substring]

        /// The modules that the file imports.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
                guard let index = words.firstIndex(of: "import"), index <= 1,
                    index + 1 < words.count
                else { return nil }
                return String(words[index + 1].prefix { $0 != "." && $0 != "/" })
            }
        }
    }

    let swiftFiles: [File]
    let parts: Set<String>

    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    init(below folder: String) {
        let root = Self.package.appending(path: folder)
        var files: [File] = []
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        for path in paths.sorted() where path.hasSuffix(".swift") {
            guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
            else { continue }
            files.append(
                File(
                    path: folder + "/" + path,
                    part: path.split(separator: "/").first.map(String.init) ?? "",
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false)
                )
            )
        }
        swiftFiles = files
        parts = Set(paths.compactMap { $0.split(separator: "/").first.map(String.init) })
    }
}
