import Digests
import Markup
import Scheduling
import SiteRendering
import SiteSource

/// The list of all buttons, `studio/buttons.json`: their addresses, sizes and digests, and the
/// fonts that they were drawn with.
///
/// It tells which addresses are published when the record is gone.
enum ButtonManifest {
    static let path = "studio/buttons.json"

    /// Lists the buttons of a record, one a line.
    static func file(
        listing units: [ButtonUnit],
        _ record: ButtonRecord,
        _ fonts: FontLibrary
    ) -> OutputFile {
        var bytes = Array("{\n  \"version\": 1,\n  \"fonts\": [".utf8)
        bytes.reserveCapacity(record.digests.count * 4)
        for (index, font) in fonts.digestsByPath.enumerated() {
            bytes += (index > 0 ? "," : "").utf8
            let name = String(decoding: JSONValue.string(font.path).compact, as: UTF8.self)
            bytes += "\n    {\"file\":\(name),\"sha256\":\"\(font.digest.hexadecimal)\"}".utf8
        }
        bytes += "\n  ],\n  \"buttons\": [".utf8
        var place = 0
        for (unit, recorded) in zip(units, record.units) {
            for address in unit.addresses {
                bytes += (place > 0 ? "," : "").utf8
                bytes += "\n    {\"address\":\"\(address.folder)/\(address.name)\"".utf8
                bytes += ",\"width\":\(recorded.width),\"height\":\(recorded.height)".utf8
                for form in ButtonAddress.Form.allCases {
                    bytes += ",\"\(form.rawValue)\":\"".utf8
                    appendHexadecimal(record.digests[32 * place..<32 * (place + 1)], to: &bytes)
                    bytes.append(UInt8(ascii: "\""))
                    place += 1
                }
                bytes.append(UInt8(ascii: "}"))
            }
        }
        bytes += "\n  ]\n}\n".utf8
        return OutputFile(path: path, bytes: bytes)
    }

    private static func appendHexadecimal(_ digest: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        for byte in digest {
            for half in [byte >> 4, byte & 15] {
                bytes.append(half + (half < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
            }
        }
    }

    /// The addresses that the last build listed; none when there is no list that can be read.
    static func addresses(in output: Folder) throws(FileFailure) -> [ButtonAddress] {
        guard let bytes = try output.readPlain(path) else { return [] }
        guard case .object(let members)? = JSONValue(json: bytes),
            case .array(let buttons)? = members.first(where: { $0.name == "buttons" })?.value
        else { return [] }
        return buttons.compactMap { button in
            guard case .object(let members) = button,
                case .string(let text)? = members.first(where: { $0.name == "address" })?.value
            else { return nil }
            return ButtonFiles.address(ofPlain: "site/buttons/\(text).png")
        }
    }

    /// The files that the last build listed, the list and the gallery.
    static func paths(of addresses: [ButtonAddress]) -> [String] {
        guard !addresses.isEmpty else { return [] }
        return addresses.flatMap { address in
            ButtonAddress.Form.allCases.map { "site/" + address.path($0) }
        }.filter(Staging.isBelowTrees) + [path] + ButtonGallery.paths
    }
}
