import Foundation
import Testing

@testable import SiteRendering

/// Every file of a set of signatures, byte for byte.
struct SignatureGoldenTests {
    enum Sample: String, CaseIterable, Sendable {
        case ada, dana
        case room = "room-4"

        func files() throws -> [OutputFile] {
            switch self {
            case .ada: SignatureSet(try SignatureSamples.ada()).files()
            case .dana: SignatureSet(try SignatureSamples.dana()).files()
            case .room: SignatureSet(try SignatureSamples.bare()).files()
            }
        }
    }

    private let folder = Golden.folder.appendingPathComponent("signatures")

    @Test(arguments: Sample.allCases)
    func `every file of a signature is what it was`(sample: Sample) throws {
        for file in try sample.files() {
            let name = String(file.path.dropFirst("studio/signatures/".count))
            let place = folder.appendingPathComponent(name)
            if Golden.isUpdating {
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(file.bytes).write(to: place)
            }
            let expected = try? Data(contentsOf: place)
            let isEqual = expected.map(Array.init) == file.bytes
            if !isEqual {
                Attachment.record(String(decoding: file.bytes, as: UTF8.self), named: name)
            }
            #expect(isEqual, "signatures/\(name) differs; UPDATE_GOLDENS=1 writes it")
        }
    }

    @Test func `no golden of a signature is left over`() throws {
        // File systems differ in how they write accents.
        let known = try Sample.allCases.flatMap { try $0.files() }.map {
            String($0.path.dropFirst("studio/signatures/".count))
                .precomposedStringWithCanonicalMapping
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let files = names.filter { name in !names.contains { $0.hasPrefix(name + "/") } }
        #expect(Set(files.map(\.precomposedStringWithCanonicalMapping)) == Set(known))
    }
}
