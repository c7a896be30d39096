import Foundation
import Testing

@testable import BookingDocuments

struct BookingRecordTests {
    private struct File: Decodable {
        let bookings: [Record]
    }

    private struct Record: Decodable {
        let id: String
        let status: String
        let start: String
        let customer: [String: String]
        let guests: [String]
        let answers: [Answer]
        let reason: String?
    }

    private struct Answer: Decodable {
        let field: String
        let label: String
        let values: [String]
    }

    @Test func `every text reads back as it was`() throws {
        for hostile in HostileStrings.all {
            let booking = try Samples.everywhere(hostile).booking()
            let bytes = BookingRecord.json([booking])
            let record = try #require(
                try JSONDecoder().decode(File.self, from: Data(bytes)).bookings.first
            )
            let texts = [record.customer["name"], record.reason, record.answers[0].label]
            for text in texts + [record.answers[0].values[0]] {
                #expect(Array((text ?? "").utf8) == Array(hostile.utf8))
            }
        }
    }

    @Test func `members are there and in order whatever a booking lacks`() throws {
        var bare = Samples()
        (bare.reason, bare.place, bare.hostEmail, bare.guests) = (nil, nil, nil, [])
        let names = try [Samples(), bare].map { samples in
            let text = String(decoding: BookingRecord.json([try samples.booking()]), as: UTF8.self)
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("      \"") }
            return lines.map { $0.prefix { $0 != ":" } }
        }
        #expect(names[0] == names[1])
        #expect(names[0].count == 24)
    }

    @Test func `no bookings are an empty list`() {
        let text = String(decoding: BookingRecord.json([]), as: UTF8.self)
        #expect(text == "{\n  \"bookings\": []\n}\n")
    }
}
