/// What a build has decided to put in place, written down before the first step.
///
/// Doing its steps twice is the same as doing them once, so a build that was killed between them
/// is completed by doing all of them again.
enum Journal: Hashable {
    /// Whole folders take the place of the old ones.
    case trees([Tree])
    /// Single files take their places, and others go.
    case pieces(moves: [String], removals: [String])

    struct Tree: Hashable {
        let name: String
        /// The inode of the new folder, by which a step that is done can be told.
        let inode: UInt64
    }

    private static let magic = "bookplate journal 2"

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(text: Self.magic)
        switch self {
        case .trees(let trees):
            writer.append(integer: 1)
            writer.append(texts: trees.map(\.name))
            for tree in trees { writer.append(integer: Int(truncatingIfNeeded: tree.inode)) }
        case .pieces(let moves, let removals):
            writer.append(integer: 2)
            writer.append(texts: moves)
            writer.append(texts: removals)
        }
        return writer.bytes.sealed
    }

    init?(encoded bytes: [UInt8]) {
        guard let content = bytes.unsealed else { return nil }
        var reader = ByteReader(content)
        guard reader.text() == Self.magic, let kind = reader.integer(), let names = reader.texts()
        else { return nil }
        switch kind {
        case 1:
            var trees: [Tree] = []
            for name in names {
                guard let inode = reader.integer() else { return nil }
                trees.append(Tree(name: name, inode: UInt64(bitPattern: Int64(inode))))
            }
            self = .trees(trees)
        case 2:
            guard let removals = reader.texts() else { return nil }
            guard (names + removals).allSatisfy(Staging.isBelowTrees) else { return nil }
            self = .pieces(moves: names, removals: removals)
        default: return nil
        }
        guard reader.isAtEnd else { return nil }
    }
}
