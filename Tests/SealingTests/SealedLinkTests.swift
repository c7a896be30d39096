import Scheduling
import Testing

@testable import Sealing

struct SealedLinkTests {
    private let ring: SealKeyring

    init() throws { ring = try #require(SealKeyring(random: Array(0..<52))) }

    // MARK: What is not accepted

    @Test func `no link of which a bit was changed is accepted`() throws {
        for number in 0..<1000 {
            let text = try text(number)
            var frame = try #require(SealedText.bytes(text))
            var accepted = 0
            for index in frame.indices {
                for bit in 0..<8 {
                    frame[index] ^= 1 << bit
                    if ring.open(frame) != nil { accepted += 1 }
                    frame[index] ^= 1 << bit
                }
            }
            #expect(accepted == 0)
            #expect(ring.open(frame) != nil)
        }
    }

    @Test func `no part of a link is accepted, nor is a longer one`() throws {
        let text = try text(1)
        for length in 0..<text.utf8.count {
            #expect(ring.open(String(text.prefix(length))) == nil)
        }
        for more in ["0", "00", "z", text] { #expect(ring.open(text + more) == nil) }
    }

    @Test func `no link of one page is accepted for another`() throws {
        // Names as long as the page's own, shorter and longer ones, and none.
        let names = ["bob-intro", "ada-intrO", "ada", "ada-intro-2", ""].map { Array($0.utf8) }
        var before: [UInt8]?
        for number in 0..<1000 {
            let frame = try #require(SealedText.bytes(try text(number, page: "ada-intro")))
            let end = 6 + Int(frame[5])
            var accepted = 0
            for name in names {
                let moved = frame[..<5] + [UInt8(name.count)] + name + frame[end...]
                if ring.open(SealedText.text(Array(moved))) != nil { accepted += 1 }
            }
            // What one link says of its page, before what another holds.
            let other = try #require(SealedText.bytes(try text(number, page: "bob-intro")))
            let mixed = [frame[..<end] + other[end...], other[..<end] + frame[end...]]
            let stolen = before.map { frame[..<(end + 24)] + $0[(end + 24)...] }
            for moved in mixed + (stolen.map { [$0] } ?? []) where ring.open(Array(moved)) != nil {
                accepted += 1
            }
            #expect(accepted == 0)
            #expect(ring.open(frame) != nil && ring.open(other) != nil)
            before = frame
        }
    }

    @Test func `no link of one site is accepted where its bytes were put behind another's head`()
        throws
    {
        let other = try #require(SealKeyring(random: Array(52..<104)))
        for number in 0..<1000 {
            let link = try link(details: LinkDetails([LinkDetails.Field("name", "C\(number)")]))
            let own = try #require(ring.seal(link, nonce: nonce(number)))
            let foreign = try #require(other.seal(link, nonce: nonce(number)))
            let frame = try #require(SealedText.bytes(own))
            let strange = try #require(SealedText.bytes(foreign))
            let moved = strange[..<5] + frame[5...]
            #expect(other.open(own) == nil && ring.open(foreign) == nil)
            #expect(other.open(Array(moved)) == nil && ring.open(Array(moved)) == nil)
        }
    }

    @Test func `a link of one site is not accepted at another with the same keys`() throws {
        let other = try #require(SealKeyring(site: Array(1...16), keys: ring.keys))
        for number in 0..<1000 { #expect(other.open(try text(number)) == nil) }
    }

    @Test func `a link of a key that was retired is not accepted`() throws {
        var ring = ring
        let text = try text(1)
        let old = ring.current.name
        let isRotated = ring.rotate(random: Array(100..<136))
        #expect(isRotated)
        #expect(ring.open(text) != nil)
        let isRetired = ring.retire(old)
        #expect(isRetired)
        #expect(ring.open(text) == nil)
    }

    @Test func `details that are too long are not sealed`() throws {
        let note = LinkDetails.Field("note", String(repeating: "a", count: 1200))
        #expect(ring.seal(try link(details: LinkDetails([note])), nonce: nonce(1)) == nil)
        #expect(ring.seal(try link(details: .none), nonce: []) == nil)
    }

    @Test(arguments: [
        "", "p", "0", "u", "%%%", "1111111111", "é", String(repeating: "0", count: 9999),
    ])
    func `what is no link is not accepted`(text: String) {
        #expect(ring.open(text) == nil)
    }

    // MARK: What is

    @Test func `a link carries all that was sealed, and shows none of it`() throws {
        let email: EmailAddress = try #require(EmailAddress("zelda@example.com"))
        let details = LinkDetails(
            name: "Zelda Zwick",
            email: email,
            fields: [LinkDetails.Field("topic", "Tea & “milk”")],
            skip: true
        )
        let link = try link(expires: Instant("2027-01-31T00:00:00Z"), details: details)
        let text = try #require(ring.seal(link, nonce: nonce(7)))
        #expect(ring.open(text) == link)
        let frame = String(decoding: try #require(SealedText.bytes(text)), as: UTF8.self)
        for word in ["Zelda", "zelda", "Tea", "topic", "skip"] {
            #expect(!text.contains(word) && !frame.contains(word))
        }
    }

    @Test func `a link expires at its instant`() throws {
        let end = try #require(Instant("2027-01-31T00:00:00Z"))
        let link = try link(expires: end, details: .none)
        #expect(link.isExpired(at: end))
        #expect(!link.isExpired(at: Instant(clamping: end.seconds - 1)))
        #expect(try !self.link(details: .none).isExpired(at: .last))
    }

    @Test func `the frame is what the vector says`() throws {
        let link = try link(
            expires: Instant(seconds: 0x65_4321),
            details: LinkDetails([LinkDetails.Field("name", "Ada")])
        )
        let text = try #require(ring.seal(link, nonce: nonce(9)))
        let frame = try #require(SealedText.bytes(text))
        #expect(Array(frame[..<6]) == [1, 16, 17, 18, 19, 9])
        #expect(String(decoding: frame[6..<15], as: UTF8.self) == "ada-intro")
        #expect(Array(frame[15..<39]) == nonce(9))
        #expect(frame.count == 39 + 5 + "name=Ada".utf8.count + 16)
        #expect(link.content == [0, 0, 0x65, 0x43, 0x21] + Array("name=Ada".utf8))
    }

    @Test(arguments: [
        "@", "@.", "@)", "@>", "@,", "@]", "@%20", "@%0D%0A", "@%2E", "%20@", "@=",
    ])
    func `marks around a link do not matter`(pattern: String) throws {
        let text = try text(3)
        let mangled = pattern.split(separator: "@", omittingEmptySubsequences: false)
            .joined(separator: text)
        #expect(ring.open(mangled) == ring.open(text))
        #expect(ring.open(mangled) != nil)
    }

    @Test(arguments: ["\r\n", "%20", "-", "%2520", "=%0D%0A", "%25250A", " "])
    func `what breaks a link in two does not matter`(gap: String) throws {
        let text = try text(4)
        let half = text.utf8.count / 2
        let mangled = String(text.prefix(half)) + gap + String(text.dropFirst(half))
        #expect(ring.open(mangled) != nil)
        #expect(SealedText.plain(mangled) == text)
    }

    @Test func `capitals and letters that look like digits do not matter`() throws {
        let text = try text(4)
        let folded = String(text.map { $0 == "0" ? "O" : $0 == "1" ? "l" : $0 })
        for mangled in [text.uppercased(), folded] {
            #expect(ring.open(mangled) != nil)
            #expect(SealedText.plain(mangled) == text)
        }
    }

    // MARK: Links

    private func nonce(_ number: Int) -> [UInt8] {
        (0..<24).map { index -> UInt8 in UInt8(truncatingIfNeeded: number >> (index % 3 * 8)) }
    }

    private func link(
        page: String = "ada-intro",
        expires: Instant? = nil,
        details: LinkDetails
    ) throws -> SealedLink {
        SealedLink(page: try #require(DefinitionID(page)), expires: expires, details: details)
    }

    private func text(_ number: Int, page: String = "ada-intro") throws -> String {
        let details = LinkDetails([LinkDetails.Field("name", "Customer \(number)")])
        let link = try link(page: page, details: details)
        return try #require(ring.seal(link, nonce: nonce(number)))
    }
}
