/// A JSON object that is written member by member, without a tree of values.
package struct JSONObject: ~Copyable {
    private var bytes: ByteBuffer
    private var isEmpty = true

    package mutating func member(_ name: StaticString, _ text: String) {
        start(name)
        bytes.append(json: text)
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

    private mutating func start(_ name: StaticString) {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(name)
        bytes.append("\":")
    }
}
