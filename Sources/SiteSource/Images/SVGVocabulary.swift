/// The names that an SVG may use.
enum SVGVocabulary {
    static let svg = "http://www.w3.org/2000/svg"
    static let xlink = "http://www.w3.org/1999/xlink"
    static let xml = "http://www.w3.org/XML/1998/namespace"
    static let xmlns = "http://www.w3.org/2000/xmlns/"

    /// What draws, and nothing that runs, moves, leads elsewhere or holds other languages.
    static let elements: Set<String> = [
        "svg", "g", "defs", "symbol", "use", "switch", "view", "title", "desc", "metadata", "style",
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
        "text", "tspan", "textPath",
        "linearGradient", "radialGradient", "meshgradient", "meshrow", "meshpatch", "stop",
        "pattern", "hatch", "hatchpath", "solidcolor", "clipPath", "mask", "marker", "filter",
        "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
        "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
        "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge",
        "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
        "feSpotLight", "feTile", "feTurbulence",
    ]

    /// Elements that may hold a picture as a `data:` address.
    static let pictures: Set<String> = ["image", "feImage"]

    /// Namespaces of drawing programs and of descriptions of works.
    ///
    /// No browser gives their elements or attributes a meaning: to it, they are plain elements
    /// without style, script or address.
    static let editors: Set<String> = [
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://ns.adobe.com/AdobeIllustrator/10.0/",
        "http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/",
        "http://ns.adobe.com/Extensibility/1.0/",
        "http://ns.adobe.com/Flows/1.0/",
        "http://ns.adobe.com/GenericCustomNamespace/1.0/",
        "http://ns.adobe.com/Graphs/1.0/",
        "http://ns.adobe.com/ImageReplacement/1.0/",
        "http://ns.adobe.com/SaveForWeb/1.0/",
        "http://ns.adobe.com/Variables/1.0/",
        "http://ns.adobe.com/XPath/1.0/",
        "http://www.bohemiancoding.com/sketch/ns",
        "http://www.figma.com/figma/ns",
        "http://www.serif.com/",
        "http://krita.org/namespaces/svg/krita",
        "http://xml.openoffice.org/svg/export",
        "http://schemas.microsoft.com/visio/2003/SVGExtensions/",
        "http://vectornator.io",
        "https://boxy-svg.com",
    ]

    /// Attributes of words and outlines, in which no style is read.
    static func isPlain(_ attribute: String) -> Bool {
        switch attribute {
        case "id", "class", "lang", "role", "d", "points": true
        default: attribute.hasPrefix("data-") || attribute.hasPrefix("aria-")
        }
    }

    /// Whether a name can be that of a handler, in capitals or not.
    static func isHandler(_ attribute: String) -> Bool {
        attribute.lowercased().hasPrefix("on")
    }
}
