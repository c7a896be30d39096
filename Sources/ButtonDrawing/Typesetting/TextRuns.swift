internal import CTypesetting

/// The runs of a line, each in one script and one direction.
struct TextRuns {
    /// In the order in which they are seen, from the left.
    let visual: [TextRun]

    init(_ scalars: [Unicode.Scalar], language: String, isRightToLeft: Bool) {
        let levels = BidiLevels(scalars, isRightToLeft: isRightToLeft).levels
        let scripts = Self.scripts(of: scalars)
        var runs: [(run: TextRun, level: Int)] = []
        var start = 0
        for index in scalars.indices {
            let next = index + 1
            guard
                next == scalars.count || levels[next] != levels[index]
                    || scripts[next] != scripts[index]
            else { continue }
            let run = TextRun(
                range: start..<next,
                script: scripts[index],
                isRightToLeft: levels[index] % 2 == 1,
                language: language
            )
            runs.append((run, levels[index]))
            start = next
        }
        visual = Self.reordered(runs).map(\.run)
    }

    /// Turns around all sequences of runs of a level or above, from the highest to the least odd
    /// one (rule L2).
    private static func reordered(
        _ runs: [(run: TextRun, level: Int)]
    ) -> [(run: TextRun, level: Int)] {
        var runs = runs
        for level in stride(from: runs.map(\.level).max() ?? 0, to: 0, by: -1) {
            var index = 0
            while index < runs.count {
                let first = index
                while index < runs.count, runs[index].level >= level { index += 1 }
                runs[first..<index].reverse()
                if index == first { index += 1 }
            }
        }
        return runs
    }

    /// The script of each character; those of no script have that of what stands before them.
    private static func scripts(of scalars: [Unicode.Scalar]) -> [UInt32] {
        let shared: Set<UInt32> = [
            HB_SCRIPT_COMMON.rawValue, HB_SCRIPT_INHERITED.rawValue, HB_SCRIPT_UNKNOWN.rawValue,
        ]
        let functions = unsafe hb_unicode_funcs_get_default()
        var scripts = scalars.map { unsafe hb_unicode_script(functions, $0.value).rawValue }
        var last = scripts.first { !shared.contains($0) } ?? HB_SCRIPT_COMMON.rawValue
        for index in scripts.indices {
            if shared.contains(scripts[index]) {
                scripts[index] = last
            } else {
                last = scripts[index]
            }
        }
        return scripts
    }
}
