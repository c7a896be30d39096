import Foundation
import Testing

@testable import BookingDocuments

struct GoldenTests {
    @Test(arguments: Golden.allCases)
    func `output is what it was`(golden: Golden) throws {
        let bytes = try golden.bytes()
        if Golden.isUpdating { try Data(bytes).write(to: golden.file) }
        let expected = try? Data(contentsOf: golden.file)
        let isEqual = expected.map(Array.init) == bytes
        if !isEqual {
            Attachment.record(String(decoding: bytes, as: UTF8.self), named: golden.rawValue)
        }
        #expect(isEqual, "\(golden.rawValue) differs; UPDATE_GOLDENS=1 writes it")
    }

    @Test func `no golden is left over`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
        #expect(Set(files) == Set(Golden.allCases.map(\.rawValue)))
    }
}
