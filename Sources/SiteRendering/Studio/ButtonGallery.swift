import Markup
package import Scheduling

/// The page on which an owner picks buttons, `studio/gallery/index.html`.
///
/// The page is the same for all sites. What it shows comes from two scripts beside it, because a
/// page that is read from the disk can load nothing else: the buttons, and the pages they lead to.
package struct ButtonGallery {
    private let styles: [ButtonStyle]
    private let widths: [Int]

    /// - Parameters:
    ///   - styles: All styles, in the order of the widths.
    ///   - widths: In CSS pixels, for each style's sizes, labels and texts, colours alike.
    package init(styles: [ButtonStyle], widths: [Int]) {
        self.styles = styles
        self.widths = widths
    }

    /// The files that change with the buttons.
    package var files: [OutputFile] {
        [
            OutputFile(path: Self.paths[0], bytes: PackageResources.gallery_css),
            OutputFile(path: Self.paths[1], bytes: PackageResources.gallery_js),
            OutputFile(path: Self.paths[2], bytes: script("bookplateButtons", data)),
            OutputFile(path: Self.paths[3], bytes: PackageResources.gallery_html),
        ]
    }

    /// Where those files lie.
    package static let paths = [
        "studio/assets/gallery.css", "studio/assets/gallery.js", "studio/gallery/buttons.js",
        "studio/gallery/index.html",
    ]

    /// The way to it from the rest of the studio.
    package static let shelf = SharePage.Shelf("Buttons", path: "gallery/index.html")

    /// The files that change with the pages, and those that all of the studio shares.
    package static func files(leadingTo pages: PageList, of site: Site) -> [OutputFile] {
        let listed = pages.pages.filter(\.isAccepting).map { page -> JSONValue in
            ["title": .string(page.title), "link": .string(page.link.text)]
        }
        let data: JSONValue = [
            "site": .string(site.siteURL.text), "language": .string(site.language),
            "pages": .array(listed),
        ]
        return StudioFrame.assets + [
            OutputFile(path: "studio/gallery/pages.js", bytes: script("bookplatePages", data))
        ]
    }

    // MARK: What the page is told

    private var data: JSONValue {
        var labels: [JSONValue.Member] = []
        var own: [ButtonLabel: String] = [:]
        let styles = styles.map { style -> JSONValue in
            let names = style.labels.map { label -> JSONValue in
                // Labels of one name differ where a style has its own words.
                let name = own[label] ?? "\(labels.count)"
                if own[label] == nil {
                    own[label] = name
                    labels.append(JSONValue.Member(name, Self.words(of: label)))
                }
                return ["id": .string(label.id.text), "words": .string(name)]
            }
            return [
                "id": .string(style.id.text),
                "sizes": .array(style.sizes.map { .integer($0) }),
                "colours": .array(style.colours.map { Self.colour($0, of: style) }),
                "labels": .array(names),
            ]
        }
        return [
            "styles": .array(styles), "words": .object(labels),
            "widths": .array(widths.map { .integer($0) }),
            "pictures": .object(pictures),
        ]
    }

    /// The HTML of picture buttons, by height.
    private var pictures: [JSONValue.Member] {
        Set(styles.flatMap(\.sizes)).sorted().map { height in
            JSONValue.Member("\(height)", .string(ButtonSnippet.pictureTemplate(height: height)))
        }
    }

    private static func words(of label: ButtonLabel) -> JSONValue {
        .array(
            label.texts.map { text in
                let start: [JSONValue] = [.string(text.language.text), .string(text.words)]
                return .array(start + (text.language.isRightToLeft ? ["rtl"] : []))
            }
        )
    }

    private static func colour(_ colour: ButtonColour, of style: ButtonStyle) -> JSONValue {
        let paint = colour.paint
        let onGrounds = ButtonPaint.grounds.map { paint.edge.contrast(with: $0) }
        return [
            "name": .string(colour.name),
            "contrast": .string(shown(paint.text.contrast(with: paint.surface))),
            "grounds": .array(onGrounds.map { .string(shown($0)) }),
            // The HTML of the button without a picture, for each size.
            "tables": .array(
                style.sizes.map {
                    .string(ButtonSnippet.tableTemplate(style, paint, height: $0))
                }
            ),
        ]
    }

    /// Cut to two digits, so that what is too little never reads as enough.
    private static func shown(_ contrast: Double) -> String {
        let hundredths = Int(contrast * 100)
        let digits = hundredths % 100
        return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
    }

    private static func script(_ name: String, _ data: JSONValue) -> [UInt8] {
        Array("\"use strict\";\nconst \(name) = ".utf8) + data.compact + Array(";\n".utf8)
    }

    private func script(_ name: String, _ data: JSONValue) -> [UInt8] { Self.script(name, data) }
}
