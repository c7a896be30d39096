import Scheduling
import Testing

struct LinkDetailsTests {
    // MARK: What cannot be read

    @Test(arguments: [
        "name=%FF", "name=Ada%00", "name=a%1Bb", "name=%C0%AF", "%FF=x", "=x", "name=",
    ])
    func `what cannot be read is left out`(query: String) {
        #expect(
            LinkDetails(query: Array("\(query)&email=ada@example.com".utf8)).fields.map(\.name) == [
                "email"
            ]
        )
    }

    @Test(arguments: ["100%", "%", "%2", "%zz", "5% off"])
    func `a percent sign that begins no byte stands for itself`(value: String) {
        #expect(details("note=\(value)").values("note") == [value])
    }

    @Test func `a value of more than 2,000 bytes is left out`() {
        #expect(details("note=\(String(repeating: "a", count: 2001))").isEmpty)
        #expect(!details("note=\(String(repeating: "a", count: 2000))").isEmpty)
    }

    @Test func `no more than 60 fields are read`() {
        let query = (0..<200).map { "f\($0)=x" }.joined(separator: "&")
        #expect(details(query).fields.count == 60)
    }

    @Test func `what the steps of booking use comes from no link`() {
        #expect(details("start=2026-12-01T10:00:00Z&duration=15&from=x&request=y&page=z").isEmpty)
    }

    @Test(arguments: [
        "*|EMAIL|*", "{{ contact.email }}", "{!Contact.Email}", "{{{Recipient.Email}}}",
        "%%emailaddr%%", "%EMAIL%", "[[email]]", "[email]", "~Contact.Email~", "ADD_DYNAMIC_FIELD",
        "{{lead.First Name:default=x}}", "[fullname,fallback=]", "__test_email__", "XXXX",
    ])
    func `a placeholder that was not filled in is left out`(value: String) {
        #expect(details("email=\(value)").isEmpty)
    }

    @Test(arguments: ["[Ada", "Ada ~", "~", "%", "[]", "X-ray"])
    func `a value that only looks a little like a placeholder stays`(value: String) {
        #expect(details("note=\(value)").values("note") == [value])
    }

    // MARK: Names

    @Test(arguments: ["name", "Name", "NAME", "nAmE"])
    func `capitals in names do not count`(name: String) {
        #expect(details("\(name)=Ada").values("name") == ["Ada"])
    }

    @Test(arguments: [
        ("customerGuests", "guests"), ("guests", "guests"), ("mobile_phone", "mobile"),
    ])
    func `older names mean the same`(name: String, parameter: String) {
        #expect(details("\(name)=x").fields == [LinkDetails.Field(parameter, "x")])
    }

    @Test func `the order of the link does not matter`() {
        let one = details("name=Ada&email=ada@example.com&skip=1")
        let other = details("skip=1&email=ada@example.com&name=Ada")
        #expect(one.skip == other.skip)
        #expect(Set(one.fields) == Set(other.fields))
    }

    @Test func `of two values of one name the first counts`() {
        #expect(details("name=Ada&Name=Eve").values("name") == ["Ada"])
    }

    @Test func `fields of the owner's may have several values`() {
        #expect(details("days=mon&Days=tue").values("days") == ["mon", "tue"])
    }

    // MARK: Values

    @Test func `values keep their capitals, and a plus and %20 are spaces`() {
        #expect(details("name=Ada+King%20Lovelace").values("name") == ["Ada King Lovelace"])
    }

    @Test(arguments: ["email=ada%2540example.com", "amp;email=ada%40example.com"])
    func `what a gateway encodes twice reads as it was meant`(query: String) {
        #expect(details("x=1&\(query)").values("email") == ["ada@example.com"])
    }

    @Test(arguments: [("skip=1", true), ("skip=0", false), ("soSkip=1", true), ("SKIP=1.", true)])
    func `skip is 1 or 0`(query: String, value: Bool) {
        #expect(details(query).skip == value)
    }

    @Test(arguments: ["", "skip=", "skip=2", "skip=yes", "skip=true", "skip=11"])
    func `any other skip says nothing`(query: String) {
        #expect(details(query).skip == nil)
    }

    @Test func `zone, event and date are read`() {
        let details = details("zone=Europe/London&Event=intro&date=2026-12-01")
        #expect(details.zone == "Europe/London")
        #expect(details.event == "intro")
        #expect(details.date == CivilDate("2026-12-01"))
        // A form may ask for a date as well.
        #expect(details.fields.map(\.name) == ["date"])
    }

    @Test(arguments: ["2026-02-30", "tomorrow", "1969-12-31", "01.12.2026"])
    func `a date that is none is no day to begin with`(date: String) {
        #expect(details("date=\(date)").date == nil)
    }

    // MARK: Campaigns

    @Test func `the five names of a campaign are kept apart from the customer's`() {
        let details = details(
            "utm_source=news&UTM_Medium=mail&utm_campaign=spring&utm_term=a&utm_content=b&utm_id=7"
        )
        #expect(details.campaign.values == ["news", "mail", "spring", "a", "b"])
        #expect(details.fields.map(\.name) == ["utm_id"])
    }

    @Test func `a campaign's value is one line of 200 characters`() {
        let long = String(repeating: "é", count: 300)
        let campaign = details("utm_source=a%0Ab&utm_term=\(long)&utm_content=%0A").campaign
        #expect(campaign.source == "ab")
        #expect(campaign.term?.unicodeScalars.count == 200)
        #expect(campaign.content == nil)
    }

    // MARK: Storing

    @Test(arguments: [
        "name", "name=%41da", "skip=1&name=Ada", "name=Ada&name=Eve", "name=Ada&", "&", "name=a+b",
        "name=%7e", "x=%2540&name=%FF", "Name=Ada",
    ])
    func `only what was stored is read back`(text: String) {
        #expect(LinkDetails(stored: text) == nil)
    }

    @Test(arguments: [
        "", "name=Ada+Lovelace&email=ada@example.com&skip=1", "note=100%2525&topic=a%26b%3Dc",
        "zone=Asia/Tokyo&date=2026-12-01&event=intro&utm_term=x", "days=mon&days=tue&skip=0",
        "name=%D7%A9%D7%9C%D7%95%D7%9D&note=%22e%CC%81%0D%0A",
    ])
    func `stored details read back equal`(query: String) throws {
        let details = details(query)
        let stored = details.stored
        #expect(stored.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        #expect(LinkDetails(stored: stored) == details)
        #expect(try #require(LinkDetails(stored: stored)).stored == stored)
    }

    @Test func `any bytes make details that are stored and read back`() {
        var generator = SeededGenerator(seed: 5)
        let alphabet = Array("%&=+;a1nameskip20%%&&==\u{7F}é\"".utf8) + [0, 10, 0xFF]
        for _ in 0..<5000 {
            let query = (0..<40).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let details = LinkDetails(query: query)
            #expect(LinkDetails(stored: details.stored) == details)
        }
    }

    private func details(_ query: String) -> LinkDetails { LinkDetails(query: Array(query.utf8)) }
}
