/// The names under which editors and tools keep what is not content: backups, locks, drafts.
package enum EditorLeftovers {
    /// Whether a file or folder of this name is never content.
    package static func contains(_ name: String) -> Bool {
        // Vim makes and removes a file of this name to learn whether it may write in a folder.
        if name == "4913" { return true }
        switch name.utf8.first {
        case UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "_"): return true
        default: return endings.contains { name.utf8.reversed().starts(with: $0.utf8.reversed()) }
        }
    }

    private static let endings = ["~", ".swp", ".swx", ".bak", ".bck", ".orig", ".tmp"]
}
