import FoundationEssentials
import Glibc

/// A folder for one test, removed with it.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/bookplate-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    package func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: path + "/" + name,
            withIntermediateDirectories: true
        )
    }

    /// Writes a file, and the folders that it lies in.
    package func write(_ name: String, _ text: String = "text") throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    /// Makes a file of many zeros that takes no room on the disk, or cuts one short.
    package func resize(_ name: String, to length: Int) throws {
        if !FileManager.default.fileExists(atPath: path + "/" + name) { try write(name, "") }
        let file = unsafe open(path + "/" + name, O_WRONLY)
        defer { close(file) }
        guard ftruncate(file, length) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    package func rename(_ name: String, to other: String) throws {
        try? FileManager.default.removeItem(atPath: path + "/" + other)
        try FileManager.default.moveItem(atPath: path + "/" + name, toPath: path + "/" + other)
    }

    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: path + "/" + name,
            withDestinationPath: target
        )
    }

    package func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
    }

    /// All files with their text, hidden folders left out.
    package func files() throws -> [String: String] {
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
            guard !isFolder, !name.contains(".bookplate/") else { continue }
            files[name] = try text(name)
        }
        return files
    }
}
