import Scheduling
import SiteRendering
import SiteSource

/// The buttons of the gallery for signatures that show one as a picture.
///
/// Nothing is read before a signature asks for a button.
struct SignatureButtons {
    /// What is known of the buttons in this build.
    private let knowledge: Knowledge
    private var set: ButtonSet?
    private var found: [ButtonAddress: PictureButton?] = [:]

    private enum Knowledge {
        /// They are drawn in this build, or those of the last are kept.
        case plan(ButtonPlan, since: ButtonRecord?)
        /// All are as the last build left them.
        case record(ButtonRecord, ButtonSources)
        case none
    }

    /// Knows what this build does about buttons; there is no plan when it does nothing.
    init(_ plan: ButtonPlan?, since record: ButtonRecord?, in sources: ButtonSources?) {
        if let plan {
            knowledge = .plan(plan, since: record)
        } else if let record, let sources {
            knowledge = .record(record, sources)
        } else {
            knowledge = .none
        }
    }

    /// Whether a button may be missing because its file has a mistake, which has been told.
    var isIncomplete: Bool {
        if case .plan(let plan, _) = knowledge { !plan.isSound } else { false }
    }

    /// The button at an address; `nil` when there is none.
    ///
    /// - Throws: ``FileFailure``.
    mutating func button(at address: ButtonAddress) throws(FileFailure) -> PictureButton? {
        if let known = found[address] { return known }
        let button = try look(for: address)
        found[address] = .some(button)
        return button
    }

    private mutating func look(for address: ButtonAddress) throws(FileFailure) -> PictureButton? {
        guard let words = try words(at: address), let size = size(at: address) else { return nil }
        let picture = MailPicture(
            path: address.path(.fine),
            width: size.width,
            height: size.height
        )
        return PictureButton(picture: picture, words: words)
    }

    // MARK: Words

    private mutating func words(at address: ButtonAddress) throws(FileFailure) -> String? {
        for style in try styles() {
            for (other, words) in style.buttons(likelyIn: address.folder) where other == address {
                return words
            }
        }
        return nil
    }

    private mutating func styles() throws(FileFailure) -> [ButtonStyle] {
        switch knowledge {
        case .plan(let plan, _): return plan.set.styles.map(\.style)
        case .none: return []
        case .record(_, let sources):
            if let set { return set.styles.map(\.style) }
            let loaded = try sources.load().value
            set = loaded
            return loaded.styles.map(\.style)
        }
    }

    /// The address that is most like another, for an owner who mistyped it.
    mutating func nearest(to address: ButtonAddress) throws(FileFailure) -> String? {
        let all = try styles().flatMap { $0.buttons(likelyIn: nil).map(\.address) }
        let folders = Set(all.map(\.folder)).sorted()
        guard folders.contains(address.folder) else {
            return Suggestion.nearest(to: address.folder, among: folders)
                .map { $0 + "/" + address.name }
        }
        let names = all.filter { $0.folder == address.folder }.map(\.name).sorted()
        return Suggestion.nearest(to: address.name, among: names)
            .map { address.folder + "/" + $0 }
    }

    // MARK: Size

    private func size(at address: ButtonAddress) -> (width: Int, height: Int)? {
        switch knowledge {
        case .none: nil
        case .record(let record, _): record.size(at: address)
        case .plan(let plan, let record): plan.size(at: address, since: record)
        }
    }
}

extension ButtonStyle {
    /// All buttons with their words; none if a folder is given that is not of this style.
    fileprivate func buttons(
        likelyIn folder: String?
    ) -> [(address: ButtonAddress, words: String)] {
        if let folder, !folder.utf8.starts(with: (id.text + "-").utf8) { return [] }
        var buttons: [(address: ButtonAddress, words: String)] = []
        for height in sizes {
            for colour in colours {
                for label in labels {
                    for text in label.texts {
                        let address = ButtonAddress(
                            style: id,
                            colour: colour.name,
                            height: height,
                            label: label.id,
                            language: text.language
                        )
                        buttons.append((address, text.words))
                    }
                }
            }
        }
        return buttons
    }
}

extension ButtonRecord {
    /// The size in CSS pixels at which a button was drawn.
    fileprivate func size(at address: ButtonAddress) -> (width: Int, height: Int)? {
        let path = "site/" + address.path(.plain)
        let ranges = fileRanges
        for (unit, files) in zip(units, ranges)
        where files.contains(where: { outputs.path(at: $0).utf8.elementsEqual(path.utf8) }) {
            return (Int(unit.width), Int(unit.height))
        }
        return nil
    }
}

extension ButtonPlan {
    /// The size in CSS pixels that a button was or will be drawn at.
    fileprivate func size(
        at address: ButtonAddress,
        since record: ButtonRecord?
    ) -> (width: Int, height: Int)? {
        guard let index = units.firstIndex(where: { $0.addresses.contains(address) }) else {
            return nil
        }
        if former[index] >= 0, let record {
            let unit = record.units[former[index]]
            return (Int(unit.width), Int(unit.height))
        }
        // The width is known when the words are laid out, which one drawing does.
        let paint = set.styles[units[index].style].style.colours.first?.paint
        guard let words = lines[index], let paint,
            let pictures = try? words.pictures(on: units[index].form, in: [paint])
        else { return nil }
        return (pictures.width, pictures.height)
    }
}
