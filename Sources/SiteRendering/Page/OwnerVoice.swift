import Markup
import Scheduling

/// How elements with the owner's words are marked, so that screen readers and bidirectional text
/// get them right whatever language the words around them have.
struct OwnerVoice: Sendable {
    /// The language of the document: the owner's if the fixed words are in it too.
    let documentLanguage: String
    let attributes: [HTMLAttribute]
    /// The attributes of an element that finds its direction by itself.
    private let isolateAttributes: [HTMLAttribute]

    init(language: String, words: Words) {
        let isSame = Self.primary(language).elementsEqual(Self.primary(words.language))
        documentLanguage = isSame ? language : words.language
        attributes = isSame ? [.dir("auto")] : [.lang(language), .dir("auto")]
        isolateAttributes = isSame ? [] : [.lang(language)]
    }

    /// An element with words of the owner's.
    func element(
        _ name: ElementName,
        _ attributes: [HTMLAttribute] = [],
        _ children: [HTML]
    ) -> HTML {
        .element(name, attributes + self.attributes, .fragment(children))
    }

    func element(_ name: ElementName, class style: String? = nil, _ text: String) -> HTML {
        element(name, style.map { [.class($0)] } ?? [], [.text(text)])
    }

    /// Words of the owner's inside a line of other words.
    func owned(_ name: ElementName, _ text: String) -> HTML {
        .element(name, name.findsDirection ? isolateAttributes : attributes, .text(text))
    }

    /// A fixed sentence with words of the owner's in place of its `{}`.
    func sentence(_ template: String, _ text: String) -> HTML {
        let bytes = Array(template.utf8)
        guard let gap = bytes.firstIndex(of: UInt8(ascii: "{")) else { return .text(template) }
        return .fragment([
            .text(String(decoding: bytes[..<gap], as: UTF8.self)),
            owned(.bdi, text),
            .text(String(decoding: bytes[(gap + 2)...], as: UTF8.self)),
        ])
    }

    private static func primary(_ tag: String) -> [UInt8] {
        tag.utf8.prefix { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
    }
}
