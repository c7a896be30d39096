/// How many bytes a picture's file may have.
///
/// Every visitor loads the pictures of a page, and one of more was never made smaller.
package enum PictureLimit {
    private static let mebibyte = 1 << 20

    /// The limit for a path, by its ending.
    package static func bytes(forPath path: String) -> Int {
        SourceFile(path: path, bytes: []).ending == "svg" ? mebibyte / 2 : 5 * mebibyte
    }

    /// What to say about a file that has more; `nil` when it has not.
    static func complaint(about file: SourceFile) -> Diagnostic? {
        let limit = bytes(forPath: file.path)
        guard file.size > limit else { return nil }
        let isSVG = limit < mebibyte
        return Diagnostic(
            .error,
            rule: "too-large",
            path: file.path,
            message: "The picture has \(megabytes(file.size)); at most "
                + "\(isSVG ? "512 KiB" : "5 MiB") are allowed.",
            hint: isSVG
                ? "save it as optimised SVG, or as PNG"
                : "save it with fewer pixels, as WebP or JPEG"
        )
    }

    /// A size in tenths of a mebibyte, rounded up so that one over the limit shows as over it.
    private static func megabytes(_ size: Int) -> String {
        let unit = size < mebibyte ? (1 << 10, "KiB") : (mebibyte, "MiB")
        let whole = size / unit.0
        let tenths = (size % unit.0 * 10 + unit.0 - 1) / unit.0
        return "\(whole + tenths / 10).\(tenths % 10) \(unit.1)"
    }
}
