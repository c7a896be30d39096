internal import Scheduling

/// A button as pixels that are mixtures of its parts, before it has colours.
struct ButtonPicture {
    let width: Int
    let height: Int
    let levels: Mix.Levels
    /// The mixtures that occur, at most 256, those that let the ground through first.
    let mixes: [Mix]
    /// For each pixel, row by row, the place of its mixture.
    let pixels: [UInt8]

    /// Draws a figure, so many times as large.
    init(_ figure: ButtonFigure, scale: Int) {
        let planes = CoveragePlanes(figure, scale: scale)
        width = planes.width
        height = planes.height
        var mixing = Mixing(planes, Self.levels[0])
        // A palette has 256 places; only a border of broken width can need more.
        for levels in Self.levels.dropFirst() where mixing.mixes.count > 256 {
            mixing = Mixing(planes, levels)
        }
        (levels, mixes, pixels) = (mixing.levels, mixing.mixes, mixing.pixels)
    }

    /// From fine to coarse; the last cannot give more than 128 mixtures.
    private static let levels = [
        Mix.Levels(shape: 15, ink: 31), Mix.Levels(shape: 7, ink: 31), Mix.Levels(shape: 3, ink: 7),
    ]
}

/// How much the parts of a figure cover of each pixel.
private struct CoveragePlanes {
    let width: Int
    let height: Int
    let shape: CoverageRaster
    let surface: CoverageRaster?
    let ink: CoverageRaster

    init(_ figure: ButtonFigure, scale: Int) {
        let (width, height) = (figure.width * scale, figure.height * scale)
        func raster(_ outline: Outline) -> CoverageRaster {
            var raster = CoverageRaster(width: width, height: height)
            raster.add(outline, scale: Double(scale))
            return raster
        }
        self.width = width
        self.height = height
        shape = raster(figure.shape)
        surface = figure.surface.map(raster)
        ink = raster(figure.ink)
    }
}

/// The mixtures that coverages come to in some steps.
private struct Mixing {
    let levels: Mix.Levels
    private(set) var mixes: [Mix] = []
    private(set) var pixels: [UInt8] = []

    init(_ planes: CoveragePlanes, _ levels: Mix.Levels) {
        self.levels = levels
        let shape = planes.shape.levels(upTo: levels.shape)
        let surface = planes.surface?.levels(upTo: levels.shape) ?? shape
        let ink = planes.ink.levels(upTo: levels.ink)
        let (shapes, inks) = (Int(levels.shape) + 1, Int(levels.ink) + 1)
        let (shapeSpan, surfaceSpan, inkSpan) = (shape.span, surface.span, ink.span)
        func key(_ pixel: Int) -> Int {
            (Int(shapeSpan[pixel]) &* shapes &+ Int(surfaceSpan[pixel])) &* inks
                &+ Int(inkSpan[pixel])
        }
        var isUsed = [Bool](repeating: false, count: shapes * shapes * inks)
        for pixel in shapeSpan.indices { isUsed[key(pixel)] = true }
        var places = [UInt8](repeating: 0, count: isUsed.count)
        for key in isUsed.indices where isUsed[key] {
            places[key] = UInt8(truncatingIfNeeded: mixes.count)
            mixes.append(
                Mix(
                    shape: UInt8(key / inks / shapes),
                    surface: UInt8(key / inks % shapes),
                    ink: UInt8(key % inks)
                )
            )
        }
        pixels = shape
        for pixel in shapeSpan.indices { pixels[pixel] = places[key(pixel)] }
    }
}
