/// The path of a route, such as `/v1/pages/{link}/times` or `/m/{token}.ics`.
///
/// A part is a text, or a parameter that takes a whole part, or a parameter with an ending. A
/// slash at the end is part of the template: an address has it or not, as the template does.
package struct RouteTemplate: Hashable, Sendable, ExpressibleByStringLiteral {
    /// As it was written; the name of the route in logs and metrics.
    package let text: String
    private let parts: [Part]
    private let isFolder: Bool

    private enum Part: Hashable {
        case literal(String)
        case parameter(String, ending: String)
    }

    package init(_ text: String) {
        self.text = text
        isFolder = text.utf8.last == UInt8(ascii: "/")
        parts = text.split(separator: "/").map { Self.part(String($0)) }
    }

    package init(stringLiteral text: String) { self.init(text) }

    private static func part(_ text: String) -> Part {
        guard text.utf8.first == UInt8(ascii: "{"),
            let close = text.utf8.firstIndex(of: UInt8(ascii: "}"))
        else { return .literal(text) }
        let name = text[text.utf8.index(after: text.startIndex)..<close]
        return .parameter(String(name), ending: String(text[text.utf8.index(after: close)...]))
    }

    /// The values of the parameters in a path; `nil` when the path is another one.
    func parameters(of path: ArraySlice<String>, isFolder: Bool) -> [String: String]? {
        guard path.count == parts.count, isFolder == self.isFolder || path.isEmpty else {
            return nil
        }
        var parameters: [String: String] = [:]
        for (part, text) in zip(parts, path) {
            switch part {
            case .literal(let literal):
                guard text.utf8.elementsEqual(literal.utf8) else { return nil }
            case .parameter(let name, let ending):
                let length = text.utf8.count - ending.utf8.count
                guard length > 0, text.utf8.dropFirst(length).elementsEqual(ending.utf8) else {
                    return nil
                }
                parameters[name] = String(Substring(text.utf8.prefix(length)))
            }
        }
        return parameters
    }

    /// Whether two templates take the same paths, by parameters of the same names.
    func isLike(_ other: RouteTemplate) -> Bool {
        parts == other.parts && isFolder == other.isFolder
    }

    /// Tells which of two templates that match says more of a path: texts before endings before
    /// bare parameters, from the left.
    var rank: [Int] {
        parts.map { part in
            switch part {
            case .literal: 0
            case .parameter(_, let ending): Int.max - ending.utf8.count
            }
        }
    }
}
