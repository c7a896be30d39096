/// What the clocks of a zone show between two of its changes.
package struct ZonePhase: Hashable, Sendable {
    /// Seconds east of UTC.
    package let offset: Int
    /// The short name, such as `CET` or `+03`.
    package let abbreviation: String
    package let isDaylight: Bool

    package init(offset: Int, abbreviation: String, isDaylight: Bool) {
        self.offset = offset
        self.abbreviation = abbreviation
        self.isDaylight = isDaylight
    }
}

/// A change of a zone's clocks.
package struct ZoneTransition: Hashable, Sendable {
    /// The first moment of the phase after.
    package let instant: Instant
    package let before: ZonePhase
    package let after: ZonePhase
}
