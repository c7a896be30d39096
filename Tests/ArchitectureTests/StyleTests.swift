import Foundation
import Testing

struct StyleTests {
    private let files =
        SourceTree(below: "Sources").swiftFiles + SourceTree(below: "Tests").swiftFiles

    @Test func `there are files to look at`() {
        #expect(files.count > 50)
    }

    @Test func `no file is longer than 400 lines`() {
        for file in files {
            #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
        }
    }

    /// A function ends at the first closing brace that stands as far left as its first line, or
    /// further left, where a protocol that asks for it ends.
    @Test func `no function is longer than 60 lines`() {
        for file in files {
            for (index, line) in file.lines.enumerated() where isFunction(line) {
                let indent = line.prefix { $0 == " " }.count
                let end = file.lines[index...].firstIndex { other in
                    other.prefix { $0 == " " }.count <= indent && other.hasSuffix("}")
                        && other.contains { $0 != " " && $0 != "}" } == false
                }
                // What a protocol asks for has no body to be long.
                let isRequirement = end.map { file.lines[$0].count <= indent } ?? true
                let length = (end ?? index) - index
                #expect(isRequirement || length < 60, "\(file.path):\(index + 1)")
            }
        }
    }

    /// Written in two halves so that this file does not hold what it looks for.
    private static let forbidden = [
        "TO" + "DO", "FIX" + "ME", "fatal" + "Error(", "try" + "!", "@unchecked" + " Sendable",
        "nonisolated(" + "unsafe)", "precondition" + "Failure(", "Created" + " by",
    ]

    @Test func `nothing is left open and nothing traps on purpose`() {
        for file in files {
            for (index, line) in file.lines.enumerated() {
                for words in Self.forbidden {
                    #expect(!line.contains(words), "\(file.path):\(index + 1): \(words)")
                }
            }
        }
    }

    @Test func `no dependency is declared without a reason`() throws {
        let url = SourceTree.package.appending(path: "Package.swift")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        for (index, line) in lines.enumerated()
        where line.contains(".package(") || line.contains(".systemLibrary(") {
            #expect(lines[index - 1].contains("// "), "\(line)")
        }
    }

    private func isFunction(_ line: Substring) -> Bool {
        let words = line.split(separator: " ").map { $0.prefix { $0 != "(" && $0 != "?" } }
        guard let word = words.first(where: { !Self.modifiers.contains(String($0)) }) else {
            return false
        }
        return (word == "func" || word == "init") && !line.hasSuffix("}")
    }

    private static let modifiers: Set<String> = [
        "package", "private", "fileprivate", "static", "mutating", "nonisolated", "override",
        "convenience", "isolated", "@discardableResult", "@Test",
    ]
}
