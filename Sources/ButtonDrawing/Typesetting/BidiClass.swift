internal import CTypesetting

/// How a character takes part in the order of a line (Unicode Standard Annex 9, table 4).
///
/// Labels hold no line breaks and no characters that steer directions, so those classes are not
/// here.
enum BidiClass: Hashable {
    case left, right, arabicLetter
    case europeanNumber, arabicNumber
    case numberSign, numberUnit, numberSeparator
    case mark
    case neutral

    init(_ scalar: Unicode.Scalar) {
        if let known = Self.known(scalar.value) {
            self = known
            return
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: self = .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .privateUse, .unassigned:
            self = Self.ofLetter(scalar.value)
        default:
            self = Self.rightToLeftBlocks.contains(scalar.value) ? .arabicLetter : .neutral
        }
    }

    /// Numbers and what belongs to them.
    private static func known(_ value: UInt32) -> BidiClass? {
        switch value {
        case 0x30...0x39, 0xB2, 0xB3, 0xB9, 0x06F0...0x06F9, 0x2070, 0x2074...0x2079,
            0x2080...0x2089, 0xFF10...0xFF19:
            .europeanNumber
        case 0x0600...0x0605, 0x0660...0x0669, 0x066B, 0x066C, 0x06DD: .arabicNumber
        case 0x2B, 0x2D, 0x207A, 0x207B, 0x2212: .numberSign
        case 0x23...0x25, 0xA2...0xA5, 0xB0, 0xB1, 0x066A, 0x20A0...0x20CF, 0x2030...0x2034:
            .numberUnit
        case 0x2C, 0x2E, 0x2F, 0x3A, 0xA0, 0x060C, 0x202F, 0x2044: .numberSeparator
        default: nil
        }
    }

    private static func ofLetter(_ value: UInt32) -> BidiClass {
        let script = unsafe hb_unicode_script(hb_unicode_funcs_get_default(), value)
        if joined.contains(script.rawValue) || rightToLeftBlocks.contains(value) {
            return .arabicLetter
        }
        let direction = hb_script_get_horizontal_direction(script)
        return direction == HB_DIRECTION_RTL ? .right : .left
    }

    /// Arabic, Syriac and Thaana with their punctuation, which belongs to no script.
    private static let rightToLeftBlocks: ClosedRange<UInt32> = 0x0600...0x07BF

    /// The scripts after whose letters European digits are ordered as Arabic ones.
    private static let joined: Set<UInt32> = [
        HB_SCRIPT_ARABIC.rawValue, HB_SCRIPT_SYRIAC.rawValue, HB_SCRIPT_THAANA.rawValue,
    ]
}
