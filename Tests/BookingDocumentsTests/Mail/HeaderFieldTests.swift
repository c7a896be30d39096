import Foundation
import Scheduling
import Testing

@testable import BookingDocuments

struct HeaderFieldTests {
    @Test func `a text reads back as it was, on lines that are not too long`() throws {
        for text in HostileStrings.all {
            let line = SingleLine(cleaning: "a" + text)
            let value = try read(HeaderField("Subject", .text(line)))
            #expect(try MailReader.headerText(value) == line.text)
        }
    }

    @Test func `a name reads back as it was, and its address stays the only one`() throws {
        let address = try Samples.mail("o'hara+x@example.org")
        for text in HostileStrings.all {
            let name = SingleLine(cleaning: text)
            let mailbox = Mailbox(address, name: name)
            let value = try read(HeaderField("To", .mailboxes([mailbox, mailbox])))
            let single = name.isEmpty ? address.text : "<\(address.text)>"
            #expect(value.hasSuffix(" " + single) && value.contains(single + ", "))
            let phrase = String(value.dropLast(single.utf8.count + 1))
            let first = phrase.components(separatedBy: single + ", ")[0]
            guard !name.isEmpty else { continue }
            #expect(try Self.name(first.trimmed) == name.text)
        }
    }

    @Test func `an address in capitals or of another script's domain is left as it is`() throws {
        let address = try Samples.mail("Grace.Hopper@xn--bcher-kva.example")
        let value = try read(HeaderField("To", .mailboxes([Mailbox(address)])))
        #expect(value == "Grace.Hopper@xn--bcher-kva.example")
    }

    @Test(arguments: [
        ("2026-12-01T10:00:00Z", "Tue, 01 Dec 2026 10:00:00 +0000"),
        ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000"),
        ("2028-02-29T23:59:58Z", "Tue, 29 Feb 2028 23:59:58 +0000"),
    ])
    func `dates are those of mail`(instant: String, expected: String) throws {
        let value = try read(HeaderField("Date", .date(try Samples.instant(instant))))
        #expect(value == expected)
    }

    /// The value of the field, after a look at its lines.
    private func read(_ field: HeaderField) throws -> String {
        var bytes: [UInt8] = []
        field.write(to: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.components(separatedBy: "\r\n") where line.contains("=?") {
            #expect(line.utf8.count <= 76)
        }
        let read = try MailReader(bytes + "Content-Transfer-Encoding: base64\r\n\r\n".utf8)
        #expect(read.fields.count == 2)
        return read.fields[0].value
    }

    /// The name of a phrase: quoted, or in encoded words.
    private static func name(_ phrase: String) throws -> String {
        guard phrase.hasPrefix("\"") else { return try MailReader.headerText(phrase) }
        var name = ""
        var isEscaped = false
        for scalar in phrase.unicodeScalars.dropFirst().dropLast() {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
            } else {
                #expect(isEscaped || scalar != "\"")
                name.unicodeScalars.append(scalar)
                isEscaped = false
            }
        }
        #expect(phrase.hasSuffix("\"") && !isEscaped)
        return name
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
