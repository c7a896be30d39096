import Markup

/// A signature as a whole document, for mail programs that read it from a file.
enum SignatureDocument {
    /// For Thunderbird, which knows HTML by the ending and writes the two hyphens itself.
    static func thunderbird(_ fragment: MailHTML, language: String) -> [UInt8] {
        let head: StaticString = "<meta charset=\"utf-8\">"
        return document(fragment, language: language, head: head, namespace: "", end: "\n")
    }

    /// For Outlook classic, with lines that end as on Windows.
    ///
    /// The comment tells Word to take pixels as 96 an inch where screens are scaled.
    static func outlook(_ fragment: MailHTML, language: String) -> [UInt8] {
        let head: StaticString = """
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r
            <!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/>\
            <o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
            """
        return document(
            fragment,
            language: language,
            head: head,
            namespace: " xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
            end: "\r\n"
        )
    }

    private static func document(
        _ fragment: MailHTML,
        language: String,
        head: StaticString,
        namespace: StaticString,
        end: StaticString
    ) -> [UInt8] {
        let end = Array(end.description.utf8)
        var bytes = Array("<!DOCTYPE html>".utf8) + end
        // A language tag holds letters, digits and hyphens only.
        let tag = language.utf8.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }
        bytes += Array("<html lang=\"".utf8) + tag + Array("\"".utf8)
        bytes += Array(namespace.description.utf8) + Array("><head>".utf8) + end
        bytes += Array(head.description.utf8) + end
        bytes += Array("</head><body>".utf8) + end
        bytes += fragment.bytes + end
        return bytes + Array("</body></html>".utf8) + end
    }
}
