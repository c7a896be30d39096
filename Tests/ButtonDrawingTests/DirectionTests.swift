import Scheduling
import Testing

@testable import ButtonDrawing

/// The order of a line, by the examples and rules of Unicode Standard Annex 9.
///
/// In the texts, capitals stand for Hebrew letters and `abc` for Latin ones.
struct DirectionTests {
    @Test(arguments: [
        // Logical order, whether the line runs to the left, what is seen from the left.
        ("abc", false, "abc"), ("ABC", true, "CBA"), ("ABC", false, "CBA"), ("abc", true, "abc"),
        ("book ABC now", false, "book CBA now"), ("BOOK zoom NOW", true, "WON zoom KOOB"),
        ("BOOK 30 MIN", true, "NIM 30 KOOB"), ("BOOK 1,234.5 X", true, "X 1,234.5 KOOB"),
        ("BOOK (30) X", true, "X (30) KOOB"), ("BOOK!", true, "!KOOB"), ("BOOK!", false, "KOOB!"),
        ("ABC-zoom", true, "zoom-CBA"), ("zoom: ABC", false, "zoom: CBA"),
        ("zoom: ABC", true, "CBA :zoom"), ("PRICE $5", true, "$5 ECIRP"),
        ("A 5% B", true, "B 5% A"), ("a +5 A", false, "a +5 A"), ("A b(c) D", true, "D b(c) A"),
        ("A (b) C", true, "C (b) A"), ("a (A) b", false, "a (A) b"), ("30 A", true, "A 30"),
        ("AB 12-34 CD", true, "DC 12-34 BA"), ("AB 12+34 CD", true, "DC 12+34 BA"), ("", true, ""),
    ])
    func `characters stand where the bidirectional algorithm puts them`(
        logical: String,
        isRightToLeft: Bool,
        seen: String
    ) {
        let scalars = logical.unicodeScalars.map(Self.hebrew)
        let runs = TextRuns(scalars, language: "he", isRightToLeft: isRightToLeft).visual
        var order = ""
        let letters = Array(logical.unicodeScalars)
        for run in runs {
            let part = run.isRightToLeft ? run.range.reversed() : Array(run.range)
            for index in part { order.unicodeScalars.append(Self.mirrored(letters[index], run)) }
        }
        #expect(order == seen)
    }

    @Test func `digits after Arabic letters are ordered as Arabic numbers`() {
        let levels = { (text: String) in
            BidiLevels(Array(text.unicodeScalars), isRightToLeft: true).levels
        }
        // After Hebrew a minus joins nothing; after Arabic the digits form one number each too.
        #expect(levels("ب12") == [1, 2, 2])
        #expect(levels("ب1,2") == [1, 2, 2, 2])
        #expect(levels("ب1+2") == [1, 2, 1, 2])
        #expect(levels("א1+2") == [1, 2, 2, 2])
    }

    @Test func `runs end where the script does`() {
        let scalars = Array("จอง Zoom!".unicodeScalars)
        let runs = TextRuns(scalars, language: "th", isRightToLeft: false).visual
        #expect(runs.map(\.range) == [0..<4, 4..<9])
    }

    @Test func `the first letter of a line to the left is seen on the right`() throws {
        let setter = try Fonts.setter(Fonts.hebrew)
        let letter = try setter.line(try text("ל", "he"))
        let pair = try setter.line(try text("לי", "he"))
        // Lamed alone rises above the line; in the pair its stroke is on the right.
        let tallest = pair.outline.contours.min { left, right in
            (Outline([left]).bounds(within: 0.01)?.least.y ?? 0)
                < (Outline([right]).bounds(within: 0.01)?.least.y ?? 0)
        }
        let place = try #require(tallest.flatMap { Outline([$0]).bounds(within: 0.01) })
        #expect(place.least.x > pair.ink.least.x + 0.05)
        #expect(letter.isRightToLeft)
    }

    private static func hebrew(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard ("A"..."Z").contains(scalar) else { return scalar }
        return Unicode.Scalar(0x05D0 + scalar.value - 0x41) ?? scalar
    }

    /// What a reader sees of a bracket in a run to the left.
    private static func mirrored(_ scalar: Unicode.Scalar, _ run: TextRun) -> Unicode.Scalar {
        guard run.isRightToLeft else { return scalar }
        return scalar == "(" ? ")" : scalar == ")" ? "(" : scalar
    }
}
