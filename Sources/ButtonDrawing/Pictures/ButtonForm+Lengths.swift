internal import Scheduling

/// The lengths of a button, in CSS pixels.
extension ButtonForm {
    /// The height of capital letters.
    ///
    /// A whole number that leaves as much above as below, so that the tops and feet of letters
    /// lie between pixels: that keeps them sharp without hinting.
    var capHeight: Double {
        let wanted = Double(height) * 12 / 44
        return (wanted / 2).rounded() * 2
    }

    /// Where the letters stand.
    var baseline: Double { (Double(height) + capHeight) / 2 }

    /// The least between the border's outer side and the words.
    var padding: Double {
        let share = shape == .pill ? 0.55 : 0.45
        return (Double(height) * share).rounded()
    }

    /// Of the outer corners.
    var radius: Double {
        switch shape {
        case .square: 0
        case .rounded: (Double(height) / 5.5).rounded()
        case .pill: Double(height) / 2
        }
    }

    /// The side of the icon.
    var iconSide: Double { (capHeight * 4 / 6).rounded() * 2 }

    var iconGap: Double { (Double(height) * 9 / 44).rounded() }

    /// The least width: shorter words stand in a button that can still be hit.
    var leastWidth: Double { (Double(height) * 2.4 / 2).rounded() * 2 }
}
