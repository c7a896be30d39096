/// A person, room or resource that is booked.
package struct Host: Hashable, Sendable {
    package let id: DefinitionID
    package let name: String
    /// What the host does: "Physiotherapist".
    package let title: String?
    package let pronouns: String?
    package let company: String?
    package let email: EmailAddress?
    package let phone: String?
    package let address: String?
    package let website: WebAddress?
    package let social: [WebAddress]
    package let photo: ImageReference?
    /// The zone of the host's hours, an IANA name such as `Europe/London`.
    package let zone: String
    /// Words about the host, in CommonMark.
    package let about: PublicText?
    /// Whether and how the host's mail signatures are made.
    package let signature: SignatureChoice

    package init(
        id: DefinitionID,
        name: String,
        title: String? = nil,
        pronouns: String? = nil,
        company: String? = nil,
        email: EmailAddress? = nil,
        phone: String? = nil,
        address: String? = nil,
        website: WebAddress? = nil,
        social: [WebAddress] = [],
        photo: ImageReference? = nil,
        zone: String,
        about: PublicText? = nil,
        signature: SignatureChoice = .usual
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.pronouns = pronouns
        self.company = company
        self.email = email
        self.phone = phone
        self.address = address
        self.website = website
        self.social = social
        self.photo = photo
        self.zone = zone
        self.about = about
        self.signature = signature
    }
}

/// CommonMark that the owner wrote, and where, so that findings in it can name their place.
package struct PublicText: Hashable, Sendable {
    package let commonMark: String
    /// The file, relative to the folder of the command: `content/pages/ada-intro.md`.
    package let path: String
    /// The line of the file on which the text begins, from 1.
    package let line: Int
    /// Whether each line of the text is a line of the file; in JSON all of them share one.
    package let linesCount: Bool
    /// The column of the file at which the lines of the text begin, from 1; `nil` when the file
    /// writes them in another way.
    package let column: Int?

    package init(
        commonMark: String,
        path: String,
        line: Int,
        linesCount: Bool = true,
        column: Int? = 1
    ) {
        self.commonMark = commonMark
        self.path = path
        self.line = line
        self.linesCount = linesCount
        self.column = column
    }

    /// The line of the file on which a line of the text stands, both from 1.
    package func fileLine(of textLine: Int) -> Int {
        linesCount ? line + textLine - 1 : line
    }

    /// The column of the file at which a column of the text stands, both from 1; 1 when unknown.
    package func fileColumn(of textColumn: Int) -> Int {
        column.map { $0 + textColumn - 1 } ?? 1
    }
}

/// A picture of `content/images/`, known to exist.
package struct ImageReference: Hashable, Sendable {
    /// Relative to `content/images/`: `ada.jpg`.
    package let name: String
    /// Where it is published, relative to the site's root: `assets/ada.3f2a9c….jpg`.
    package let publicPath: String
    /// In pixels; 0 when the format does not say (an SVG without a size).
    package let width: Int
    package let height: Int

    package init(name: String, publicPath: String, width: Int, height: Int) {
        self.name = name
        self.publicPath = publicPath
        self.width = width
        self.height = height
    }
}
