import Scheduling

/// Checks generated HTML against what mail clients support.
package struct MailLint {
    /// From here on some editors of signatures complain.
    package static let comfortable = 5000
    /// The most that Outlook on the web keeps, HTML and text together.
    package static let most = 8096

    private var findings: [MailFinding] = []
    /// The elements that are open.
    private var open: [String] = []
    private var depth = 0

    /// What is wrong with a fragment and, where they are kept together, its text form.
    package static func findings(in fragment: [UInt8], text: [UInt8] = []) -> [MailFinding] {
        var lint = MailLint()
        lint.checkSize(fragment, text)
        do throws(MailScanner.Malformed) {
            for token in try MailScanner.tokens(of: fragment) { lint.check(token) }
            if let name = lint.open.last {
                lint.refuse("mail-markup", "The element `\(name)` is not closed.")
            }
        } catch {
            lint.refuse(
                "mail-markup",
                "Comments and other markup than plain elements are dropped or shown: "
                    + "`\(error.text)`."
            )
        }
        return lint.findings
    }

    private mutating func refuse(_ rule: String, _ message: String, hint: String? = nil) {
        let finding = MailFinding(.error, rule, message, hint: hint)
        if !findings.contains(finding) { findings.append(finding) }
    }

    private mutating func checkSize(_ fragment: [UInt8], _ text: [UInt8]) {
        let hint = "shorten `legal`, or give fewer `links`"
        let characters = String(decoding: fragment, as: UTF8.self).unicodeScalars.count
        let bytes = fragment.count + text.count
        if bytes > Self.most {
            refuse(
                "mail-too-long",
                "The signature has \(bytes) bytes, and Outlook on the web keeps \(Self.most).",
                hint: hint
            )
        } else if characters > Self.comfortable {
            findings.append(
                MailFinding(
                    .warning,
                    "mail-long",
                    "The signature has \(characters) characters; beyond \(Self.comfortable) "
                        + "some mail programs refuse it.",
                    hint: hint
                )
            )
        }
    }

    private mutating func check(_ token: MailScanner.Token) {
        switch token {
        case .text(let text): checkText(text)
        case .end(let name):
            if open.popLast() != name {
                refuse("mail-markup", "The element `\(name)` is closed where it is not open.")
            }
        case .start(let tag): check(tag)
        }
    }

    private mutating func check(_ tag: MailScanner.Tag) {
        guard let features = MailVocabulary.features(ofElement: tag.name) else {
            return refuse(
                "mail-element",
                "Not all mail clients support the element `\(tag.name)`."
            )
        }
        require(features, on: tag.name)
        for (name, value) in tag.attributes {
            if name == "style" {
                checkStyle(value, on: tag.name)
            } else if let features = MailVocabulary.features(ofAttribute: name, value) {
                require(features, on: tag.name)
            } else {
                refuse(
                    "mail-attribute",
                    "Not all mail clients support `\(name)=\"\(value)\"` on `\(tag.name)`."
                )
            }
        }
        checkAddresses(of: tag)
        if tag.name == "img" { checkPicture(tag) }
        if tag.name != "img", tag.name != "br" { open.append(tag.name) }
        if tag.name == "table", open.count(where: { $0 == "table" }) > 3 {
            refuse("mail-markup", "More than three tables are nested.")
        }
    }

    private mutating func checkStyle(_ style: String, on element: String) {
        for declaration in style.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2,
                let features = MailVocabulary.features(ofProperty: parts[0], parts[1])
            else {
                refuse(
                    "mail-style",
                    "Not all mail clients support the style `\(declaration)`."
                )
                continue
            }
            require(features, on: element)
        }
    }

    private mutating func require(_ features: [MailFeature], on element: String) {
        for feature in features {
            let doubtful = feature.doubtful
            guard !doubtful.isEmpty else { continue }
            if let concession = feature.concession,
                concession.elements.isEmpty || concession.elements.contains(element)
            {
                continue
            }
            let clients = doubtful.map(\.client.name).joined(separator: ", ")
            refuse(
                "mail-support",
                "`\(feature.rawValue)` on `\(element)` does not work in \(clients)."
            )
        }
    }

    /// Mail programs make links of addresses in words, with or without a scheme.
    private mutating func checkText(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "/")) else { return }
        let isBreak = { (byte: UInt8) in byte <= 0x20 || "()<>[],;\"'".utf8.contains(byte) }
        for word in text.utf8.split(whereSeparator: isBreak) {
            let word = String(decoding: Array(word), as: UTF8.self).unescapedAddress
            let address = WebAddress(word) ?? WebAddress("https://" + word)
            if address?.privateKind != nil { refusePrivateLink() }
        }
    }

    private mutating func refusePrivateLink() {
        refuse(
            "private-link",
            "Many people get this mail, so it must not hold a link for one customer.",
            hint: "use the page's general link"
        )
    }

    /// Addresses must work from every mail program, and be for everybody.
    private mutating func checkAddresses(of tag: MailScanner.Tag) {
        for (name, value) in tag.attributes where name == "src" || name == "href" {
            let address = value.unescapedAddress
            if name == "href", ["mailto:", "tel:"].contains(where: address.hasPrefix) { continue }
            guard let web = WebAddress(address) else {
                refuse("mail-address", "`\(value)` is no address that a mail program can open.")
                continue
            }
            if web.privateKind != nil { refusePrivateLink() }
            if name == "src", !web.path.hasSuffix(".png") {
                refuse("mail-picture", "Mail clients do not all show the picture `\(value)`.")
            }
        }
    }

    /// A picture needs its size for Outlook, and words for readers who do not see it.
    private mutating func checkPicture(_ tag: MailScanner.Tag) {
        let names = Set(tag.attributes.map(\.name))
        let missing = ["src", "alt", "width", "height"].filter { !names.contains($0) }
        guard !missing.isEmpty else { return }
        refuse("mail-picture", "A picture has no `\(missing.joined(separator: "`, `"))`.")
    }
}

extension String {
    /// The address that an attribute means; only `&` is escaped in one.
    fileprivate var unescapedAddress: String {
        let parts = utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        var address = String(decoding: Array(parts[0]), as: UTF8.self)
        for part in parts.dropFirst() {
            let isEscaped = part.starts(with: "amp;".utf8)
            address +=
                "&" + String(decoding: Array(isEscaped ? part.dropFirst(4) : part), as: UTF8.self)
        }
        return address
    }
}
