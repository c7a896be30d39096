/// The first letters of a name, for hosts without a photo.
func monogram(_ name: String) -> String {
    let parts = name.split(separator: " ")
    guard let first = parts.first?.first else { return "" }
    // Two letters are usual only where letters have cases.
    guard parts.count > 1, first.isCased, let last = parts.last?.first else { return String(first) }
    return String(first) + String(last)
}
