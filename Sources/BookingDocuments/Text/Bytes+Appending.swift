extension [UInt8] {
    /// Appends a word of the program itself.
    mutating func append(word: StaticString) {
        word.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Appends a number of 0 to 99 in two digits.
    mutating func append(twoDigits number: Int) {
        let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
        append(UInt8(ascii: "0") + tens)
        append(UInt8(ascii: "0") + ones)
    }

    /// Appends a byte as two hexadecimal digits, in capitals.
    mutating func append(hexadecimal byte: UInt8) {
        for digit in [byte >> 4, byte & 15] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }
}
