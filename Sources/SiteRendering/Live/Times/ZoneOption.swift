/// A zone that a visitor may choose.
package struct ZoneOption: Hashable, Sendable {
    /// The IANA name.
    package let name: String
    /// Seconds east of UTC on the first of the days shown.
    package let offset: Int

    package init(name: String, offset: Int) {
        self.name = name
        self.offset = offset
    }
}
