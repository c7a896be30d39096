/// A parameter of an address that stays in the query from step to step, such as `email`.
package struct CarriedParameter: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
