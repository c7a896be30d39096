/// A font file by its path below one of the folders of fonts, and which of its fonts is meant:
/// `truetype/noto/NotoSans-Bold.ttf`, `opentype/noto/NotoSansCJK-Bold.ttc#1`.
package struct FontName: Hashable, Sendable {
    package let path: String
    /// Which font of a collection, from 0.
    package let index: Int

    package init(path: String, index: Int = 0) {
        self.path = path
        self.index = index
    }

    /// Reads a name; `nil` when it is empty, leads upwards or has no such number.
    package init?(_ text: String) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "#"),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let path = String(decoding: Array(parts[0]), as: UTF8.self)
        let folders = path.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        let leadsAway = folders.contains { part in
            part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8)
        }
        guard !leadsAway, path.utf8.count <= 200, !path.utf8.contains(0) else { return nil }
        guard parts.count > 1 else {
            self.init(path: path)
            return
        }
        guard (1...3).contains(parts[1].count), parts[1].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.init(path: path, index: parts[1].reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }

    /// The path, with the number of the font if it is not the first.
    package var text: String { index == 0 ? path : "\(path)#\(index)" }
}
