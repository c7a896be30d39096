extension String {
    /// Whether the text stands before another by the bytes of their UTF-8.
    ///
    /// The order of Unicode scalars: the same on every machine, in every locale.
    package func precedes(_ other: String) -> Bool {
        let (left, right) = (utf8.span, other.utf8.span)
        let common = min(left.count, right.count)
        var index = 0
        while index < common, left[index] == right[index] { index += 1 }
        guard index < common else { return left.count < right.count }
        return left[index] < right[index]
    }
}
