import Testing

@testable import Sealing

struct SealKeyringTests {
    private let ring: SealKeyring

    init() throws { ring = try #require(SealKeyring(random: Array(0..<52))) }

    @Test(arguments: [
        "", "bookplate seals 1\n", "bookplate seals 2\n", "site", "\n\n\n",
    ])
    func `a file that is no ring is not read`(text: String) {
        #expect(SealKeyring(fileText: Array(text.utf8)) == nil)
    }

    @Test func `a file of which a byte was changed into no digit, or lost, is not read`() {
        let text = ring.fileText
        for index in text.indices {
            var changed = text
            changed[index] = UInt8(ascii: "x")
            #expect(SealKeyring(fileText: changed) == nil)
            changed.remove(at: index)
            #expect(SealKeyring(fileText: changed) == nil)
        }
    }

    @Test func `a ring with one key twice is none`() {
        let line = ring.fileText.split(separator: UInt8(ascii: "\n"))[2]
        #expect(SealKeyring(fileText: ring.fileText + line + [UInt8(ascii: "\n")]) == nil)
    }

    @Test func `a ring reads back with all its keys in order`() throws {
        var ring = ring
        let isRotated = ring.rotate(random: Array(100..<136))
        #expect(isRotated)
        let read = try #require(SealKeyring(fileText: ring.fileText))
        #expect(read.fileText == ring.fileText)
        #expect(read.keys.map(\.name) == ["10111213", "64656667"])
        #expect(read.current.name == "64656667")
    }

    @Test func `the key that seals cannot be retired, nor can one that is not there`() {
        var ring = ring
        let current = ring.current.name
        let done = [
            ring.retire(current), ring.retire("00000000"), ring.rotate(random: Array(16..<52)),
        ]
        #expect(done == [false, false, false])
    }

    @Test func `keys never print themselves`() {
        #expect("\(ring) \(ring.current)" == "••• •••")
        #expect(String(reflecting: ring) + String(reflecting: ring.current) == "••••••")
        #expect(Mirror(reflecting: ring).children.isEmpty)
    }
}
