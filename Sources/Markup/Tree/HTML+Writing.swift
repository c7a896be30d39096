// A document from its first byte to its last, in one piece of memory:
// `html.element(.p, .class("lead")) { $0.append(text) }`.
//
// Most elements have at most two attributes, and none of these needs an array for them.

extension HTML {
    /// Appends an element with what the closure appends; a void element has no content.
    package mutating func element(_ name: ElementName, content: (inout HTML) -> Void) {
        bytes.append(name.startTag)
        finish(name, content)
    }

    package mutating func element(
        _ name: ElementName,
        _ attribute: HTMLAttribute,
        content: (inout HTML) -> Void = { _ in }
    ) {
        bytes.append(openStartOf: name)
        bytes.append(attribute)
        bytes.append(UInt8(ascii: ">"))
        finish(name, content)
    }

    package mutating func element(
        _ name: ElementName,
        _ first: HTMLAttribute,
        _ second: HTMLAttribute,
        content: (inout HTML) -> Void = { _ in }
    ) {
        bytes.append(openStartOf: name)
        bytes.append(first)
        bytes.append(second)
        bytes.append(UInt8(ascii: ">"))
        finish(name, content)
    }

    package mutating func element(
        _ name: ElementName,
        attributes: [HTMLAttribute],
        content: (inout HTML) -> Void = { _ in }
    ) {
        bytes.append(startOf: name, attributes)
        finish(name, content)
    }

    /// Appends an element with text.
    package mutating func element(_ name: ElementName, text: String) {
        element(name) { $0.append(text) }
    }

    package mutating func element(_ name: ElementName, _ attribute: HTMLAttribute, text: String) {
        element(name, attribute) { $0.append(text) }
    }

    /// Appends data for programs, to stand inside a `script` element that browsers do not run.
    package mutating func json(_ members: (inout JSONObject) -> Void) {
        JSONObject.write(into: &bytes, members)
    }

    private mutating func finish(_ name: ElementName, _ content: (inout HTML) -> Void) {
        guard !name.isVoid else { return }
        let start = bytes.count
        content(&self)
        // A line break right after these start tags is dropped by parsers (HTML, 13.2.6.4.7).
        if name.isPreformatted, start < bytes.count, bytes[start] == UInt8(ascii: "\n") {
            bytes.insert(UInt8(ascii: "\n"), at: start)
        }
        bytes.append(name.endTag)
    }
}
