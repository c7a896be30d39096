import ButtonDrawing
import Digests
import Foundation
import Scheduling
import Testing

/// A button of each style in each script is, to the byte, what it was.
///
/// `Goldens/buttons.txt` holds a line for each font that they are drawn with, a line for the
/// version of each library, and a line for each button, with digests. Other fonts and another
/// HarfBuzz may draw other pictures, and another libpng or zlib may compress the same ones
/// otherwise, so what depends on those is not looked at where another one is installed.
/// UPDATE_GOLDENS=1 writes the file.
struct ButtonGoldenTests {
    /// Words in one script, and the fonts that draw them.
    enum Script: String, CaseIterable {
        case english, german, arabic, devanagari, thai, japanese

        var fonts: [String] {
            switch self {
            case .english, .german: [Fonts.inter]
            case .arabic: [Fonts.inter, Fonts.arabic]
            case .devanagari: [Fonts.inter, Fonts.devanagari]
            case .thai: [Fonts.inter, Fonts.thai]
            case .japanese: [Fonts.inter, Fonts.japanese]
            }
        }

        func text() throws -> ButtonText {
            switch self {
            case .english: try ButtonDrawingTests.text("Book an appointment")
            case .german: try ButtonDrawingTests.text("Gespräch für später", "de")
            case .arabic: try ButtonDrawingTests.text("احجز موعدًا", "ar")
            case .devanagari: try ButtonDrawingTests.text("अपॉइंटमेंट बुक करें", "hi")
            case .thai: try ButtonDrawingTests.text("จองเวลานัดหมาย", "th")
            case .japanese: try ButtonDrawingTests.text("打ち合わせを予約する", "ja")
            }
        }
    }

    /// The styles of the default set.
    enum Style: String, CaseIterable {
        case calendar, outline, pill, rounded, soft, square

        var form: ButtonForm {
            let shape: ButtonStyle.Shape =
                switch self {
                case .calendar, .outline, .rounded: .rounded
                case .pill, .soft: .pill
                case .square: .square
                }
            return ButtonForm(
                shape: shape,
                icon: self == .calendar ? .calendar : .none,
                height: self == .square ? 36 : 44,
                edge: self == .outline ? 2 : self == .soft ? 1 : 0
            )
        }

        var paint: ButtonPaint {
            ButtonPaint(
                Colour(red: 0x1F, green: 0x6F, blue: 0xEB),
                look: self == .outline ? .outline : self == .soft ? .soft : .fill
            )
        }
    }

    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens/buttons.txt")
    private static let isUpdating =
        ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"

    /// The digests of a button's pictures: at 96 dpi, at 192 dpi, and as SVG.
    private func digests(_ style: Style, _ script: Script) throws -> [String] {
        let fonts = try script.fonts.map { try Fonts.file($0) }
        let setter = try FontDrawer().typesetter(of: fonts, weight: .semibold)
        let words = try setter.words(try script.text())
        return try words.pictures(on: style.form, in: [style.paint]).files.map {
            ContentDigest(of: $0).short
        }
    }

    /// The lines of the file by what they are about.
    private func expected() throws -> [String: [String]] {
        let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
        let parts = lines.map { $0.split(separator: " ").map(String.init) }
        return Dictionary(uniqueKeysWithValues: parts.map { ($0[0], Array($0.dropFirst())) })
    }

    @Test(.enabled(if: !isUpdating), arguments: Style.allCases, Script.allCases)
    func `a button is what it was`(style: Style, script: Script) throws {
        let expected = try expected()
        for font in script.fonts where expected[font] != [Fonts.hash(font) ?? "none"] {
            try Test.cancel("another \(font) than that of the goldens is installed, or none")
        }
        let name = "\(style)-\(script)"
        let digests = try digests(style, script)
        let others = DrawingLibrary.allCases.filter { expected[$0.rawValue] != [$0.version] }
        if others.contains(.harfBuzz) {
            try Test.cancel("another HarfBuzz than that of the goldens is installed")
        }
        #expect(digests.last == expected[name]?.last, "\(name).svg")
        for library in others {
            try Test.cancel("PNG files: \(library) \(library.version) is not that of the goldens")
        }
        #expect(digests == expected[name], "\(name)")
    }

    @Test(.enabled(if: !isUpdating))
    func `the list holds each button once and nothing else`() throws {
        let buttons = Style.allCases.flatMap { style in
            Script.allCases.map { "\(style)-\($0)" }
        }
        let fonts = Script.allCases.flatMap(\.fonts)
        let libraries = DrawingLibrary.allCases.map(\.rawValue)
        #expect(Set(try expected().keys) == Set(buttons + fonts + libraries))
    }

    @Test(arguments: DrawingLibrary.allCases)
    func `the version of a library is known`(library: DrawingLibrary) {
        #expect(library.version.split(separator: ".").count >= 3)
    }

    @Test(.enabled(if: isUpdating, "only when UPDATE_GOLDENS is 1"))
    func `the list is written`() throws {
        var lines = Set(Script.allCases.flatMap(\.fonts)).sorted().map {
            "\($0) \(Fonts.hash($0) ?? "none")"
        }
        lines += DrawingLibrary.allCases.map { "\($0.rawValue) \($0.version)" }
        for style in Style.allCases {
            for script in Script.allCases {
                let digests = try digests(style, script).joined(separator: " ")
                lines.append("\(style)-\(script) \(digests)")
            }
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
    }
}
