import CTypesetting
import Glibc

/// A library on which the bytes of pictures depend.
enum DrawingLibrary: String, CaseIterable {
    case harfBuzz = "harfbuzz"
    case libpng
    /// Loaded by libpng, which compresses with it.
    case zlib

    /// As the library says it; empty when it does not.
    var version: String {
        let text: UnsafePointer<CChar>? =
            switch self {
            case .harfBuzz: unsafe hb_version_string()
            case .libpng: unsafe png_get_libpng_ver(nil)
            case .zlib: unsafe Self.zlibVersion
            }
        return unsafe text.map { unsafe String(cString: $0) } ?? ""
    }

    private static var zlibVersion: UnsafePointer<CChar>? {
        typealias Version = @convention(c) () -> UnsafePointer<CChar>?
        guard let address = unsafe dlsym(nil, "zlibVersion") else { return nil }
        return unsafe unsafeBitCast(address, to: Version.self)()
    }
}
