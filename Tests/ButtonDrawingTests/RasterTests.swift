import Testing

@testable import ButtonDrawing

struct RasterTests {
    private let levels: (Outline) -> [UInt8] = { outline in
        var raster = CoverageRaster(width: 40, height: 30)
        raster.add(outline, scale: 1)
        return raster.levels(upTo: 255)
    }

    private func area(_ outline: Outline) -> Double {
        levels(outline).reduce(0) { $0 + Double($1) } / 255
    }

    @Test func `a pixel has the share that is covered`() {
        let box = Box(least: Point(1.25, 2.5), most: Point(3.5, 4))
        let levels = levels(RoundedRectangle(box, radius: 0).outline)
        let row = { (row: Int) in Array(levels[(row * 40)..<(row * 40 + 5)]) }
        #expect(row(1) == [0, 0, 0, 0, 0])
        #expect(row(2) == [0, 96, 128, 64, 0])
        #expect(row(3) == [0, 191, 255, 128, 0])
        #expect(row(4) == [0, 0, 0, 0, 0])
    }

    @Test(arguments: [(0.3, 29.1, 17.7), (12.0, 13.0, 29.9), (0.0, 40.0, 30.0), (39.5, 0.5, 15.2)])
    func `a slanted edge covers the area beside it`(top: Double, bottom: Double, height: Double) {
        let outline = Outline([
            Contour(
                through: [
                    Point(top, 0), Point(40, 0), Point(40, height), Point(bottom, height),
                ]
            )
        ])
        let exact = height * (40 - (top + bottom) / 2)
        #expect(abs(area(outline) - exact) < 0.5)
    }

    @Test(arguments: [3.0, 7.5, 12.25])
    func `a circle has the area of a circle`(radius: Double) {
        let box = Box(least: Point(1.1, 0.7), most: Point(1.1 + 2 * radius, 0.7 + 2 * radius))
        let circle = RoundedRectangle(box, radius: radius).outline
        #expect(abs(area(circle) - .pi * radius * radius) < 0.02 * radius + 0.3)
    }

    @Test func `holes are left out whichever way the whole turns`() {
        let outer = RoundedRectangle(Box(least: Point(2, 2), most: Point(22, 22)), radius: 4)
        let inner = outer.inset(by: 5)
        let ring = Outline([outer.contour, inner.contour.reversed])
        #expect(abs(area(ring) - (area(outer.outline) - area(inner.outline))) < 0.5)
        #expect(levels(ring) == levels(ring.reversed))
        #expect(ring.signedArea == -ring.reversed.signedArea)
    }

    @Test func `overlapping parts are filled once`() {
        let left = RoundedRectangle(Box(least: Point(2, 2), most: Point(12, 12)), radius: 0)
        let right = RoundedRectangle(Box(least: Point(8, 2), most: Point(18, 12)), radius: 0)
        #expect(area(Outline([left.contour, right.contour])) == 160)
    }

    @Test func `nothing outside of the picture reaches into it`() {
        let far = 1e6
        let huge = RoundedRectangle(
            Box(least: Point(-far, -far), most: Point(far, far)),
            radius: far / 2
        )
        #expect(levels(huge.outline).allSatisfy { $0 == 255 })
        for (x, y) in [(-100.0, 0.0), (100, 0), (0, -100), (0, 100)] {
            let box = Box(least: Point(x, y), most: Point(x + 40, y + 30))
            let beside = RoundedRectangle(box, radius: 3).outline
            #expect(levels(beside).allSatisfy { $0 == 0 })
        }
    }

    @Test func `curves bend less than the tolerance from their lines`() {
        let circle = RoundedRectangle(Box(least: Point(0, 0), most: Point(200, 200)), radius: 100)
        for tolerance in [0.5, 0.05, 0.005] {
            circle.contour.forEachLine(within: tolerance) { start, end in
                let middle = (start + end) * 0.5 - Point(100, 100)
                // The cubics themselves are within 0.03 % of the circle.
                #expect(abs(middle.length - 100) <= tolerance + 0.03)
            }
        }
    }
}
