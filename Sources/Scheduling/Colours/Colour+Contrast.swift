/// Contrast as WCAG 2.2 defines it.
extension Colour {
    package static let white = Colour(red: 255, green: 255, blue: 255)
    package static let black = Colour(red: 0, green: 0, blue: 0)

    /// From 0 for black to 1 for white.
    package var relativeLuminance: Double {
        0.2126 * linear[Int(red)] + 0.7152 * linear[Int(green)] + 0.0722 * linear[Int(blue)]
    }

    /// From 1 for equal colours to 21 for black on white.
    package func contrast(with other: Colour) -> Double {
        let own = relativeLuminance
        let others = other.relativeLuminance
        return (max(own, others) + 0.05) / (min(own, others) + 0.05)
    }

    /// A mixture of 0...255 parts of another colour.
    package func mixed(with other: Colour, parts: Int) -> Colour {
        func part(_ own: UInt8, _ others: UInt8) -> UInt8 {
            UInt8(clamping: (Int(own) * (255 - parts) + Int(others) * parts + 127) / 255)
        }
        return Colour(
            red: part(red, other.red),
            green: part(green, other.green),
            blue: part(blue, other.blue)
        )
    }

    /// The nearest colour on the way to another one that has a contrast with every background.
    package func reaching(_ ratio: Double, on backgrounds: [Colour], towards end: Colour) -> Colour
    {
        for parts in 0...255 {
            let colour = mixed(with: end, parts: parts)
            if backgrounds.allSatisfy({ colour.contrast(with: $0) >= ratio }) { return colour }
        }
        return end
    }

    /// White or near-black, whichever is readable on this colour.
    ///
    /// On every colour one of them has 4.5:1; where both have, white is chosen.
    package var readableText: Colour {
        let nearBlack = Colour(red: 5, green: 5, blue: 5)
        return Colour.white.contrast(with: self) >= 4.5 ? .white : nearBlack
    }
}

/// The linear light of each sRGB value (IEC 61966-2-1).
///
/// Computed with plain arithmetic, so that it is the same on every system.
private let linear: [Double] = (0...255).map { value in
    let encoded = Double(value) / 255
    guard encoded > 0.04045 else { return encoded / 12.92 }
    let base = (encoded + 0.055) / 1.055
    let root = fifthRoot(base)
    // x^2.4 = x² · (x^⅕)²
    return base * base * root * root
}

/// Newton's method, for 0 < x <= 1.
private func fifthRoot(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 {
        let fourth = root * root * root * root
        root -= (fourth * root - x) / (5 * fourth)
    }
    return root
}
