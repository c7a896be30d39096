import Scheduling
import Testing

@testable import BookingDocuments

struct CalendarTextTests {
    @Test func `a text reads back as it was, without what cannot be written`() throws {
        for text in HostileStrings.all {
            let read = try read(text: text)
            #expect(Array(read.utf8) == Array(Self.expected(text).utf8))
        }
    }

    @Test func `a parameter reads back as it was, without controls`() throws {
        for text in HostileStrings.all {
            var component = CalendarComponent("X")
            component.add("P", [.text("CN", text), .word("Q", "R")], .word("V"))
            let line = try CalendarReader(component.bytes).line("P", in: "X")
            let expected = text.unicodeScalars.filter { $0 == "\n" || !Self.isControl($0) }
            #expect(line.parameters.count == 2)
            #expect(line.parameters[0].value.unicodeScalars.elementsEqual(expected))
            #expect(line.value == "V")
        }
    }

    @Test func `lines are folded between scalars whatever their length`() throws {
        for count in 0..<160 {
            for piece in ["a", "é", "日", "😀"] {
                let text =
                    String(repeating: "x", count: count) + String(repeating: piece, count: 60)
                #expect(try read(text: text) == text)
            }
        }
    }

    @Test(arguments: [
        (0, "+0000"), (3600, "+0100"), (-12_600, "-0330"), (20_700, "+0545"), (-2670, "-004430"),
        (50_400, "+1400"),
    ])
    func `offsets have hours and minutes, and seconds if any`(seconds: Int, text: String) throws {
        var component = CalendarComponent("X")
        component.add("P", .offset(seconds))
        #expect(try CalendarReader(component.bytes).line("P", in: "X").value == text)
    }

    private func read(text: String) throws -> String {
        var component = CalendarComponent("X")
        component.add("SUMMARY", .text(text))
        return try CalendarReader(component.bytes).line("SUMMARY", in: "X").text
    }

    private static func expected(_ text: String) -> String {
        var expected = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": expected.append("\n")
            case "\t": expected.append(" ")
            default: if !isControl(scalar) { expected.append(scalar) }
            }
        }
        return String(expected)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
