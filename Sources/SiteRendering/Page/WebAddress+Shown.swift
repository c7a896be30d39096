import Scheduling

/// Addresses as people read them.
extension WebAddress {
    /// `example.com` for `https://example.com/ada`.
    var hostName: String {
        let start = origin.utf8.firstIndex(of: UInt8(ascii: ":"))
        return start.map { String(origin[$0...].dropFirst(3)) } ?? origin
    }

    /// `example.com/ada` for `https://example.com/ada`.
    var shown: String { path == "/" ? hostName : hostName + path }
}
