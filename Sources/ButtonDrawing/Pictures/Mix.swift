import Scheduling

/// What one pixel of a button is made of, in steps.
struct Mix: Hashable {
    /// How much of the pixel the button covers, of ``Levels/shape``.
    let shape: UInt8
    /// How much the surface within its border covers, of ``Levels/shape``.
    let surface: UInt8
    /// How much of the surface the words cover, of ``Levels/ink``.
    let ink: UInt8

    /// The steps that are told apart.
    struct Levels {
        let shape: UInt8
        let ink: UInt8
    }
}

extension ButtonPaint {
    /// The colour of a mixture, as it is before it is made translucent.
    func colour(of mix: Mix, _ levels: Mix.Levels) -> Colour {
        let inked = surface.mixed(with: text, parts: Int(mix.ink) * 255 / Int(levels.ink))
        // What is not seen still has the border's colour: programs that scale pictures mix it in.
        guard mix.shape > 0 else { return edge }
        return edge.mixed(
            with: inked,
            parts: min(Int(mix.surface), Int(mix.shape)) * 255 / Int(mix.shape)
        )
    }
}
