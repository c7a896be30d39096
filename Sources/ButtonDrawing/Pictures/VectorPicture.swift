package import Scheduling

/// A button as SVG (1.1, without styles and scripts), before it has colours.
///
/// Words are outlines, so that it needs no font, and its title, so that they can be heard.
package struct VectorPicture: Sendable {
    private let head: [UInt8]
    private let shape: [UInt8]
    /// `nil` when there is no border.
    private let surface: [UInt8]?
    private let ink: [UInt8]

    package init(_ figure: ButtonFigure, text: ButtonText) {
        let (width, height) = (figure.width, figure.height)
        let head =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
            + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" xml:lang=\"\(text.language.text)\">"
            + "<title>\(Self.escaped(text.words))</title>"
        self.head = Array(head.utf8)
        shape = PathData(figure.shape).bytes
        surface = figure.surface.map { PathData($0).bytes }
        ink = PathData(figure.ink).bytes
    }

    /// The file in some colours.
    package func painted(_ paint: ButtonPaint) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            head.count + shape.count + (surface?.count ?? 0) + ink.count + 120
        )
        bytes += head
        Self.append(shape, surface == nil ? paint.surface : paint.edge, to: &bytes)
        if let surface { Self.append(surface, paint.surface, to: &bytes) }
        Self.append(ink, paint.text, to: &bytes)
        bytes += "</svg>\n".utf8
        return bytes
    }

    private static func append(_ path: [UInt8], _ colour: Colour, to bytes: inout [UInt8]) {
        bytes += "<path fill=\"\(colour.text)\" d=\"".utf8
        bytes += path
        bytes += "\"/>".utf8
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
