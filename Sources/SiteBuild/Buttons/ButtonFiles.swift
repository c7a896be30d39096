import Scheduling

/// The paths of buttons' files.
enum ButtonFiles {
    static let perButton = ButtonAddress.Form.allCases.count

    /// The address of the button whose plain picture lies at a path below the output folder; `nil`
    /// for other files.
    static func address(ofPlain path: String) -> ButtonAddress? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].elementsEqual("site".utf8),
            parts[1].elementsEqual("buttons".utf8)
        else { return nil }
        let ending = ButtonAddress.Form.plain.rawValue.utf8
        let fine = ButtonAddress.Form.fine.rawValue.utf8
        guard parts[3].suffix(ending.count).elementsEqual(ending),
            !parts[3].suffix(fine.count).elementsEqual(fine)
        else { return nil }
        return ButtonAddress(
            folder: String(decoding: Array(parts[2]), as: UTF8.self),
            name: String(decoding: Array(parts[3].dropLast(ending.count)), as: UTF8.self)
        )
    }
}
