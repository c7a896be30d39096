import Scheduling
import SiteRendering
import SiteSource

/// The buttons of a build: what is to be drawn, and what of the last build holds.
struct ButtonPlan: Sendable {
    let set: ButtonSet
    let library: FontLibrary
    /// All units, by style, size, label and language.
    let units: [ButtonUnit]
    /// For each unit, its place in the record of the last build; -1 when it is to be drawn.
    let former: [Int]
    /// For each unit that is to be drawn, its words.
    private(set) var lines: [(any ButtonWords)?]
    private(set) var diagnostics: [Diagnostic]

    /// Reads what is to be drawn, and sets the words that are not drawn already.
    ///
    /// - Throws: ``FileFailure``.
    init(
        _ sources: ButtonSources,
        since record: ButtonRecord?,
        damage: Damage,
        program: String,
        published: [ButtonAddress],
        drawer: any ButtonDrawer
    ) throws(FileFailure) {
        let checked = try sources.load()
        set = checked.value
        library = try FontLibrary(of: set.styles, in: sources.fonts)
        let library = library
        units = set.styles.enumerated().flatMap { index, style in
            style.units(at: index, program: program, fonts: library)
        }
        former = Self.match(units, with: record, damage)
        lines = Array(repeating: nil, count: units.count)
        diagnostics = checked.diagnostics + library.diagnostics
        // Styles with mistakes are missing from the set, and are not meant to vanish.
        if checked.isSound {
            let check = PublishedButtons(
                addresses: published,
                drawn: Set(units.flatMap(\.addresses)),
                dropped: set.dropped,
                folder: sources.path,
                hasFolder: sources.folder != nil
            )
            diagnostics += check.diagnostics
        }
        setLines(by: drawer)
        // Styles share words, and what is wrong with these is said once.
        for diagnostic in set.styles.flatMap(\.mailDiagnostics)
        where !diagnostics.contains(diagnostic) {
            diagnostics.append(diagnostic)
        }
        diagnostics = sources.showingLines(of: diagnostics)
    }

    /// Whether nothing stands in the way of drawing.
    var isSound: Bool { !diagnostics.contains { $0.severity == .error } }

    /// The units to draw.
    var dirty: [Int] { units.indices.filter { former[$0] < 0 } }

    /// How many files are to be drawn.
    var dirtyFiles: Int {
        dirty.reduce(0) { $0 + units[$1].addresses.count * ButtonFiles.perButton }
    }

    var fileCount: Int {
        units.reduce(0) { $0 + $1.addresses.count * ButtonFiles.perButton }
    }

    /// For each unit, the one of the record that was drawn from the same and is still whole.
    private static func match(
        _ units: [ButtonUnit],
        with record: ButtonRecord?,
        _ damage: Damage
    ) -> [Int] {
        guard let record else { return Array(repeating: -1, count: units.count) }
        let damaged = Set(damage.outputs)
        var places: [ButtonRecord.Key: Int] = [:]
        for (index, files) in record.fileRanges.enumerated()
        where damaged.isEmpty || !files.contains(where: damaged.contains) {
            places[record.units[index].key] = index
        }
        return units.map { places[ButtonRecord.Key($0.digest)] ?? -1 }
    }

    /// Sets the words of the units to draw, each once for all its shapes and sizes.
    private mutating func setLines(by drawer: any ButtonDrawer) {
        var stacks: [Stack: Int] = [:]
        var setters: [(any ButtonTypesetter)?] = []
        var known: [LineKey: (any ButtonWords)?] = [:]
        for index in dirty {
            let loaded = set.styles[units[index].style]
            let stack = Stack(fonts: loaded.style.fonts, weight: loaded.style.weight)
            let number = stacks[stack] ?? setters.count
            if number == setters.count {
                stacks[stack] = number
                setters.append(openFonts(of: loaded, by: drawer))
            }
            guard let setter = setters[number] else { continue }
            let key = LineKey(stack: number, text: units[index].text)
            if known[key] == nil { known[key] = .some(setLine(of: units[index], by: setter)) }
            lines[index] = known[key] ?? nil
        }
    }

    private struct Stack: Hashable {
        let fonts: [FontName]
        let weight: ButtonStyle.Weight
    }

    private struct LineKey: Hashable {
        let stack: Int
        let text: ButtonText
    }

    private mutating func openFonts(
        of loaded: LoadedButtonStyle,
        by drawer: any ButtonDrawer
    ) -> (any ButtonTypesetter)? {
        // That a font is missing has been said.
        guard let files = library.stack(of: loaded.style) else { return nil }
        do {
            return try drawer.typesetter(of: files, weight: loaded.style.weight)
        } catch {
            diagnostics.append(.typesetting(error, fonts: loaded.fontsPlace, text: nil))
            return nil
        }
    }

    private mutating func setLine(
        of unit: ButtonUnit,
        by setter: any ButtonTypesetter
    ) -> (any ButtonWords)? {
        do {
            return try setter.words(unit.text)
        } catch {
            let fonts = set.styles[unit.style].fontsPlace
            diagnostics.append(.typesetting(error, fonts: fonts, text: unit.place))
            return nil
        }
    }
}

extension Diagnostic {
    /// Why words cannot be set.
    fileprivate static func typesetting(
        _ problem: TypesettingProblem,
        fonts: SourcePlace,
        text: SourcePlace?
    ) -> Diagnostic {
        switch problem {
        case .notAFont(let name):
            Diagnostic(
                .error,
                at: fonts,
                rule: "not-a-font",
                message: name.index == 0
                    ? "`\(name.path)` is not a font."
                    : "`\(name.path)` has no font of the number \(name.index).",
                hint: "name an OpenType or TrueType font"
            )
        case .noGlyph(let scalar):
            Diagnostic(
                .error,
                at: text ?? fonts,
                rule: "no-glyph",
                message: "No font has the character \(scalar.named).",
                hint: scalar.isEastAsian
                    ? "name `opentype/noto/NotoSansCJK-Bold.ttc` of the package `fonts-noto-cjk` "
                        + "under `fonts`"
                    : "name a font that has it under `fonts`, or write the words without it"
            )
        case .blank:
            Diagnostic(
                .error,
                at: text ?? fonts,
                rule: "blank-words",
                message: "Nothing of these words can be seen."
            )
        }
    }
}

extension Unicode.Scalar {
    /// `U+0E01`, with the character itself when it can be seen alone.
    fileprivate var named: String {
        let digits = String(value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark,
            .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return code
        default: return "`\(self)` (\(code))"
        }
    }

    /// Whether it is one of the scripts of China, Japan and Korea.
    fileprivate var isEastAsian: Bool {
        switch value {
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
