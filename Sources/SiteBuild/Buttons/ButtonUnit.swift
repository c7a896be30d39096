import Digests
import Scheduling
import SiteSource

/// The buttons that one drawing gives: one style, size and text in all colours.
struct ButtonUnit: Sendable {
    /// The place of the style in the set.
    let style: Int
    let form: ButtonForm
    let label: DefinitionID
    let text: ButtonText
    /// Where the words are written.
    let place: SourcePlace
    let addresses: [ButtonAddress]
    /// Of all on which the pictures depend.
    let digest: [UInt8]

    /// The files of the unit, in the order in which they are listed.
    var paths: [String] {
        addresses.flatMap { address in
            ButtonAddress.Form.allCases.map { "site/" + address.path($0) }
        }
    }
}

extension LoadedButtonStyle {
    /// The style's units, by size, label and language.
    func units(at index: Int, program: String, fonts: FontLibrary) -> [ButtonUnit] {
        var common = ByteWriter()
        common.append(texts: [program, style.id.text, style.shape.rawValue, style.icon.rawValue])
        common.append(text: style.weight.rawValue)
        for font in style.fonts {
            common.append(integer: font.index)
            common.append(block: fonts.digest(of: font))
        }
        for colour in style.colours {
            common.append(texts: [
                colour.name, colour.paint.surface.text, colour.paint.text.text,
                colour.paint.edge.text,
            ])
        }
        var units: [ButtonUnit] = []
        for height in style.sizes {
            for (label, places) in zip(style.labels, textPlaces) {
                for (text, place) in zip(label.texts, places) {
                    units.append(
                        unit(at: index, height, label.id, text, place, common: common)
                    )
                }
            }
        }
        return units
    }

    private func unit(
        at index: Int,
        _ height: Int,
        _ label: DefinitionID,
        _ text: ButtonText,
        _ place: SourcePlace,
        common: ByteWriter
    ) -> ButtonUnit {
        let form = ButtonForm(
            shape: style.shape,
            icon: style.icon,
            height: height,
            edge: style.edge
        )
        var own = common
        own.append(texts: [label.text, text.language.text, text.words])
        own.append(integer: height)
        own.append(integer: Int((form.edge * 100).rounded()))
        return ButtonUnit(
            style: index,
            form: form,
            label: label,
            text: text,
            place: place,
            addresses: style.colours.map { colour in
                ButtonAddress(
                    style: style.id,
                    colour: colour.name,
                    height: height,
                    label: label,
                    language: text.language
                )
            },
            digest: ContentDigest(of: own.bytes).bytes
        )
    }
}

extension ButtonStyle {
    /// The width of the border in CSS pixels.
    fileprivate var edge: Double {
        switch look {
        case .outline: 2
        case .soft: 1
        // A fill has a border only to set it off from the page.
        case .fill: colours.contains { $0.paint.edge != $0.paint.surface } ? 1 : 0
        }
    }
}
