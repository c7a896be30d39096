import Scheduling
import SiteRendering
import SiteSource

extension Settlement {
    /// Takes in the buttons of this build: those drawn now, and those of the last that hold.
    mutating func takeButtons(
        _ plan: ButtonPlan,
        _ results: [ButtonWork.Result],
        of build: ButtonBuild
    ) throws(FileFailure) {
        var record = ButtonRecord()
        record.settings = build.settings
        record.sources = build.sources.listing
        record.fontNames = Set(plan.set.styles.flatMap { $0.style.fonts.map(\.path) }).sorted()
        record.fonts = build.sources.fonts.listing(of: record.fontNames)
        record.fonts.distrustChanges(since: fileSystemNow() - 10_000_000)
        let ranges = build.record?.fileRanges ?? []
        var drawn = results[...]
        for index in plan.units.indices {
            if let result = drawn.first, result.unit == index {
                drawn.removeFirst()
                record.append(result, digest: plan.units[index].digest)
                for file in result.files { takeButton(file) }
            } else if let last = build.record, plan.former[index] >= 0 {
                record.append(plan.former[index], of: last, files: ranges[plan.former[index]])
                try keepButtons(ranges[plan.former[index]], of: last.outputs)
            }
        }
        if !plan.units.isEmpty {
            let list = ButtonManifest.file(listing: plan.units, record, plan.library)
            let gallery = ButtonGallery(
                styles: plan.set.styles.map(\.style),
                widths: record.units.map { Int($0.width) }
            )
            for file in [list] + gallery.files {
                let file = try staging.put(file)
                record.outputs.append(file.path, file.stamp)
                takeButton(file)
            }
        }
        record.warnings = plan.diagnostics.encoded
        self.record.buttons = record
    }

    /// Takes in all buttons of the last build, which hold.
    mutating func keepButtons(of record: ButtonRecord) throws(FileFailure) {
        try keepButtons(0..<record.outputs.count, of: record.outputs)
    }
}

extension ButtonRecord {
    fileprivate mutating func append(_ result: ButtonWork.Result, digest: [UInt8]) {
        units.append(
            Unit(
                key: Key(digest),
                width: UInt16(clamping: result.width),
                height: UInt16(clamping: result.height),
                count: UInt32(clamping: result.files.count)
            )
        )
        for file in result.files { outputs.append(file.path, file.stamp) }
        digests += result.digests
    }

    fileprivate mutating func append(_ unit: Int, of last: ButtonRecord, files: Range<Int>) {
        units.append(last.units[unit])
        outputs.append(files, of: last.outputs)
        digests += last.digests[32 * files.lowerBound..<32 * files.upperBound]
    }
}
