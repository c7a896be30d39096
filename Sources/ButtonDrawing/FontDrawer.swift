package import Scheduling

/// Draws buttons with the outlines that fonts have.
package struct FontDrawer: ButtonDrawer {
    package init() {}

    package func typesetter(
        of fonts: [FontFile],
        weight: ButtonStyle.Weight
    ) throws(TypesettingProblem) -> any ButtonTypesetter {
        try Typesetter(fonts, weight: weight)
    }
}

extension Typesetter: ButtonTypesetter {
    package func words(_ text: ButtonText) throws(TypesettingProblem) -> any ButtonWords {
        SetWords(line: try line(text), text: text)
    }
}

/// Words as outlines.
private struct SetWords: ButtonWords {
    let line: TextLine
    let text: ButtonText

    func pictures(
        on form: ButtonForm,
        in paints: [ButtonPaint]
    ) throws(PictureFailure) -> ButtonPictures {
        let figure = ButtonFigure(line, form: form)
        let plain = try PaintablePNG(figure, scale: 1)
        let fine = try PaintablePNG(figure, scale: 2)
        let vector = VectorPicture(figure, text: text)
        var files: [[UInt8]] = []
        for paint in paints {
            for form in ButtonAddress.Form.allCases {
                switch form {
                case .plain: files.append(plain.painted(paint))
                case .fine: files.append(fine.painted(paint))
                case .vector: files.append(vector.painted(paint))
                }
            }
        }
        return ButtonPictures(width: figure.width, height: figure.height, files: files)
    }
}
