import Testing

@testable import BookingDocuments

struct BookingTableTests {
    @Test func `no cell is a formula, and every cell reads back as it was`() throws {
        for hostile in HostileStrings.all {
            let rows = try Self.rows(BookingTable.csv([try Samples.everywhere(hostile).booking()]))
            try #require(rows.count == 2)
            try #require(rows[0].count == 28 && rows[1].count == 28)
            for cell in rows[1] { #expect(!Self.isFormula(cell)) }
            let names = [
                "pageTitle", "eventName", "hostName", "location", "customerName", "reason",
            ]
            for name in names {
                let index = try #require(rows[0].firstIndex(of: name))
                #expect(Array(Self.original(rows[1][index]).utf8) == Array(hostile.utf8))
            }
            #expect(Array(Self.original(rows[1][27]).utf8) == Array((hostile + "; x").utf8))
        }
    }

    @Test(arguments: [
        ("=1+1", "\"'=1+1\""), ("+44 20", "\"'+44 20\""), ("-1", "\"'-1\""), ("@a", "\"'@a\""),
        ("\t=1", "\"'\t=1\""), ("\r", "\"'\r\""), ("\u{0}x", "\"'\u{0}x\""), ("＝1", "\"'＝1\""),
        ("＋1", "\"'＋1\""), ("－1", "\"'－1\""), ("＠1", "\"'＠1\""), (" =1", "\"' =1\""),
        ("'=1", "\"''=1\""), ("=\u{301}1", "\"'=\u{301}1\""), ("'s", "\"'s\""), ("a=1", "\"a=1\""),
        ("a\"b", "\"a\"\"b\""), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("a", "a"), ("", ""),
    ])
    func `cells are quoted, and formulas get an apostrophe`(text: String, expected: String) {
        var bytes: [UInt8] = []
        SpreadsheetCell(text).write(to: &bytes)
        #expect(bytes == Array(expected.utf8))
    }

    @Test func `each question that was answered has a column, in the order of their ids`() throws {
        var other = Samples()
        other.answers = ["only"]
        other.answerField = "age"
        let bookings = [try Samples().booking(), try other.booking(id: "1123456789abcdef")]
        let rows = try Self.rows(BookingTable.csv(bookings))
        #expect(rows[0].suffix(2) == ["answer.age", "answer.topic"])
        #expect(rows[1].suffix(2) == ["", "Compilers; and COBOL, of course; Ships"])
        #expect(rows[2].suffix(2) == ["only", ""])
    }

    @Test func `a table without bookings has its names`() throws {
        let rows = try Self.rows(BookingTable.csv([]))
        #expect(rows.count == 1)
        #expect(rows[0].first == "id")
    }

    // MARK: Reading back

    struct Problem: Error {
        let place: Int
    }

    /// The cells of each row (RFC 4180).
    private static func rows(_ bytes: [UInt8]) throws -> [[String]] {
        var rows: [[String]] = [[]]
        var index = 0
        while index < bytes.count {
            var cell: [UInt8] = []
            if bytes[index] == UInt8(ascii: "\"") {
                index += 1
                while true {
                    guard index < bytes.count else { throw Problem(place: index) }
                    if bytes[index] == UInt8(ascii: "\"") {
                        index += 1
                        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
                    }
                    cell.append(bytes[index])
                    index += 1
                }
            } else {
                while index < bytes.count, !",\"\r\n".utf8.contains(bytes[index]) {
                    cell.append(bytes[index])
                    index += 1
                }
            }
            rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
            guard index < bytes.count else { throw Problem(place: index) }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                continue
            }
            guard bytes[index...].starts(with: "\r\n".utf8) else { throw Problem(place: index) }
            index += 2
            rows.append([])
        }
        guard rows.removeLast().isEmpty else { throw Problem(place: index) }
        return rows
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first(where: { $0 != " " }) else { return false }
        return "=+-@\t\r\n\u{0}＝＋－＠".unicodeScalars.contains(first)
    }

    /// The text without the apostrophe that stands before what would be a formula.
    private static func original(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: "'") else { return cell }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: cell.unicodeScalars.dropFirst())
        let core = rest.drop { " '\u{A0}\u{3000}\u{FEFF}\u{200B}".unicodeScalars.contains($0) }
        guard let first = core.first, isFormula(String(Unicode.Scalar(first))) else { return cell }
        return String(rest)
    }
}
