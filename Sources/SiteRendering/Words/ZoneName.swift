import Scheduling

/// The city in an IANA zone name: `Buenos Aires` for `America/Argentina/Buenos_Aires`.
///
/// A city that is called otherwise today has today's name: `Kolkata` for `Asia/Calcutta`. `nil` for
/// names without a city, such as `UTC` and `Etc/GMT+5`.
func city(ofZone zone: String) -> String? {
    let zone = RenamedZone.today(zone)
    var bytes = Array(zone.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), !zone.utf8.starts(with: "Etc/".utf8)
    else { return nil }
    bytes.removeFirst(slash + 1)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "_") {
        bytes[index] = UInt8(ascii: " ")
    }
    return String(decoding: bytes, as: UTF8.self)
}
