import Foundation

/// A mail read back by RFC 5322, 2045 and 2047, with nothing taken from the writer.
struct MailReader {
    struct Field: Equatable {
        let name: String
        /// Unfolded, not decoded.
        let value: String
    }

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    let fields: [Field]
    /// The decoded content; empty for one that has parts.
    let content: [UInt8]
    let parts: [MailReader]

    init(_ bytes: [UInt8]) throws {
        let lines = try Self.lines(bytes)
        guard let end = lines.firstIndex(of: "") else { throw Problem(description: "no content") }
        var fields: [Field] = []
        for line in lines[..<end] {
            guard !line.hasPrefix(" ") else {
                guard let last = fields.popLast() else { throw Problem(description: "fold first") }
                fields.append(Field(name: last.name, value: last.value + line))
                continue
            }
            guard let colon = line.range(of: ": ") else { throw Problem(description: line) }
            let name = String(line[..<colon.lowerBound])
            fields.append(Field(name: name, value: String(line[colon.upperBound...])))
        }
        self.fields = fields
        let body = Array(lines[(end + 1)...])
        let type = fields.first { $0.name == "Content-Type" }?.value ?? ""
        if let boundary = Self.parameter("boundary", of: type) {
            content = []
            parts = try Self.parts(body, boundary).map { try MailReader(Array($0.utf8)) }
        } else {
            let encoding = fields.first { $0.name == "Content-Transfer-Encoding" }?.value
            content = try Self.decoded(body, encoding ?? "")
            parts = []
        }
    }

    func field(_ name: String) throws -> String {
        let found = fields.filter { $0.name == name }
        guard found.count == 1 else { throw Problem(description: "\(found.count) of \(name)") }
        return found[0].value
    }

    var type: String { (try? field("Content-Type")) ?? "" }
    var text: String { String(decoding: content, as: UTF8.self) }

    /// The parts that hold no others, in order.
    var leaves: [MailReader] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }

    /// What a text may never change: the names of fields, the types of parts, and the nesting.
    var skeleton: [String] {
        fields.map(\.name) + [type] + parts.flatMap { ["("] + $0.skeleton + [")"] }
    }

    // MARK: Lines

    private static func lines(_ bytes: [UInt8]) throws -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: continue
            case 0x0A where index > 0 && bytes[index - 1] == 0x0D:
                guard line.count <= 998, line.first != UInt8(ascii: ".") else {
                    throw Problem(description: "a line of \(line.count), or that begins in a dot")
                }
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            case 0x20...0x7E: line.append(byte)
            default: throw Problem(description: "byte \(byte)")
            }
        }
        guard line.isEmpty else { throw Problem(description: "an open line") }
        return lines
    }

    private static func parts(_ lines: [String], _ boundary: String) throws -> [String] {
        var parts: [String] = []
        for (index, line) in lines.enumerated() {
            if line == "--\(boundary)--" {
                guard index == lines.count - 1 else { throw Problem(description: "epilogue") }
                return parts
            }
            if line == "--\(boundary)" {
                parts.append("")
            } else {
                guard !parts.isEmpty else { throw Problem(description: "preamble") }
                parts[parts.count - 1] += line + "\r\n"
            }
        }
        throw Problem(description: "no end of \(boundary)")
    }

    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.components(separatedBy: "; ").dropFirst() where part.hasPrefix("\(name)=")
        {
            let value = part.dropFirst(name.count + 1)
            return String(value.hasPrefix("\"") ? value.dropFirst().dropLast() : value)
        }
        return nil
    }

    // MARK: Decoding

    private static func decoded(_ lines: [String], _ encoding: String) throws -> [UInt8] {
        for line in lines where line.utf8.count > 76 {
            throw Problem(description: "over 76 octets: \(line)")
        }
        if encoding == "base64" {
            guard let data = Data(base64Encoded: lines.joined()) else {
                throw Problem(description: "base64")
            }
            return Array(data)
        }
        guard encoding == "quoted-printable" else { throw Problem(description: encoding) }
        return try quotedPrintable(lines)
    }

    static func quotedPrintable(_ lines: [String]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            var rest = Array(line.utf8)[...]
            guard rest.last != 0x20 else { throw Problem(description: "a space at the end") }
            let isSoft = rest.last == UInt8(ascii: "=")
            if isSoft { rest.removeLast() }
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "=") else {
                    bytes.append(byte)
                    continue
                }
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                guard let value = UInt8(digits, radix: 16), digits == digits.uppercased() else {
                    throw Problem(description: line)
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
            if !isSoft { bytes.append(0x0A) }
        }
        return bytes
    }

    /// A text of a header with its encoded words decoded (RFC 2047).
    static func headerText(_ value: String) throws -> String {
        var bytes: [UInt8] = []
        var wasEncoded = false
        for (index, word) in value.split(separator: " ").enumerated() {
            let isEncoded = word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=")
            if index > 0, !(isEncoded && wasEncoded) { bytes.append(0x20) }
            if isEncoded {
                guard word.utf8.count <= 75,
                    let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2))),
                    String(validating: data, as: UTF8.self) != nil
                else { throw Problem(description: "\(word)") }
                bytes += data
            } else {
                guard !word.contains("=?") else { throw Problem(description: "\(word)") }
                bytes += word.utf8
            }
            wasEncoded = isEncoded
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
