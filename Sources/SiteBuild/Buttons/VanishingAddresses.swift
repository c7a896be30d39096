import Scheduling

/// Pictures that the last build published and that this one has not, though nobody dropped them.
///
/// Their addresses stand in mail that was sent, so that none may go by accident.
struct VanishingAddresses {
    /// One pattern for each folder or name that would go as a whole, and for each other picture.
    let groups: [(pattern: String, addresses: [ButtonAddress])]

    init(
        published: [ButtonAddress],
        present: Set<ButtonAddress>,
        dropped: [AddressPattern]
    ) {
        let lost = Set(published).filter { address in
            !present.contains(address) && !dropped.contains { $0.covers(address) }
        }
        let kept = Set(published).subtracting(lost)
        let livingFolders = Set(kept.map(\.folder))
        let livingNames = Set(kept.map(\.name))
        var groups: [String: [ButtonAddress]] = [:]
        for address in lost {
            let folder = livingFolders.contains(address.folder) ? address.folder : nil
            let name = livingNames.contains(address.name) ? address.name : nil
            let pattern =
                switch (folder, name) {
                case (nil, _): "\(address.folder)/*"
                case (_, nil): "*/\(address.name)"
                default: address.shown
                }
            groups[pattern, default: []].append(address)
        }
        self.groups = groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
