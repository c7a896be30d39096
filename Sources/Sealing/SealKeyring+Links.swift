import CSodium
import Scheduling

/// Sealing and opening.
///
/// A sealed link is a frame of bytes, written as letters and digits (see ``SealedText``):
///
///     byte 0        1, the version of the frame
///     bytes 1-4     the id of the key
///     byte 5        n, the length of the page's id: 1 to 63
///     n bytes       the page's id
///     24 bytes      a random nonce
///     the rest      the content under XChaCha20-Poly1305 (IETF), with the tag of 16 bytes last
///
/// The associated data are `bookplate personalised link`, a zero byte, the 16 bytes of the site,
/// and all of the frame before the nonce. So a link is good for one page of one site alone, and no
/// bit of it can change.
extension SealKeyring {
    /// The letters and digits of a link under the current key.
    ///
    /// `nil` unless the nonce has 24 bytes, which are never used again, and the details are at most
    /// ``SealedLink/maximumDetails`` long.
    package func seal(_ link: SealedLink, nonce: [UInt8]) -> String? {
        let page = Array(link.page.text.utf8)
        guard nonce.count == Self.nonceLength, (1...63).contains(page.count),
            link.details.stored.utf8.count <= SealedLink.maximumDetails
        else { return nil }
        let head = [Self.version] + current.id + [UInt8(page.count)] + page
        let content = link.content
        let extra = associatedData(head)
        var sealed = [UInt8](repeating: 0, count: content.count + Self.tagLength)
        var length: UInt64 = 0
        let status = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed,
            &length,
            content,
            UInt64(content.count),
            extra,
            UInt64(extra.count),
            nil,
            nonce,
            current.secret
        )
        guard status == 0, length == UInt64(sealed.count) else { return nil }
        return SealedText.text(head + nonce + sealed)
    }

    /// What a link carries; `nil` when it is not whole, or no key of the ring has sealed it for
    /// this site.
    package func open(_ text: String) -> SealedLink? {
        SealedText.bytes(text).flatMap(open)
    }

    func open(_ frame: [UInt8]) -> SealedLink? {
        guard frame.count > 6, frame[0] == Self.version, let key = key(frame[1..<5])
        else { return nil }
        let headEnd = 6 + Int(frame[5])
        let nonceEnd = headEnd + Self.nonceLength
        guard frame.count >= nonceEnd + Self.tagLength,
            let page = DefinitionID(String(decoding: frame[6..<headEnd], as: UTF8.self))
        else { return nil }
        let extra = associatedData(Array(frame[..<headEnd]))
        let sealed = Array(frame[nonceEnd...])
        var content = [UInt8](repeating: 0, count: sealed.count - Self.tagLength)
        var length: UInt64 = 0
        let status = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            &content,
            &length,
            nil,
            sealed,
            UInt64(sealed.count),
            extra,
            UInt64(extra.count),
            Array(frame[headEnd..<nonceEnd]),
            key.secret
        )
        guard status == 0, length == UInt64(content.count) else { return nil }
        return SealedLink(page: page, content: content)
    }

    private func associatedData(_ head: [UInt8]) -> [UInt8] {
        Array("bookplate personalised link\0".utf8) + site + head
    }

    private static let version: UInt8 = 1
    private static let tagLength = 16
    /// In bytes.
    package static let nonceLength = 24
}
