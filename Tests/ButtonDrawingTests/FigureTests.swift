import Scheduling
import Testing

@testable import ButtonDrawing

struct FigureTests {
    private let setter: Typesetter

    init() throws { setter = try Fonts.setter(Fonts.inter, Fonts.arabic) }

    private func figure(
        _ words: String,
        _ language: String = "en",
        shape: ButtonStyle.Shape = .rounded,
        icon: ButtonStyle.Icon = .none,
        height: Int = 44,
        edge: Double = 0
    ) throws -> ButtonFigure {
        let form = ButtonForm(shape: shape, icon: icon, height: height, edge: edge)
        return ButtonFigure(try setter.line(try text(words, language)), form: form)
    }

    private func ink(_ figure: ButtonFigure) throws -> Box {
        try #require(figure.ink.bounds(within: 0.01))
    }

    @Test func `buttons are as wide as their words, in even pixels`() throws {
        var last = 0
        for words in ["Book", "Book now", "Book a time", "Book an appointment online"] {
            let width = try figure(words).width
            #expect(width % 2 == 0 && width >= last)
            last = width
        }
        #expect(try figure("i").width == (try figure("Book").width))
        #expect(last > 200)
    }

    @Test(arguments: ButtonStyle.Shape.allCases, [24, 36, 44, 96])
    func `words stand in the middle with room around them`(
        shape: ButtonStyle.Shape,
        height: Int
    ) throws {
        let figure = try figure("Schedule now", shape: shape, height: height)
        let ink = try ink(figure)
        let (before, after) = (ink.least.x, Double(figure.width) - ink.most.x)
        #expect(abs(before - after) < 0.1)
        #expect(before >= Double(height) * 0.4)
    }

    @Test(arguments: [24, 28, 36, 40, 44, 48, 64, 96])
    func `capitals stand between whole pixels, as far from the top as from the foot`(
        height: Int
    ) throws {
        let ink = try ink(figure("HIE", height: height))
        #expect(abs(ink.least.y - ink.least.y.rounded()) < 0.001)
        #expect(abs(ink.most.y - ink.most.y.rounded()) < 0.001)
        #expect(abs(ink.least.y - (Double(height) - ink.most.y)) < 0.001)
    }

    @Test func `the icon stands before the words, whichever way they run`() throws {
        for (words, language, isLeft) in [("Book now", "en", true), ("احجز الآن", "ar", false)] {
            let plain = try figure(words, language)
            let figure = try figure(words, language, icon: .calendar)
            #expect(figure.width > plain.width)
            let icon = try #require(Outline(Array(figure.ink.contours[..<2])).bounds(within: 0.01))
            let rest = Outline(Array(figure.ink.contours[5...]))
            let words = try #require(rest.bounds(within: 0.01))
            #expect(isLeft ? icon.most.x < words.least.x - 4 : icon.least.x > words.most.x + 4)
            #expect(icon.least.x == icon.least.x.rounded())
        }
    }

    @Test func `a border lies inside of the shape`() throws {
        #expect(try figure("Book").surface == nil)
        let figure = try figure("Book", edge: 2)
        let surface = try #require(figure.surface?.bounds(within: 0.01))
        #expect(surface.least == Point(2, 2))
        #expect(surface.most == Point(Double(figure.width) - 2, 42))
    }
}
