import Scheduling
import Testing

struct ButtonPaintTests {
    private func colour(_ text: String) throws -> Colour { try #require(Colour(text)) }

    @Test(arguments: [
        // Too light on white, too dark on dark mail, and both kinds of words that cannot be read.
        ("#ffd33d", ButtonStyle.Look.fill, [1]), ("#0b57d0", .fill, [2]), ("#000000", .fill, [2]),
        ("#ffffff", .fill, [1]), ("#f0883e", .outline, [0, 1]), ("#0b57d0", .outline, [2]),
        ("#ffd33d", .soft, [1]), ("#101010", .soft, [2]), ("#8c8c8c", .outline, [0]),
    ])
    func `colours that cannot be told apart are refused`(
        text: String,
        look: ButtonStyle.Look,
        wanted: [Int]
    ) throws {
        let found = ButtonPaint(try colour(text), look: look).weaknesses.map { weakness in
            switch weakness {
            case .text(let contrast):
                #expect(contrast < 4.5)
                return 0
            case .edge(let ground, let contrast):
                #expect(contrast < 3)
                return ground == .white ? 1 : 2
            }
        }
        #expect(found == wanted)
    }

    @Test func `words of a colour of their own are judged too`() throws {
        let paint = ButtonPaint(try colour("#1f6feb"), look: .fill, text: try colour("#ffd33d"))
        #expect(paint.weaknesses.count == 1)
    }

    @Test func `a border can lend its contrast to a shape`() throws {
        let navy = try colour("#0b2a5b")
        #expect(!ButtonPaint(navy, look: .fill).weaknesses.isEmpty)
        let edge = try colour("#4d86e0")
        #expect(ButtonPaint(navy, look: .fill, edge: edge).weaknesses.isEmpty)
    }

    @Test(arguments: ButtonStyle.Look.allCases, ["#1f6feb", "#1a7f37", "#c93c37", "#7c4ddb"])
    func `colours in the middle are good in every look`(
        look: ButtonStyle.Look,
        text: String
    ) throws {
        #expect(ButtonPaint(try colour(text), look: look).weaknesses.isEmpty)
    }

    @Test(arguments: ButtonStyle.Look.allCases)
    func `for every colour there is one near that is good`(look: ButtonStyle.Look) throws {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let wish = Colour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
                    let found = wish.nearest { ButtonPaint($0, look: look).weaknesses.isEmpty }
                    let good = try #require(found)
                    #expect(ButtonPaint(good, look: look).weaknesses.isEmpty)
                    if ButtonPaint(wish, look: look).weaknesses.isEmpty { #expect(good == wish) }
                }
            }
        }
    }

    @Test func `the nearest colour keeps the hue`() throws {
        let navy = try #require(try colour("#0000ff").nearest { $0.contrast(with: .black) > 5 })
        #expect(navy.red == navy.green && navy.blue == 255 && navy.red > 0)
        let olive = try #require(try colour("#ffff00").nearest { $0.contrast(with: .white) > 4.5 })
        #expect(olive.red == olive.green && olive.blue == 0 && olive.red < 128)
        #expect(try colour("#808080").nearest { _ in false } == nil)
    }
}
