import Foundation

/// A folder of a test's own, removed with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "bookplate-test-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ path: String, _ text: String) throws {
        try write(path, Data(text.utf8))
    }

    func write(_ path: String, _ bytes: Data) throws {
        let url = URL(filePath: self.path).appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: self.path + "/" + path)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: self.path + "/" + path, encoding: .utf8)
    }

    /// All files below a folder with their text, except those of the workshop.
    func files(below folder: String = "") throws -> [String: String] {
        let root = path + "/" + folder
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
            guard !isFolder.boolValue, !name.contains(".bookplate/") else { continue }
            let data = try Data(contentsOf: URL(filePath: root + "/" + name))
            files[name] = String(data: data, encoding: .utf8) ?? data.base64EncodedString()
        }
        return files
    }
}
