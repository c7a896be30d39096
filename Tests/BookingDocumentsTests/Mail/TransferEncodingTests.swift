import Foundation
import Testing

@testable import BookingDocuments

struct TransferEncodingTests {
    @Test func `quoted-printable reads back as it was`() throws {
        for text in HostileStrings.all {
            let bytes = Array(text.utf8) + [0x0A]
            let lines = try lines(TransferEncoding.quotedPrintable(bytes))
            #expect(try MailReader.quotedPrintable(lines) == bytes)
        }
    }

    @Test func `lines break at their length and not within a sign`() throws {
        for count in 60..<160 {
            for tail in ["", " ", ".", "=", "é", " .", ". "] {
                let text = Array(
                    (String(repeating: "a", count: count) + tail + "\n.b\nFrom c\n").utf8
                )
                let lines = try lines(TransferEncoding.quotedPrintable(text))
                #expect(try MailReader.quotedPrintable(lines) == text)
            }
        }
    }

    @Test func `base64 is that of everybody else`() {
        var bytes: [UInt8] = []
        for count in 0..<200 {
            #expect(TransferEncoding.base64(bytes) == Array(Data(bytes).base64EncodedData()))
            bytes.append(UInt8(truncatingIfNeeded: count &* 73 &+ 41))
        }
    }

    private func lines(_ bytes: [UInt8]) throws -> [String] {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.last == "")
        for line in lines {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
            #expect(!line.hasPrefix(".") && !line.hasPrefix("From "))
        }
        return lines.dropLast()
    }
}
