/// A number that goes up and down, asked for when the metrics are.
package struct Gauge: Sendable {
    /// Such as `bookplate_outbox_age_seconds`.
    let name: String
    let help: String
    let read: @Sendable () async -> Double?

    /// Makes a gauge.
    ///
    /// - Parameters:
    ///   - name: Of letters, digits and `_`, with its unit at its end.
    ///   - help: One line that says what is measured.
    ///   - read: Gives the number; `nil` when it is not known.
    package init(
        _ name: String,
        _ help: String,
        read: @escaping @Sendable () async -> Double?
    ) {
        self.name = name
        self.help = help
        self.read = read
    }
}
