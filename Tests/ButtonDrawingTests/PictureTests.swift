import Scheduling
import Testing

@testable import ButtonDrawing

struct PictureTests {
    private let figure: ButtonFigure
    private let bordered: ButtonFigure
    private let blue = ButtonPaint(Colour(red: 0x1F, green: 0x6F, blue: 0xEB), look: .fill)
    private let red = ButtonPaint(Colour(red: 0xC9, green: 0x3C, blue: 0x37), look: .outline)

    init() throws {
        let line = try Fonts.setter(Fonts.inter).line(try text("Book now"))
        let form = ButtonForm(shape: .pill, icon: .calendar, height: 36, edge: 0)
        figure = ButtonFigure(line, form: form)
        bordered = ButtonFigure(
            line,
            form: ButtonForm(shape: .rounded, icon: .none, height: 44, edge: 1)
        )
    }

    /// The chunks of a PNG file in their order.
    private func chunks(_ bytes: [UInt8]) throws -> [(name: String, content: [UInt8])] {
        try #require(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        var chunks: [(name: String, content: [UInt8])] = []
        var place = 8
        while place < bytes.count {
            try #require(place + 12 <= bytes.count)
            let count = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = place + 8 + count
            try #require(end + 4 <= bytes.count)
            let sum = CheckSum(of: bytes[(place + 4)..<end]).bytes
            #expect(Array(bytes[end..<end + 4]) == sum)
            let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
            chunks.append((name, Array(bytes[(place + 8)..<end])))
            place = end + 4
        }
        return chunks
    }

    @Test func `check numbers are those of PNG`() {
        #expect(CheckSum(of: "IEND".utf8).bytes == [0xAE, 0x42, 0x60, 0x82])
        #expect(CheckSum(of: "123456789".utf8).bytes == [0xCB, 0xF4, 0x39, 0x26])
    }

    @Test(arguments: [(1, [UInt8]([0, 0, 0x0E, 0xC4])), (2, [0, 0, 0x1D, 0x87])])
    func `a picture tells its size and its density`(scale: Int, density: [UInt8]) throws {
        let chunks = try chunks(try PaintablePNG(figure, scale: scale).painted(blue))
        #expect(chunks.map(\.name) == ["IHDR", "PLTE", "tRNS", "pHYs", "IDAT", "IEND"])
        let header = chunks[0].content
        #expect(header[0..<4].reduce(0) { $0 << 8 | Int($1) } == figure.width * scale)
        #expect(header[4..<8].reduce(0) { $0 << 8 | Int($1) } == 36 * scale)
        // Eight bits, a palette, no interlacing.
        #expect(header[8...] == [8, 3, 0, 0, 0])
        #expect(chunks[3].content == density + density + [1])
    }

    @Test func `pictures of one button differ in their palette alone`() throws {
        let png = try PaintablePNG(figure, scale: 2)
        let green = ButtonPaint(Colour(red: 0x1A, green: 0x7F, blue: 0x37), look: .fill)
        let (first, second) = (try chunks(png.painted(blue)), try chunks(png.painted(green)))
        for (one, other) in zip(first, second) {
            #expect((one.content == other.content) == (one.name != "PLTE"), "\(one.name)")
        }
    }

    @Test func `corners let the ground through and keep the border's colour`() {
        let picture = ButtonPicture(bordered, scale: 1)
        let corner = picture.mixes[Int(picture.pixels[0])]
        #expect(corner.shape == 0)
        #expect(red.colour(of: corner, picture.levels) == red.edge)
        let middle = picture.mixes[Int(picture.pixels[22 * picture.width + 3])]
        #expect(red.colour(of: middle, picture.levels) == .white)
        let edge = picture.mixes[Int(picture.pixels[22 * picture.width])]
        #expect(red.colour(of: edge, picture.levels) == red.edge)
    }

    @Test func `what lets the ground through comes first in the palette`() {
        for figure in [figure, bordered] {
            for scale in [1, 2] {
                let picture = ButtonPicture(figure, scale: scale)
                let opaque = picture.mixes.map { $0.shape == picture.levels.shape }
                #expect(opaque == opaque.sorted { !$0 && $1 })
                #expect(picture.mixes.count <= 128)
                #expect(Set(picture.mixes).count == picture.mixes.count)
            }
        }
    }

    @Test(arguments: [0.5, 0.75, 1.25, 1.5, 2.3, 3.7])
    func `a border of any width finds room in the palette`(edge: Double) throws {
        let line = try Fonts.setter(Fonts.inter).line(try text("Book"))
        for shape in ButtonStyle.Shape.allCases {
            let form = ButtonForm(shape: shape, icon: .calendar, height: 96, edge: edge)
            let picture = ButtonPicture(ButtonFigure(line, form: form), scale: 2)
            #expect((1...256).contains(picture.mixes.count))
            #expect(picture.pixels.allSatisfy { Int($0) < picture.mixes.count })
        }
    }

    @Test func `the fine picture is the plain one with more detail`() {
        let (plain, fine) = (ButtonPicture(figure, scale: 1), ButtonPicture(figure, scale: 2))
        #expect(fine.width == 2 * plain.width && fine.height == 2 * plain.height)
        for y in 0..<plain.height {
            for x in 0..<plain.width {
                let mix = plain.mixes[Int(plain.pixels[y * plain.width + x])]
                let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map { offset in
                    let place = (2 * y + offset.1) * fine.width + 2 * x + offset.0
                    return Int(fine.mixes[Int(fine.pixels[place])].ink)
                }
                #expect(abs(four.reduce(0, +) - 4 * Int(mix.ink)) <= 4, "\(x), \(y)")
            }
        }
    }

    @Test(arguments: [
        "Book & pay <now>", "</title><script>alert(1)</script>", "]]>", "\"'", "<!-- -->",
    ])
    func `words cannot break out of the title`(words: String) throws {
        let picture = VectorPicture(figure, text: try text(words))
        let svg = String(decoding: picture.painted(blue), as: UTF8.self)
        #expect(svg.split(separator: "<").count == 6)
        #expect(svg.contains("<title>") && svg.contains("</title>") && svg.hasSuffix("</svg>\n"))
        #expect(!svg.contains("<script") && !svg.contains("]]>") && !svg.contains("<!--"))
    }

    @Test func `an SVG holds outlines in its colours and asks for nothing`() throws {
        let bytes = VectorPicture(bordered, text: try text("Book now")).painted(red)
        let svg = String(decoding: bytes, as: UTF8.self)
        for part in ["<text", "font", "style", "href", "url(", "<image"] {
            #expect(!svg.contains(part), "\(part)")
        }
        for colour in [red.edge, red.surface, red.text] {
            #expect(svg.contains("fill=\"\(colour.text)\""))
        }
        #expect(svg.contains("width=\"\(bordered.width)\" height=\"44\""))
    }

    @Test func `paths name places in hundredths without rounding them together`() {
        let contour = Contour(
            from: Point(0.004, 1),
            [
                .line(Point(0.504, 1)), .line(Point(0.504, 12.25)), .line(Point(0.5, 12.25)),
                .quadratic(Point(-1, 2.999), Point(3, -0.05)), .line(Point(4, 1.1)),
            ]
        )
        let path = String(decoding: PathData(Outline([contour, contour])).bytes, as: UTF8.self)
        let one = "h.5v11.25q-1.5-9.25 2.5-12.3l1 1.15z"
        #expect(path == "m0 1" + one + "m0 0" + one)
    }
}
