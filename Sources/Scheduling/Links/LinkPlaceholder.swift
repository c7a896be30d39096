/// The places in a link that a mail tool was to fill in, and did not.
package enum LinkPlaceholder {
    /// Whether a whole value is such a place: `*|EMAIL|*`, `{{ contact.email }}`.
    package static func isOne(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        if words.contains(where: { $0.utf8.elementsEqual(bytes) }) { return true }
        return marks.contains { begin, end in
            bytes.count > begin.utf8.count + end.utf8.count && bytes.starts(with: begin.utf8)
                && bytes.suffix(end.utf8.count).elementsEqual(end.utf8)
        }
    }

    private static let words = ["ADD_DYNAMIC_FIELD", "XXXX", "__test_email__"]

    /// As Mailchimp, HubSpot, Salesforce, Marketing Cloud, ActiveCampaign, Constant Contact,
    /// Campaign Monitor, Keap and Marketo write them.
    private static let marks = [
        ("*|", "|*"), ("{{", "}}"), ("{!", "}"), ("%%", "%%"), ("%", "%"), ("[[", "]]"),
        ("[", "]"), ("~", "~"), ("{%", "%}"), ("${", "}"), ("<%", "%>"),
    ]
}
