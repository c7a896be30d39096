/// A line of text without control characters and marks that hide or turn text.
///
/// `nil` when it is empty and need not be given.
func line(
    _ text: String,
    isRequired: Bool,
    maximum: Int
) throws(FieldProblem) -> String? {
    guard !text.isEmpty else {
        if isRequired { throw .missing }
        return nil
    }
    guard text.unicodeScalars.count <= maximum else { throw .tooLong(maximum) }
    for scalar in text.unicodeScalars where isControl(scalar) { throw .malformed }
    let shown = withoutHiddenMarks(text)
    if isRequired, shown.unicodeScalars.allSatisfy(isBlank) { throw .missing }
    return shown
}

/// Whether a scalar shows nothing: white space, and the empty pattern of Braille.
private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0x2800
}

/// Whether a scalar is a control character or breaks a line (C0, DEL, C1, U+2028, U+2029).
func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
}

/// The text without zero-width spaces, marks that turn its direction, and tags (UTS 39).
///
/// Joiners stay: names in Persian and emoji need them.
func withoutHiddenMarks(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE007F:
            continue
        default: clean.append(scalar)
        }
    }
    return String(clean)
}
