/// A JSON object that is written member by member, without a tree of values.
package struct JSONObject: ~Copyable {
    private var bytes: ByteBuffer
    private var isEmpty = true

    package mutating func member(_ name: StaticString, _ text: String) {
        start(name)
        bytes.append(json: text)
    }

    package mutating func member(_ name: StaticString, _ flag: Bool) {
        start(name)
        bytes.append(flag ? "true" : "false")
    }

    /// A member that is an array of texts.
    package mutating func member(_ name: StaticString, _ texts: [String]) {
        elements(of: name, texts) { text, bytes in bytes.append(json: text) }
    }

    /// A member that is an array of objects.
    package mutating func member<Element>(
        _ name: StaticString,
        _ all: [Element],
        _ members: (Element, inout JSONObject) -> Void
    ) {
        elements(of: name, all) { element, bytes in
            Self.write(into: &bytes) { members(element, &$0) }
        }
    }

    /// A member that is an object itself.
    package mutating func member(_ name: StaticString, _ members: (inout JSONObject) -> Void) {
        start(name)
        Self.write(into: &bytes, members)
    }

    /// Writes an object with the members that the closure adds.
    static func write(into bytes: inout ByteBuffer, _ members: (inout JSONObject) -> Void) {
        var object = JSONObject(bytes: ByteBuffer())
        swap(&object.bytes, &bytes)
        object.bytes.append(UInt8(ascii: "{"))
        members(&object)
        object.bytes.append(UInt8(ascii: "}"))
        swap(&object.bytes, &bytes)
    }

    private init(bytes: ByteBuffer) { self.bytes = bytes }

    private mutating func elements<Element>(
        of name: StaticString,
        _ all: [Element],
        _ write: (Element, inout ByteBuffer) -> Void
    ) {
        start(name)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in all.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func start(_ name: StaticString) {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(name)
        bytes.append("\":")
    }
}
