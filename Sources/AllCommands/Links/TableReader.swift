import Scheduling

/// Reads CSV as RFC 4180 has it: UTF-8, commas, quotes doubled within quotes.
///
/// Where the first line has semicolons or tabs and no comma, these part the cells, as spreadsheets
/// write them in many countries. Lines end with CRLF or LF. A mark of the byte order is skipped, as
/// spreadsheets write one.
enum TableReader {
    struct Row {
        /// The line on which it begins, from 1.
        let line: Int
        let cells: [String]

        /// What is wrong with how many cells there are; `nil` when nothing is.
        func problem(below head: [String]) -> Problem? {
            guard cells.count != head.count else { return nil }
            let sentence = "The row has \(cells.count) cells; the first row has \(head.count)."
            return Problem(line: line, sentence: sentence)
        }
    }

    /// What makes a text no table, and where.
    struct Problem: Error {
        let line: Int
        let sentence: String
    }

    /// The rows, the first with the columns' names; empty lines, and space around what stands in a
    /// cell, are left out.
    static func rows(_ text: [UInt8]) throws(Problem) -> [Row] {
        var reading = Reading(text)
        var rows: [Row] = []
        while let row = try reading.next() {
            let cells = row.cells.map(\.trimmed)
            rows.append(Row(line: row.line, cells: rows.isEmpty ? cells.map(column) : cells))
            guard rows.count <= maximumRows else {
                throw Problem(line: row.line, sentence: "There are more than 100,000 rows.")
            }
        }
        return rows
    }

    private static let maximumRows = 100_001

    /// The name of a column; what each customer has goes by `E-Mail` and `NAME` as well.
    private static func column(_ name: String) -> String {
        let letters = name.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
        let plain = String(decoding: letters, as: UTF8.self)
        return ["name", "email", "title", "event", "expires", "skip"].contains(plain) ? plain : name
    }

    private struct Reading {
        private let text: [UInt8]
        private var index: Int
        private var line = 1
        private let separator: UInt8

        init(_ text: [UInt8]) {
            self.text = text
            let head = text.prefix { $0 != UInt8(ascii: "\n") }
            let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
            separator = separators.first { head.contains($0) } ?? UInt8(ascii: ",")
            index = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        mutating func next() throws(Problem) -> Row? {
            while skipLineEnd() {}
            guard index < text.count else { return nil }
            let start = line
            var cells = [try cell()]
            while index < text.count, text[index] == separator {
                index += 1
                cells.append(try cell())
            }
            guard index == text.count || skipLineEnd() else {
                throw Problem(line: line, sentence: "Something stands after a closing quote.")
            }
            return Row(line: start, cells: cells)
        }

        private mutating func cell() throws(Problem) -> String {
            guard index < text.count, text[index] == UInt8(ascii: "\"") else {
                return try bareCell()
            }
            let start = line
            var bytes: [UInt8] = []
            index += 1
            while true {
                guard index < text.count else {
                    throw Problem(line: start, sentence: "A quote is opened and never closed.")
                }
                let byte = text[index]
                index += 1
                if byte == UInt8(ascii: "\n") { line += 1 }
                guard byte == UInt8(ascii: "\"") else {
                    bytes.append(byte)
                    continue
                }
                guard index < text.count, text[index] == UInt8(ascii: "\"") else { break }
                bytes.append(byte)
                index += 1
            }
            return try decoded(bytes, start)
        }

        private mutating func bareCell() throws(Problem) -> String {
            let start = index
            while index < text.count {
                let byte = text[index]
                if byte == separator || byte == UInt8(ascii: "\n") { break }
                if byte == UInt8(ascii: "\r"), index + 1 < text.count,
                    text[index + 1] == UInt8(ascii: "\n")
                {
                    break
                }
                guard byte != UInt8(ascii: "\"") else {
                    throw Problem(
                        line: line,
                        sentence: "A quote stands within a cell that is not quoted."
                    )
                }
                index += 1
            }
            return try decoded(Array(text[start..<index]), line)
        }

        private func decoded(_ bytes: [UInt8], _ line: Int) throws(Problem) -> String {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Problem(line: line, sentence: "The text is not UTF-8.")
            }
            return text
        }

        /// Skips a line's end, if one is next.
        private mutating func skipLineEnd() -> Bool {
            let rest = text[index...]
            guard rest.starts(with: [0x0A]) || rest.starts(with: [0x0D, 0x0A]) else { return false }
            index += rest.first == 0x0D ? 2 : 1
            line += 1
            return true
        }
    }
}
