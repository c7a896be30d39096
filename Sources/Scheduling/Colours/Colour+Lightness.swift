extension Colour {
    /// The colour of this hue and saturation, nearest in lightness, that is good; `nil` when none
    /// is.
    ///
    /// Lightness is that of HSL, looked through in steps of 1/512; this colour itself comes first.
    package func nearest(where isGood: (Colour) -> Bool) -> Colour? {
        if isGood(self) { return self }
        let tone = Tone(self)
        for step in 1...Self.steps {
            let change = Double(step) / Double(Self.steps)
            for lightness in [tone.lightness - change, tone.lightness + change]
            where (0...1).contains(lightness) {
                let colour = tone.colour(lightness: lightness)
                if isGood(colour) { return colour }
            }
        }
        return nil
    }

    private static let steps = 512
}

/// A colour as hue, saturation and lightness.
private struct Tone {
    /// From 0 to 6: red, yellow, green, cyan, blue, magenta.
    let hue: Double
    let saturation: Double
    let lightness: Double

    init(_ colour: Colour) {
        let red = Double(colour.red) / 255
        let green = Double(colour.green) / 255
        let blue = Double(colour.blue) / 255
        let most = max(red, green, blue)
        let least = min(red, green, blue)
        let range = most - least
        lightness = (most + least) / 2
        guard range > 0 else {
            hue = 0
            saturation = 0
            return
        }
        saturation = range / (1 - abs(2 * lightness - 1))
        if most == red {
            hue = (green - blue) / range + (green < blue ? 6 : 0)
        } else if most == green {
            hue = (blue - red) / range + 2
        } else {
            hue = (red - green) / range + 4
        }
    }

    func colour(lightness: Double) -> Colour {
        let range = (1 - abs(2 * lightness - 1)) * saturation
        func part(_ offset: Double) -> UInt8 {
            // How far the hue is from the one where this part is full, from 0 to 3.
            let turned = (hue + offset).truncatingRemainder(dividingBy: 6)
            let distance = abs(turned - 3)
            let share = min(max(distance - 1, 0), 1)
            let value = lightness + range * (share - 0.5)
            return UInt8((min(max(value, 0), 1) * 255).rounded())
        }
        return Colour(red: part(0), green: part(4), blue: part(2))
    }
}
