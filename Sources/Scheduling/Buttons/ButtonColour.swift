/// A colour of a style with its name, which is part of the buttons' addresses.
package struct ButtonColour: Hashable, Sendable {
    /// One word of `a-z` and `0-9`.
    package let name: String
    package let paint: ButtonPaint

    package init(name: String, paint: ButtonPaint) {
        self.name = name
        self.paint = paint
    }
}

/// The colours of one button's parts.
package struct ButtonPaint: Hashable, Sendable {
    /// The ground of the words.
    package let surface: Colour
    /// The words and the icon.
    package let text: Colour
    /// What touches the page around the button: its border, or the surface where it has none.
    package let edge: Colour

    package init(surface: Colour, text: Colour, edge: Colour) {
        self.surface = surface
        self.text = text
        self.edge = edge
    }

    /// Makes the parts of one colour, as a look uses it; those that are given are taken as they
    /// are.
    package init(
        _ colour: Colour,
        look: ButtonStyle.Look,
        text: Colour? = nil,
        edge: Colour? = nil
    ) {
        switch look {
        case .fill:
            self.init(surface: colour, text: text ?? colour.readableText, edge: edge ?? colour)
        case .outline:
            self.init(surface: .white, text: text ?? colour, edge: edge ?? colour)
        case .soft:
            let tint = colour.mixed(with: .white, parts: 224)
            self.init(
                surface: tint,
                text: text ?? colour.reaching(5.5, on: [tint], towards: .black),
                edge: edge ?? colour
            )
        }
    }
}

extension ButtonPaint {
    /// The light and the dark ground on which mail is read: white, and the usual dark grey.
    package static let grounds = [Colour.white, Colour(red: 0x1E, green: 0x1E, blue: 0x1E)]

    /// What a pair of colours is too alike for.
    package enum Weakness: Hashable, Sendable {
        /// The words cannot be read on the surface, for want of 4.5:1.
        case text(contrast: Double)
        /// The shape cannot be told from a ground of mail, for want of 3:1.
        case edge(ground: Colour, contrast: Double)
    }

    /// The contrast that words need (WCAG 2.2, 1.4.3) and that shapes need (1.4.11).
    package static let textContrast = 4.5
    package static let shapeContrast = 3.0

    /// What is too alike; empty when all can be seen.
    package var weaknesses: [Weakness] {
        var weaknesses: [Weakness] = []
        let contrast = text.contrast(with: surface)
        if contrast < Self.textContrast { weaknesses.append(.text(contrast: contrast)) }
        for ground in Self.grounds {
            let contrast = edge.contrast(with: ground)
            guard contrast < Self.shapeContrast else { continue }
            weaknesses.append(.edge(ground: ground, contrast: contrast))
        }
        return weaknesses
    }
}
