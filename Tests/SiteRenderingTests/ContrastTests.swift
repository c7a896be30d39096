import Scheduling
import Testing

@testable import SiteRendering

struct ContrastTests {
    @Test(arguments: [
        ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59), ("#ff0000", "#000000", 5.25), ("#123456", "#123456", 1.0),
    ])
    func `contrast is what WCAG says`(first: String, second: String, ratio: Double) throws {
        let contrast = try #require(Colour(first)).contrast(with: try #require(Colour(second)))
        #expect(abs(contrast - ratio) < 0.01)
    }

    @Test func `every accent can be read`() {
        for red in stride(from: 0, through: 255, by: 17) {
            for green in stride(from: 0, through: 255, by: 17) {
                for blue in stride(from: 0, through: 255, by: 17) {
                    let accent = Colour(
                        red: UInt8(red),
                        green: UInt8(green),
                        blue: UInt8(blue)
                    )
                    #expect(isReadable(.light(accent: accent)) && isReadable(.dark(accent: accent)))
                }
            }
        }
    }

    private func isReadable(_ palette: Palette) -> Bool {
        let grounds = [palette.ground, palette.surface, palette.shade]
        return palette.fill.contrast(with: palette.onFill) >= 4.5
            && grounds.allSatisfy { ground in
                ground.contrast(with: palette.link) >= 4.5
                    && ground.contrast(with: palette.edge) >= 3
                    && ground.contrast(with: palette.ink) >= 7
                    && ground.contrast(with: palette.muted) >= 4.5
                    && ground.contrast(with: palette.bad) >= 4.5
            }
    }

    @Test func `an accent that is too pale is named with the nearest that passes`() {
        #expect(
            themeFindings(Samples.yellow) == [
                "The accent #ffd400 has a contrast of 1.2:1 on the light page, and text needs"
                    + " 4.5:1, so links use #816b00, the nearest colour that has it."
            ]
        )
    }

    @Test func `an accent that passes is not mentioned`() {
        var theme = Theme()
        #expect(themeFindings(theme).isEmpty)
        theme.accent = Colour(red: 0x0B, green: 0x57, blue: 0xD0)
        #expect(themeFindings(theme).isEmpty)
        theme.scheme = .dark
        #expect(themeFindings(theme).count == 1)
    }

    @Test func `each theme has one stylesheet, and its name tells the content`() throws {
        let renderer = SiteRenderer(site: try Samples.site())
        let plain = renderer.stylesheet(for: Theme())
        let yellow = renderer.stylesheet(for: Samples.yellow)
        #expect(plain.path != yellow.path)
        #expect(renderer.assets().contains(plain))
        let page = renderer.bookingPage(try Samples.oneEvent(theme: Samples.yellow)).file
        let name = String(decoding: Array(yellow.path.utf8.dropFirst(5)), as: UTF8.self)
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("href=\"../\(name)\""))
        let own = SiteRenderer(site: try Samples.site(stylesheet: "body{color:red}"))
        #expect(own.stylesheet(for: Theme()).path != plain.path)
        #expect(
            String(decoding: own.stylesheet(for: Theme()).bytes, as: UTF8.self).hasSuffix(
                "\nbody{color:red}"
            )
        )
    }
}
