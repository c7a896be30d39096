import Testing

@testable import SiteBuild

struct SealTests {
    @Test(arguments: [0, 1, 7, 8, 9, 16, 100])
    func `any changed bit of sealed bytes is noticed`(count: Int) {
        let sealed = [UInt8](repeating: 0xA5, count: count).sealed
        for bit in 0..<sealed.count * 8 {
            var damaged = sealed
            damaged[bit / 8] ^= 1 << (bit % 8)
            #expect(damaged.unsealed == nil)
        }
    }

    @Test func `sealed bytes that were cut off or made longer are noticed`() {
        let sealed = Array(0..<40).sealed
        for length in 0..<sealed.count { #expect(Array(sealed.prefix(length)).unsealed == nil) }
        #expect((sealed + [0]).unsealed == nil)
        #expect((sealed + [UInt8](repeating: 0, count: 8)).unsealed == nil)
    }

    @Test(arguments: [0, 1, 8, 1000])
    func `bytes come back from their seal`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        #expect(bytes.sealed.unsealed.map { Array($0) } == bytes)
    }
}
