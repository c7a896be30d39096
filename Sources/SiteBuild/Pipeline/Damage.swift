import CLinux
import Glibc

/// Outputs that are not as the last build left them: deleted, emptied by a power cut, edited.
struct Damage: Sendable {
    /// Indices into the record's outputs.
    private(set) var outputs: [Int] = []

    init() {}

    /// Looks at every output, without reading any.
    init(since record: OutputListing, in output: Folder) {
        unsafe record.names.withUnsafeBufferPointer { names in
            guard let names = names.baseAddress else { return }
            var status = linux_status()
            for index in 0..<record.count {
                let path = unsafe UnsafeRawPointer(names + record.nameStart(at: index))
                    .assumingMemoryBound(to: CChar.self)
                let isThere =
                    unsafe linux_look_at(output.descriptor, path, AT_SYMLINK_NOFOLLOW, &status) == 0
                if !isThere || FileStamp(status).ofContent != record.entries[index].stamp {
                    outputs.append(index)
                }
            }
        }
    }

    var isEmpty: Bool { outputs.isEmpty }
}

extension Changes {
    /// Adds the pages whose outputs are damaged, and the site's own files if one of them is.
    mutating func add(_ damage: Damage, of record: RecordHead) {
        guard !damage.isEmpty else { return }
        var owners: [Int] = []
        owners.reserveCapacity(record.outputs.count)
        for (source, count) in record.outputCounts.enumerated() {
            owners.append(contentsOf: repeatElement(source, count: Int(count)))
        }
        var indices = [Int](repeating: -1, count: record.sources.count)
        for (index, old) in former.enumerated() where old >= 0 { indices[old] = index }
        for output in damage.outputs {
            if output >= owners.count {
                rebuildSiteFiles()
            } else if indices[owners[output]] >= 0 {
                add(indices[owners[output]], .damaged(path: record.outputs.path(at: output)))
            }
        }
    }
}
