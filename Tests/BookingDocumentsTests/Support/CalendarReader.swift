import Foundation

/// A calendar read back by RFC 5545, with nothing taken from the writer.
struct CalendarReader {
    struct Line: Equatable {
        let name: String
        let parameters: [Parameter]
        let value: String

        /// The value with the escapes of TEXT undone.
        var text: String {
            var text = ""
            var isEscaped = false
            for scalar in value.unicodeScalars {
                if isEscaped {
                    text.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
            return text
        }
    }

    struct Parameter: Equatable {
        let name: String
        let value: String
    }

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    let lines: [Line]

    init(_ bytes: [UInt8]) throws {
        var lines: [Line] = []
        for line in try Self.unfolded(bytes) { lines.append(try Self.line(line)) }
        self.lines = lines
    }

    func all(_ name: String) -> [Line] { lines.filter { $0.name == name } }

    /// The only line of a name within a component of a name.
    func line(_ name: String, in component: String = "VEVENT") throws -> Line {
        let found = try self.component(component).filter { $0.name == name }
        guard found.count == 1 else {
            throw Problem(description: "\(found.count) \(name) in \(component)")
        }
        return found[0]
    }

    /// The lines of the first component of a name, its inner components left out.
    func component(_ name: String) throws -> [Line] {
        guard let start = lines.firstIndex(where: { $0.name == "BEGIN" && $0.value == name }) else {
            throw Problem(description: "no \(name)")
        }
        var depth = 0
        var found: [Line] = []
        for line in lines[start...] {
            if line.name == "BEGIN" { depth += 1 }
            if depth == 1, line.name != "BEGIN", line.name != "END" { found.append(line) }
            if line.name == "END" { depth -= 1 }
            if depth == 0 { break }
        }
        return found
    }

    /// What a text may never change: the names of properties and parameters, and the nesting.
    var skeleton: [String] {
        lines.map { line in
            let isFrame = line.name == "BEGIN" || line.name == "END"
            let value = isFrame ? [line.value] : []
            return ([line.name] + line.parameters.map(\.name) + value).joined(separator: " ")
        }
    }

    // MARK: Reading

    private static func unfolded(_ bytes: [UInt8]) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var index = 0
        while index < bytes.count {
            guard let end = bytes[index...].firstIndex(of: 0x0A), end > index,
                bytes[end - 1] == 0x0D
            else { throw Problem(description: "a line does not end in CRLF") }
            let line = Array(bytes[index..<end - 1])
            guard line.count <= 75 else { throw Problem(description: "over 75 octets") }
            guard String(validating: line, as: UTF8.self) != nil else {
                throw Problem(description: "folded within a scalar")
            }
            guard !line.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
                throw Problem(description: "a control character")
            }
            if line.first == 0x20 {
                guard !lines.isEmpty else { throw Problem(description: "folded at the start") }
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(line)
            }
            index = end + 1
        }
        return lines
    }

    private static func line(_ bytes: [UInt8]) throws -> Line {
        var parts: [[UInt8]] = [[]]
        var isQuoted = false
        var rest: ArraySlice<UInt8>?
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == UInt8(ascii: ":") {
                rest = bytes[(index + 1)...]
                break
            }
            if !isQuoted, byte == UInt8(ascii: ";") {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        guard let rest else { throw Problem(description: "no colon in \(bytes)") }
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        return Line(
            name: texts[0],
            parameters: try texts.dropFirst().map(parameter),
            value: String(decoding: rest, as: UTF8.self)
        )
    }

    private static func parameter(_ text: String) throws -> Parameter {
        let scalars = Array(text.unicodeScalars)
        guard let equals = scalars.firstIndex(of: "=") else {
            throw Problem(description: "no value in parameter \(text)")
        }
        var value = scalars[(equals + 1)...]
        if value.first == "\"" {
            guard value.count > 1, value.last == "\"" else {
                throw Problem(description: "open quote in \(text)")
            }
            value = value.dropFirst().dropLast()
        }
        var decoded = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value {
            switch (isEscaped, scalar) {
            case (false, "^"):
                isEscaped = true
                continue
            case (true, "^"): decoded.append("^")
            case (true, "'"): decoded.append("\"")
            case (true, "n"): decoded.append("\n")
            case (true, _): throw Problem(description: "unknown escape in \(text)")
            default: decoded.append(scalar)
            }
            isEscaped = false
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[..<equals])
        return Parameter(name: String(name), value: String(decoded))
    }
}
