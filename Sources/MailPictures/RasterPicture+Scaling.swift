extension RasterPicture {
    /// A part of the picture in another size; each new pixel is the mean of those that it covers.
    ///
    /// The mean is that of light, not of its numbers in sRGB, so that fine patterns keep their
    /// brightness; and what cannot be seen has no say in it.
    func scaled(
        from part: (x: Double, y: Double, width: Double, height: Double),
        to newWidth: Int,
        _ newHeight: Int
    ) -> RasterPicture {
        let columns = Self.shares(from: part.x, part.width, of: width, to: newWidth)
        let rows = Self.shares(from: part.y, part.height, of: height, to: newHeight)
        var scaled = [UInt8](repeating: 0, count: newWidth * newHeight * 4)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let mean = mean(columns[x], rows[y])
                let place = 4 * (y * newWidth + x)
                for part in 0..<4 { scaled[place + part] = mean[part] }
            }
        }
        return RasterPicture(width: newWidth, height: newHeight, pixels: scaled)
    }

    /// The old pixels under a new one along one side, and how much of each.
    private struct Share {
        let first: Int
        let weights: [Double]
    }

    private static func shares(
        from start: Double,
        _ length: Double,
        of side: Int,
        to count: Int
    ) -> [Share] {
        let step = length / Double(count)
        return (0..<count).map { index in
            let low = start + Double(index) * step
            let high = low + step
            let first = max(0, min(side - 1, Int(low)))
            let last = max(first, min(side - 1, Int(high.rounded(.up)) - 1))
            // Where a new pixel is smaller than an old one, it lies within it.
            let weights = (first...last).map { pixel in
                max(1e-6, min(high, Double(pixel + 1)) - max(low, Double(pixel)))
            }
            return Share(first: first, weights: weights)
        }
    }

    private func mean(_ columns: Share, _ rows: Share) -> [4 of UInt8] {
        var red = 0.0
        var green = 0.0
        var blue = 0.0
        var opacity = 0.0
        var total = 0.0
        for (row, rowWeight) in rows.weights.enumerated() {
            var place = 4 * ((rows.first + row) * width + columns.first)
            for columnWeight in columns.weights {
                let weight = rowWeight * columnWeight
                let visible = weight * Double(pixels[place + 3])
                red += visible * light[Int(pixels[place])]
                green += visible * light[Int(pixels[place + 1])]
                blue += visible * light[Int(pixels[place + 2])]
                opacity += visible
                total += weight
                place += 4
            }
        }
        guard opacity > 0 else { return [0, 0, 0, 0] }
        return [
            number(red / opacity), number(green / opacity), number(blue / opacity),
            UInt8(clamping: Int((opacity / total).rounded())),
        ]
    }
}

/// The light of each number of sRGB, in 0...1, near enough for pictures: the square.
///
/// The exact curve needs powers, whose last bits differ between systems.
private let light: [Double] = (0...255).map { Double($0 * $0) / 65_025 }

private func number(_ light: Double) -> UInt8 {
    UInt8(clamping: Int((light.squareRoot() * 255).rounded()))
}
