import Glibc
import MailPictures
import Scheduling
import SiteRendering
import SiteSource

/// Photos and logos as signatures show them.
///
/// They are drawn when the pictures of the content have changed, and lie at addresses that stay,
/// because mail that was sent keeps them.
struct SignaturePictures {
    /// Below `site/signatures/`.
    private(set) var files: [OutputFile] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceFolder
    /// Where pictures of the last build lie; `nil` when none is to be used again.
    private let output: Folder?

    /// Of a photo, in CSS pixels.
    private static let photoSize = 80
    /// The most that a logo takes.
    private static let logoLimit = (width: 160, height: 36)
    /// Changes when the same picture is drawn in another way.
    private static let version = "1"

    init(_ source: SourceFolder, reusing output: Folder?) {
        self.source = source
        self.output = output
    }

    /// The photo of a host; `nil` when there is none that can be shown.
    mutating func photo(of host: Host, in path: String) -> MailPicture? {
        guard let image = host.photo else { return nil }
        let size = Self.photoSize
        let picture = MailPicture(
            path: "signatures/\(host.id.text)/photo.png",
            width: size,
            height: size
        )
        let isDrawn = draw(image, as: picture, for: ("photo", path)) {
            file,
            mark throws(PictureProblem) in
            try MailPortrait.round(file, shownSize: size, source: mark)
        }
        return isDrawn ? picture : nil
    }

    /// A logo for a host's signatures; `nil` when it cannot be shown.
    mutating func logo(_ image: ImageReference, of host: Host, in path: String) -> MailPicture? {
        guard image.width > 0, image.height > 0 else { return nil }
        let limit = Self.logoLimit
        let scale = min(
            1,
            Double(limit.width) / Double(image.width),
            Double(limit.height) / Double(image.height)
        )
        let picture = MailPicture(
            path: "signatures/\(host.id.text)/logo.png",
            width: max(1, Int((Double(image.width) * scale).rounded())),
            height: max(1, Int((Double(image.height) * scale).rounded()))
        )
        let isDrawn = draw(image, as: picture, for: ("logo", path)) {
            file,
            mark throws(PictureProblem) in
            try MailPortrait.logo(
                file,
                shownWidth: picture.width,
                shownHeight: picture.height,
                source: mark
            )
        }
        return isDrawn ? picture : nil
    }

    /// Publishes what a host has at another id too, which the host had before.
    mutating func publish(_ host: DefinitionID, alsoAt former: DefinitionID) {
        let own = "site/" + PublishedPictures.folder + host.text + "/"
        for file in files where file.path.utf8.starts(with: own.utf8) {
            let name = String(
                decoding: Array(file.path.utf8.dropFirst(own.utf8.count)),
                as: UTF8.self
            )
            let path = "site/" + PublishedPictures.folder + former.text + "/" + name
            files.append(OutputFile(path: path, bytes: file.bytes))
        }
    }

    /// Draws a picture, or takes it as it is from the last build.
    private mutating func draw(
        _ image: ImageReference,
        as picture: MailPicture,
        for place: (key: String, path: String),
        _ drawing: ([UInt8], String) throws(PictureProblem) -> [UInt8]
    ) -> Bool {
        let path = "site/" + picture.path
        // The path holds the digest of the content.
        let mark = "\(image.publicPath) \(picture.width) \(picture.height) \(Self.version)"
        if let kept = try? output?.readPlain(path), RasterPicture.isFrom(mark, kept) {
            files.append(OutputFile(path: path, bytes: kept))
            return true
        }
        guard image.isForMail else {
            warn(place, image, "mail programs show only PNG and JPEG pictures there")
            return false
        }
        do throws(PictureProblem) {
            let file = (try? source.folder.read("images/" + image.name)) ?? []
            files.append(OutputFile(path: path, bytes: try drawing(file, mark)))
            return true
        } catch {
            switch error {
            case .unknownFormat: warn(place, image, "it is neither PNG nor JPEG")
            case .tooLarge(let width, let height):
                warn(place, image, "it has \(width) times \(height) pixels")
            case .unreadable(let words): warn(place, image, "it cannot be read: \(words)")
            }
            return false
        }
    }

    private mutating func warn(
        _ place: (key: String, path: String),
        _ image: ImageReference,
        _ reason: String
    ) {
        diagnostics.append(
            Diagnostic(
                .warning,
                at: source.place(of: place.key, image.name, in: place.path),
                rule: "picture-not-in-mail",
                message: "The \(place.key) `\(image.name)` is left out of signatures: \(reason).",
                hint: "save it as PNG or JPEG, or write `\(place.key): false` under `signature`"
            )
        )
    }
}
