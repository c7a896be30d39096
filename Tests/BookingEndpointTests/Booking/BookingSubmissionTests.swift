import Scheduling
import Testing

@testable import BookingEndpoint

struct BookingSubmissionTests {
    private static let broken: [[UInt8]] = [
        [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3],
    ]

    @Test(arguments: broken)
    func `JSON that is not UTF-8 is refused`(name: [UInt8]) {
        let body = Array(#"{"name":""#.utf8) + name + Array(#""}"#.utf8)
        #expect(throws: Refusal.malformed) { try BookingSubmission(json: body, key: nil) }
        #expect(throws: Refusal.malformed) { try LinkWish(body) }
    }

    @Test(arguments: ["1.5", "1e3", "1e400", "99999999999999999999", "-0.0"])
    func `a number that is not whole is not taken for something else`(number: String) {
        let body = Array(#"{"answers":{"budget":\#(number)}}"#.utf8)
        #expect(throws: Refusal.malformed) { try BookingSubmission(json: body, key: nil) }
    }

    @Test func `whole numbers, words and nothing are kept`() throws {
        let body = #"{"name":"Zoë","duration":30,"answers":{"a":7,"b":true,"c":false,"d":null}}"#
        let submission = try BookingSubmission(json: Array(body.utf8), key: nil)
        #expect(submission.duration == "30m" && submission.unknown.isEmpty)
        #expect(submission.fields.text("name") == "Zoë")
        #expect(submission.fields.text("answer.a") == "7")
        #expect(submission.fields.text("answer.b") == "yes")
        #expect(submission.fields["answer.c"].isEmpty && submission.fields["answer.d"].isEmpty)
    }
}
