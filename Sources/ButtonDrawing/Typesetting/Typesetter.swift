package import Scheduling

/// Sets words in the fonts of a stack: the first that has a character draws it.
///
/// Belongs to one task at a time; opening fonts costs more than setting a line.
package final class Typesetter {
    private let fonts: [(name: FontName, font: LoadedFont)]

    /// Opens the fonts.
    ///
    /// - Throws: ``TypesettingProblem/notAFont(_:)``.
    package init(
        _ files: [FontFile],
        weight: ButtonStyle.Weight
    ) throws(TypesettingProblem) {
        var fonts: [(name: FontName, font: LoadedFont)] = []
        for file in files {
            fonts.append((file.name, try LoadedFont(file, weight: weight.number)))
        }
        self.fonts = fonts
    }

    /// Sets a line of words.
    ///
    /// - Throws: ``TypesettingProblem`` when no font has a character, or nothing can be seen.
    package func line(_ text: ButtonText) throws(TypesettingProblem) -> TextLine {
        let scalars = text.words.unicodeScalars.map(\.value)
        let isRightToLeft = text.language.isRightToLeft
        var outline = Outline()
        var used: Set<Int> = []
        var pen = Point(0, 0)
        let runs = TextRuns(
            Array(text.words.unicodeScalars),
            language: text.language.text,
            isRightToLeft: isRightToLeft
        )
        for run in runs.visual {
            for placed in try shape(run, of: scalars, from: 0) {
                let glyph = fonts[placed.font].font.outline(of: placed.glyph.glyph)
                if !glyph.isEmpty { used.insert(placed.font) }
                outline.append(glyph.scaled(by: 1, movedBy: pen + placed.glyph.offset))
                pen.x += placed.glyph.advance
            }
        }
        guard let ink = outline.bounds(within: 1.0 / 512) else { throw .blank }
        return TextLine(
            capHeight: fonts.first?.font.capHeight ?? 0.7,
            outline: outline,
            ink: ink,
            fonts: used.sorted().map { fonts[$0].name },
            isRightToLeft: isRightToLeft
        )
    }

    private typealias PlacedGlyph = (font: Int, glyph: ShapedGlyph)

    /// The glyphs of a run from the left, those that a font has not from the next that has them.
    private func shape(
        _ run: TextRun,
        of text: [UInt32],
        from font: Int
    ) throws(TypesettingProblem) -> [PlacedGlyph] {
        guard font < fonts.count else { throw .noGlyph(missing(in: run, of: text)) }
        let glyphs = fonts[font].font.shape(run, of: text)
        let clusters = Clusters(of: glyphs, in: run.range)
        var placed: [PlacedGlyph] = []
        var index = 0
        while index < glyphs.count {
            guard clusters.isMissing(glyphs[index].cluster) else {
                placed.append((font, glyphs[index]))
                index += 1
                continue
            }
            // Neighbours that are missing too go to the next font together, so that they can join.
            let first = index
            while index < glyphs.count, clusters.isMissing(glyphs[index].cluster) { index += 1 }
            let part = run.limited(to: clusters.range(of: glyphs[first..<index]))
            placed += try shape(part, of: text, from: font + 1)
        }
        return placed
    }

    /// The character for which there is no glyph.
    private func missing(in run: TextRun, of text: [UInt32]) -> Unicode.Scalar {
        let scalars = run.range.compactMap { Unicode.Scalar(text[$0]) }
        return scalars.first { scalar in !fonts.contains { $0.font.has(scalar) } }
            ?? scalars.first ?? "\u{FFFD}"
    }
}

/// Which characters of a run a font can draw, by clusters of those that belong together.
private struct Clusters {
    private let starts: [Int]
    private let end: Int
    private let missing: Set<Int>

    init(of glyphs: [ShapedGlyph], in range: Range<Int>) {
        starts = Set(glyphs.map(\.cluster)).sorted()
        end = range.upperBound
        missing = Set(glyphs.lazy.filter { $0.glyph == 0 }.map(\.cluster))
    }

    func isMissing(_ cluster: Int) -> Bool { missing.contains(cluster) }

    /// The part of the text that some neighbouring glyphs stand for.
    func range(of glyphs: ArraySlice<ShapedGlyph>) -> Range<Int> {
        let first = glyphs.map(\.cluster).min() ?? end
        let last = glyphs.map(\.cluster).max() ?? end
        let next = starts.first { $0 > last } ?? end
        return first..<max(first, next)
    }
}

extension ButtonStyle.Weight {
    /// As OpenType counts weights.
    fileprivate var number: Float {
        switch self {
        case .regular: 400
        case .medium: 500
        case .semibold: 600
        case .bold: 700
        }
    }
}
