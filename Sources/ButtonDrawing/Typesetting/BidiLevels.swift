/// The levels of the characters of one line: even ones run to the right, odd ones to the left
/// (Unicode Standard Annex 9, rules W1 to I2).
struct BidiLevels {
    private(set) var levels: [Int] = []
    private let scalars: [Unicode.Scalar]
    private var classes: [BidiClass]
    private let base: BidiClass

    /// Finds the levels of a line whose own direction is known from its language.
    init(_ scalars: [Unicode.Scalar], isRightToLeft: Bool) {
        self.scalars = scalars
        classes = scalars.map { BidiClass($0) }
        base = isRightToLeft ? .right : .left
        resolveMarks()
        resolveNumbers()
        resolveNumberSigns()
        resolveBrackets()
        resolveNeutrals()
        levels = classes.map { level(of: $0) }
    }

    /// W1: a mark is what it stands on.
    private mutating func resolveMarks() {
        var last = base
        for index in classes.indices {
            if classes[index] == .mark { classes[index] = last }
            last = classes[index]
        }
    }

    /// W2, W3: digits after Arabic letters are Arabic numbers.
    private mutating func resolveNumbers() {
        var strong = base
        for index in classes.indices {
            switch classes[index] {
            case .left, .right, .arabicLetter: strong = classes[index]
            case .europeanNumber where strong == .arabicLetter: classes[index] = .arabicNumber
            default: break
            }
        }
        for index in classes.indices where classes[index] == .arabicLetter {
            classes[index] = .right
        }
    }

    /// W4 to W7: signs belong to the numbers beside them; numbers after Latin letters to those.
    private mutating func resolveNumberSigns() {
        for index in classes.indices.dropFirst().dropLast() {
            let (before, after) = (classes[index - 1], classes[index + 1])
            guard before == after else { continue }
            let joins =
                classes[index] == .numberSeparator
                && (before == .europeanNumber || before == .arabicNumber)
                || classes[index] == .numberSign && before == .europeanNumber
            if joins { classes[index] = before }
        }
        for index in classes.indices where classes[index] == .europeanNumber {
            var other = index - 1
            while other >= 0, classes[other] == .numberUnit {
                classes[other] = .europeanNumber
                other -= 1
            }
            other = index + 1
            while other < classes.count, classes[other] == .numberUnit {
                classes[other] = .europeanNumber
                other += 1
            }
        }
        var strong = base
        for index in classes.indices {
            switch classes[index] {
            case .left, .right: strong = classes[index]
            case .europeanNumber where strong == .left: classes[index] = .left
            case .numberSign, .numberUnit, .numberSeparator: classes[index] = .neutral
            default: break
            }
        }
    }

    /// N0: a pair of brackets goes with what it holds, if that runs as the line does or as what
    /// stands before it does.
    private mutating func resolveBrackets() {
        var open: [(index: Int, closing: Unicode.Scalar)] = []
        var pairs: [(first: Int, last: Int)] = []
        for index in scalars.indices where classes[index] == .neutral {
            if let closing = Self.brackets[scalars[index]] {
                open.append((index, closing))
            } else if let place = open.lastIndex(where: { $0.closing == scalars[index] }) {
                pairs.append((open[place].index, index))
                open.removeSubrange(place...)
            }
        }
        for pair in pairs.sorted(by: { $0.first < $1.first }) {
            let inside = classes[(pair.first + 1)..<pair.last].compactMap(Self.direction)
            guard !inside.isEmpty else { continue }
            var direction = base
            if !inside.contains(base) {
                direction =
                    classes[..<pair.first].reversed().lazy.compactMap(Self.direction).first ?? base
            }
            classes[pair.first] = direction
            classes[pair.last] = direction
        }
    }

    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
        "(": ")", "[": "]", "{": "}", "\u{2768}": "\u{2769}", "\u{3008}": "\u{3009}",
        "\u{300A}": "\u{300B}", "\u{300C}": "\u{300D}", "\u{3010}": "\u{3011}",
        "\u{FF08}": "\u{FF09}",
    ]

    /// N1, N2: what has no direction takes that of both its neighbours, or the line's.
    private mutating func resolveNeutrals() {
        var index = 0
        while index < classes.count {
            guard classes[index] == .neutral else {
                index += 1
                continue
            }
            let first = index
            while index < classes.count, classes[index] == .neutral { index += 1 }
            let before = first > 0 ? Self.direction(of: classes[first - 1]) ?? base : base
            let after = index < classes.count ? Self.direction(of: classes[index]) ?? base : base
            for place in first..<index { classes[place] = before == after ? before : base }
        }
    }

    /// The direction that a character gives its neighbours; numbers run within text to the left.
    private static func direction(of kind: BidiClass) -> BidiClass? {
        switch kind {
        case .left: .left
        case .right, .europeanNumber, .arabicNumber: .right
        default: nil
        }
    }

    /// I1, I2.
    private func level(of kind: BidiClass) -> Int {
        switch (base, kind) {
        case (.right, .left), (.right, .europeanNumber), (.right, .arabicNumber): 2
        case (.right, _), (_, .right): 1
        case (_, .europeanNumber), (_, .arabicNumber): 2
        default: 0
        }
    }
}
