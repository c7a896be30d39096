/// The text of a path in SVG, in hundredths of a pixel, each place relative to the last.
struct PathData {
    private(set) var bytes: [UInt8] = []
    /// The last place in hundredths, so that roundings do not add up.
    private var x = 0
    private var y = 0
    private var lastCommand: UInt8 = 0

    init(_ outline: Outline) {
        for contour in outline.contours where !contour.segments.isEmpty { append(contour) }
    }

    private mutating func append(_ contour: Contour) {
        append("m", [contour.start])
        let start = (x, y)
        for segment in contour.segments {
            switch segment {
            case .line(let end): appendLine(to: end)
            case .quadratic(let bend, let end): append("q", [bend, end])
            case .cubic(let first, let second, let end): append("c", [first, second, end])
            }
        }
        begin("z")
        (x, y) = start
    }

    private mutating func appendLine(to end: Point) {
        let (newX, newY) = (Self.hundredths(end.x), Self.hundredths(end.y))
        switch (newX == x, newY == y) {
        case (true, true): return
        case (false, true):
            begin("h")
            append(newX - x)
        case (true, false):
            begin("v")
            append(newY - y)
        case (false, false):
            begin("l")
            append(newX - x)
            append(newY - y)
        }
        (x, y) = (newX, newY)
    }

    /// Appends a command with places that are all relative to the last one.
    private mutating func append(_ command: Unicode.Scalar, _ points: [Point]) {
        begin(command)
        for point in points {
            append(Self.hundredths(point.x) - x)
            append(Self.hundredths(point.y) - y)
        }
        if let last = points.last { (x, y) = (Self.hundredths(last.x), Self.hundredths(last.y)) }
    }

    /// Appends a command's letter, which may be left out when the last command had it.
    private mutating func begin(_ command: Unicode.Scalar) {
        let letter = UInt8(ascii: command)
        if letter != lastCommand { bytes.append(letter) }
        lastCommand = letter
    }

    /// Appends a length without zeros that do not count: `-.5`, `12`, `3.25`.
    private mutating func append(_ hundredths: Int) {
        if hundredths < 0 {
            bytes.append(UInt8(ascii: "-"))
        } else if let last = bytes.last, last < UInt8(ascii: "A") {
            bytes.append(UInt8(ascii: " "))
        }
        let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
        if whole > 0 || part == 0 { bytes += String(whole).utf8 }
        guard part > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
        if part % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(part % 10)) }
    }

    private static func hundredths(_ length: Double) -> Int { Int((length * 100).rounded()) }
}
