import Markup
import Scheduling

/// How elements with the owner's words are marked, so that screen readers and bidirectional text
/// get them right whatever language the words around them have.
struct OwnerVoice: Sendable {
    /// The language of the document: the owner's if the fixed words are in it too.
    let documentLanguage: String
    /// What marks an element with the owner's words.
    let mark: HTMLAttribute
    /// What marks an element that finds its direction by itself.
    private let isolateMark: HTMLAttribute?

    init(language: String, words: Words) {
        let isSame = Self.havePrimaryInCommon(language, words.language)
        documentLanguage = isSame ? language : words.language
        mark = isSame ? .dir("auto") : .together([.lang(language), .dir("auto")])
        isolateMark = isSame ? nil : .lang(language)
    }

    /// Words of the owner's inside a line of other words.
    func write(_ text: String, in name: ElementName, into html: inout HTML) {
        guard name.findsDirection else { return html.element(name, mark, text: text) }
        guard let isolateMark else { return html.element(name, text: text) }
        html.element(name, isolateMark, text: text)
    }

    /// A fixed sentence with words of the owner's in its gap.
    func write(_ sentence: Words.Sentence, _ text: String, into html: inout HTML) {
        html.append(sentence.before)
        write(text, in: .bdi, into: &html)
        html.append(sentence.after)
    }

    /// Whether two tags begin with the same language: `en-GB` and `en`.
    private static func havePrimaryInCommon(_ one: String, _ other: String) -> Bool {
        var others = other.utf8.makeIterator()
        for byte in one.utf8 {
            let match = others.next()
            if byte == UInt8(ascii: "-") { return match == nil || match == byte }
            guard let match, byte | 0x20 == match | 0x20 else { return false }
        }
        return [nil, UInt8(ascii: "-")].contains(others.next())
    }
}

/// The same as pieces, for pages that are made once.
extension OwnerVoice {
    func element(
        _ name: ElementName,
        _ attributes: [HTMLAttribute] = [],
        _ children: [HTML]
    ) -> HTML {
        .element(name, attributes + [mark], .fragment(children))
    }

    func element(_ name: ElementName, class style: String? = nil, _ text: String) -> HTML {
        element(name, style.map { [.class($0)] } ?? [], [.text(text)])
    }

    func sentence(_ sentence: Words.Sentence, _ text: String) -> HTML {
        var html = HTML.empty
        write(sentence, text, into: &html)
        return html
    }
}
