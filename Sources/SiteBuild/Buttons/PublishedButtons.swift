import Scheduling
import SiteSource

/// The buttons that the last build published, and which of them would vanish.
///
/// Their addresses stand in mail that was sent, so that none may go by accident.
struct PublishedButtons {
    let addresses: [ButtonAddress]
    /// Those that this build has.
    let drawn: Set<ButtonAddress>
    let dropped: [DroppedButtons]
    /// The buttons' folder, as the owner typed it.
    let folder: String
    let hasFolder: Bool

    var diagnostics: [Diagnostic] { vanishing + contradictions }

    /// One error for each folder or label that would go as a whole, and for each other button.
    private var vanishing: [Diagnostic] {
        let lost = VanishingAddresses(
            published: addresses,
            present: drawn,
            dropped: dropped.map(\.pattern)
        )
        guard hasFolder || lost.groups.isEmpty else { return [folderGone] }
        return lost.groups.map { pattern, addresses in
            Diagnostic(
                .error,
                rule: "vanishing-button",
                path: folder + "/dropped.json",
                message: message(pattern, addresses),
                hint: "bring back what made it, or write `\"\(pattern)\"` under `dropped` in "
                    + "`\(folder)/dropped.json` if nobody uses it"
            )
        }
    }

    private var folderGone: Diagnostic {
        let buttons = addresses.count == 1 ? "1 button was" : "\(addresses.count) buttons were"
        return Diagnostic(
            .error,
            rule: "no-buttons",
            path: folder,
            message: "There is no such folder, but \(buttons) published from it and would vanish.",
            hint: "name the folder with --buttons, as in the build before"
        )
    }

    private func message(_ pattern: String, _ addresses: [ButtonAddress]) -> String {
        guard addresses.count > 1 else {
            let path = addresses.first?.path(.plain) ?? pattern
            return "The button `\(path)` was published and would vanish."
        }
        return "\(addresses.count) buttons `buttons/\(pattern)` were published and would vanish."
    }

    /// What is dropped but made all the same.
    private var contradictions: [Diagnostic] {
        guard !dropped.isEmpty else { return [] }
        return dropped.compactMap { dropped in
            let count = drawn.count { dropped.covers($0) }
            guard count > 0 else { return nil }
            return Diagnostic(
                .warning,
                at: dropped.place,
                rule: "dropped-button",
                message: "`\(dropped.pattern.text)` is dropped, but \(count) such "
                    + "\(count == 1 ? "button is" : "buttons are") still drawn.",
                hint: "remove it here, or what makes it from the styles and labels"
            )
        }
    }
}
