import Scheduling
import Testing

@testable import BookingEndpoint

struct MangledTargetTests {
    private let token = "0123456789abcdefghjkmnpqrs"

    private func repaired(_ target: String, below prefix: [String] = []) -> String? {
        MangledTarget(target)?.repaired(below: prefix)?.target
    }

    // MARK: What is not repaired

    @Test(arguments: [
        "/", "", "*", "/book/ada", "/offers/2026", "/o", "/o/", "/O/", "/m/.ics", "/o/none",
        "/o/0123456789abcdefghjkmnpqr", "/o/0123456789abcdefghjkmnpqrst",
        "/o/0123456789abcdefghjkmnpqru", "/o/0123456789abcdefghjkmnpqr%CC%81s",
        "/o/0123456789abc+defghjkmnpqrs", "/o/%zz0123456789abcdefghjkmnpqrs.",
        "/x/0123456789abcdefghjkmnpqrs", "/p/0123456789abcdefghjkmnpqrs",
        "/o?t=", "/o?t=none", "/o?x=0123456789abcdefghjkmnpqrs", "/ot=0123456789abcdefghjkmnpqrs",
        "/o?t=0123456789abcdefghjkmnpqrst", "/o%3Ft=0123456789abcdefghjkmnpqru", "/o/x?t=none",
        "/oo?t=0123456789abcdefghjkmnpqrs", "/?t=0123456789abcdefghjkmnpqrs",
        "/oo/0123456789abcdefghjkmnpqrs", "/sub/o/0123456789abcdefghjkmnpqrs",
    ])
    func `a target that brings no token is left alone`(target: String) {
        #expect(repaired(target) == nil)
    }

    @Test(arguments: ["/cancel", "/move", "/x", "%2Fcancel", "%252Fcancel"])
    func `what is done to a booking is never come by`(ending: String) {
        #expect(repaired("/m/\(token)\(ending)") == nil)
    }

    @Test func `a target that is too long is left alone`() {
        let long = "/o/\(token)?" + String(repeating: "x", count: RequestTarget.maximumLength)
        #expect(repaired(long) == nil)
    }

    @Test func `a link below another root is none`() {
        #expect(repaired("/o/\(token).", below: ["booking"]) == nil)
        #expect(repaired("/book/o/\(token).", below: ["booking"]) == nil)
        #expect(repaired("/booking", below: ["booking"]) == nil)
    }

    // MARK: What is

    /// What mail tools, gateways and people make of a link.
    private func manglings(_ kind: String, _ token: String) -> [String] {
        let path = "/\(kind)/\(token)"
        let (first, second) = (token.prefix(13), token.dropFirst(13))
        let quoted = token.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
        let twice = quoted.utf8.map { $0 == UInt8(ascii: "%") ? "%25" : String(UnicodeScalar($0)) }
        return [
            path + ".", path + ",", path + ";", path + ":", path + "!", path + ")", path + "]",
            path + "%3E", path + ">", path + "%22", path + "'", path + "%E2%80%9D", path + "...",
            path + "/", path + "//", "/" + path, "/\(kind)//\(token)", path.uppercased(),
            "/\(kind.uppercased())/\(token)", "/\(kind)/\(token.uppercased())",
            path + "?utm_source=news&utm_medium=mail", path + "&utm_source=news",
            path + "?fbclid=x%", path + "%3Futm_source%3Dnews", path + "?amp;utm_source=1&amp;x",
            path + "#top", path + "%23top", path + "%2523top", path + "%20", path + "%0D%0A",
            "/\(kind)/%20\(token)", "/\(kind)/\(first)%0A\(second)",
            "/\(kind)/\(first)%20\(second)", "/\(kind)/\(first)=%0D%0A\(second)",
            "/\(kind)/\(first)-%0A\(second)", "/\(kind)/\(first)%E2%80%8B\(second)",
            "/\(kind)/\(quoted)", "/\(kind)/\(twice.joined())", "/\(kind)%2F\(token)",
            "/\(kind)?t=\(token)",
        ]
    }

    @Test(arguments: ["o", "m"])
    func `of 40 things that become of 50 links at least 38 are repaired`(kind: String) throws {
        for number in 0..<50 {
            let bytes = (0..<26).map { UInt8(truncatingIfNeeded: ($0 + 7) * (number * 11 + 5)) }
            let token = try #require(BearerToken(.oneTime, random: bytes)).secret
            let all = manglings(kind, token)
            #expect(all.count == 40)
            let failed = all.filter { repaired($0)?.hasPrefix("/\(kind)/\(token)") != true }
            #expect(failed.isEmpty, "\(failed)")
        }
    }

    @Test(arguments: [
        "/o?t=@", "/O?T=@", "/o/?t=@", "/o?token=@.", "/o?t%3D@", "/o%3Ft=@", "/o%3Ft%3D@",
        "/o%23t=@", "/o%2523t%253D@", "/o/%23t=@", "/o?amp;t=@", "/o?x=1&t=@#top", "/o?t=@=%0D%0A",
    ])
    func `a token that became a parameter leads to its own address`(pattern: String) throws {
        let target = pattern.split(separator: "@", omittingEmptySubsequences: false)
            .joined(separator: token)
        let repaired = try #require(MangledTarget(target)?.repaired(below: []))
        #expect(repaired.target.hasPrefix("/o/\(token)"))
        #expect(repaired.target.utf8.count <= "/o/?x=1".utf8.count + 26)
        #expect(repaired.isElsewhere)
    }

    @Test func `what a link says beside its token comes along`() {
        let target = "/o?utm_source=a%20b&t=\(token)&skip=1"
        #expect(repaired(target) == "/o/\(token)?utm_source=a%20b&skip=1")
        #expect(MangledTarget("/o/\(token).")?.repaired(below: [])?.isElsewhere == false)
    }

    @Test func `letters that look like digits become digits`() {
        let written = "OI23456789abcdefghjkmnpqrs."
        #expect(repaired("/o/\(written)") == "/o/\(token)")
    }

    @Test func `a calendar file stays one`() {
        #expect(repaired("/m/\(token).ICS%20") == "/m/\(token).ics")
        #expect(repaired("/m/\(token.uppercased()).ics.") == "/m/\(token).ics")
        #expect(repaired("/o/\(token).ics") == "/o/\(token)")
    }

    @Test func `a query comes along, and a fragment does not`() {
        #expect(repaired("/o/\(token).?utm_source=x#top") == "/o/\(token)?utm_source=x")
        #expect(repaired("/o/\(token).?a=\u{E9}") == "/o/\(token)")
    }

    @Test func `a link below a root stays below it`() {
        let repaired = repaired("/Booking/O/\(token).", below: ["booking"])
        #expect(repaired == "/booking/o/\(token)")
    }
}
