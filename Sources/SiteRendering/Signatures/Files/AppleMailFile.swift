/// A signature as Apple Mail on the Mac keeps it: a mail of one part.
enum AppleMailFile {
    /// The file, whose name is the UUID with the ending `.mailsignature`.
    static func bytes(_ fragment: [UInt8], uuid: NamedUUID) -> [UInt8] {
        let head = """
            Content-Transfer-Encoding: quoted-printable
            Content-Type: text/html;
            \tcharset=utf-8
            Message-Id: <\(uuid.text)>
            Mime-Version: 1.0 (Mac OS X Mail 8.2 \\(2098\\))


            """
        let body = Array("<body>".utf8) + fragment + Array("</body>".utf8)
        return Array(head.utf8) + QuotedPrintable.encode(body)
    }
}
