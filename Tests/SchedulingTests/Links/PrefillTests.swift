import Scheduling
import Testing

struct PrefillTests {
    // MARK: What is not taken over

    @Test func `what the form does not ask is left out`() throws {
        let prefill = try prefill("name=Ada&company=Engines&guests=a@example.com&location=Here")
        #expect(Set(prefill.typed.names) == ["name"])
    }

    @Test func `a box of consent is never ticked by a link`() throws {
        let prefill = try prefill("terms=yes", asking: [field("terms", .consent)])
        #expect(prefill.typed["answer.terms"] == [])
    }

    @Test(arguments: [
        (FormField.Kind.choice(["Tea", "Milk"]), "Coffee"), (.date, "tomorrow"),
        (.number(minimum: 1, maximum: 3), "4"), (.choices(["Tea"]), "Tea, Milk"),
    ])
    func `a value that the field cannot show is left out, and the form is not`(
        kind: FormField.Kind,
        value: String
    ) throws {
        let prefill = try prefill(
            "name=Ada&email=ada@example.com&q=\(value)&skip=1",
            asking: [field("q", kind)]
        )
        #expect(prefill.typed["answer.q"] == [])
        #expect(!prefill.isComplete)
        #expect(prefill.problems.isEmpty)
    }

    @Test func `a text that is too long is cut, and the form is shown`() throws {
        let prefill = try prefill(
            "name=\(String(repeating: "é", count: 101))&email=ada@example.com&skip=1"
        )
        #expect(prefill.typed.text("name").unicodeScalars.count == 100)
        #expect(!prefill.isComplete)
    }

    // MARK: What is

    @Test func `name, address and fields in any case are filled in`() throws {
        let prefill = try prefill(
            "NAME=Ada&Email=ada@example.com&topic=Engines",
            asking: [field("Topic", .text(maximum: 20))]
        )
        #expect(prefill.typed.text("name") == "Ada")
        #expect(prefill.typed.text("email") == "ada@example.com")
        #expect(prefill.typed.text("answer.Topic") == "Engines")
        #expect(prefill.isComplete)
    }

    @Test(arguments: ["tea", "TEA", "Tea", " tea "])
    func `options are found in any case`(value: String) throws {
        let field = field("q", .choice(["Tea", "Milk"]))
        #expect(try prefill("q=\(value)", asking: [field]).typed["answer.q"] == ["Tea"])
    }

    @Test func `an option in the owner's own case wins`() throws {
        let field = field("q", .choice(["tea", "Tea"]))
        #expect(try prefill("q=Tea", asking: [field]).typed["answer.q"] == ["Tea"])
    }

    @Test func `several options may be chosen`() throws {
        let field = field("days", .choices(["Mon", "Tue", "Wed"]))
        let prefill = try prefill("days=mon&days=Wed", asking: [field])
        #expect(prefill.typed["answer.days"] == ["Mon", "Wed"])
    }

    @Test func `hidden fields are filled by the link alone`() throws {
        let prefill = try prefill("ref=1234", asking: [field("ref", .hidden)])
        #expect(prefill.typed.text("answer.ref") == "1234")
    }

    @Test(arguments: [
        "email=ada+test@example.com", "email=ada%2Btest@example.com",
        "email=ada%2Btest%40example.com.", "email=%20ada+test@example.com%20",
        "email=ada%252Btest%2540example.com", "email=ada+test@example.com)",
    ])
    func `a plus in an address is understood`(query: String) throws {
        #expect(try prefill(query).typed.text("email") == "ada+test@example.com")
    }

    @Test(arguments: [
        ("phone=+44 20 7946 0000", "+44 20 7946 0000"),
        ("phone=%2B44 20 7946 0000", "+44 20 7946 0000"), ("phone=020 7946 0000", "020 7946 0000"),
        ("mobile=15152761565", "+15152761565"), ("mobile=05152761565", "05152761565"),
        ("mobile=%2B15152761565", "+15152761565"), ("phone=15152761565", "15152761565"),
    ])
    func `a plus in a phone number is understood`(query: String, number: String) throws {
        let fields = [field("phone", .phone), field("mobile", .phone)]
        let typed = try prefill(query, asking: fields).typed
        #expect(typed.text("answer.phone") + typed.text("answer.mobile") == number)
    }

    @Test func `guests are filled in where the page lets customers bring some`() throws {
        let prefill = try prefill(
            "name=Ada&email=ada@example.com&customerGuests=a@example.com,b@example.com",
            guests: 2
        )
        #expect(prefill.typed.text("guests") == "a@example.com,b@example.com")
        #expect(prefill.isComplete)
    }

    @Test func `a place is found by its label, else it is the customer's own`() throws {
        let places = [
            Location(kind: .video, label: "Video call", details: nil, url: nil),
            Location(kind: .customer, label: "Your place", details: nil, url: nil),
        ]
        let named = try prefill("location=video call", at: places).typed
        #expect(named.text("place") == "0")
        #expect(named["location"] == [])
        let own = try prefill("location=1 High Street", at: places).typed
        #expect(own.text("place") == "1")
        #expect(own.text("location") == "1 High Street")
        #expect(try prefill("location=Here", at: [places[0]]).typed == SubmittedFields())
    }

    @Test func `line breaks in a line become spaces, and stay in longer texts`() throws {
        let fields = [field("a", .text(maximum: 9)), field("b", .longText(maximum: 9))]
        let typed = try prefill("a=x%0D%0Ay&b=x%0Ay", asking: fields).typed
        #expect(typed.text("answer.a") == "x  y")
        #expect(typed.text("answer.b") == "x\ny")
    }

    // MARK: Skipping

    @Test(arguments: [
        "name=Ada&email=ada@example.com", "name=Ada&email=ada@example.com&skip=0",
        "name=Ada&skip=1", "email=ada@example.com&skip=1", "name=Ada&email=ada&skip=1", "skip=1",
    ])
    func `the form is shown unless the link asks to skip it and brings name and address`(
        query: String
    ) throws {
        #expect(try !skips(query, on: .allowed))
    }

    @Test func `a required field that is missing or wrong shows the form`() throws {
        let fields = [field("topic", .choice(["Tea"]), isRequired: true)]
        let query = "name=Ada&email=ada@example.com&skip=1"
        #expect(try !skips(query, on: .allowed, asking: fields))
        #expect(try !skips(query + "&topic=Milk", on: .allowed, asking: fields))
        #expect(try skips(query + "&topic=tea", on: .allowed, asking: fields))
    }

    @Test func `a required consent is always asked`() throws {
        let fields = [field("terms", .consent, isRequired: true)]
        let query = "name=Ada&email=ada@example.com&terms=yes&skip=1"
        #expect(try !skips(query, on: .allowed, asking: fields))
    }

    @Test func `a page that does not allow it never skips`() throws {
        let query = "name=Ada&email=ada@example.com&skip=1"
        #expect(try !skips(query, on: .review))
        #expect(try skips(query, on: .allowed))
    }

    @Test func `an address that is none is the one error shown at once`() throws {
        #expect(try prefill("name=Ada&email=ada&skip=1").problems[FieldName.email] == .notEmail)
        #expect(try prefill("name=Ada&email=ada").problems.isEmpty)
        #expect(try prefill("skip=1").problems.isEmpty)
        let long = String(repeating: "a", count: 300)
        #expect(try prefill("email=ada@example.com&name=\(long)&skip=1").problems.isEmpty)
    }

    // MARK: Pages

    private func field(
        _ id: String,
        _ kind: FormField.Kind,
        isRequired: Bool = false
    ) -> FormField {
        FormField(id: id, label: "A question", help: nil, kind: kind, isRequired: isRequired)
    }

    private func page(
        asking fields: [FormField] = [],
        at places: [Location] = [],
        guests: Int = 0,
        skip: SkipRule = .review
    ) throws -> BookingPage {
        var rules = BookingRules()
        rules.guests = guests
        let id = try #require(DefinitionID("ada-intro"))
        return BookingPage(
            id: id,
            title: "Intro call",
            link: try PublicLink("ada-intro"),
            host: Host(id: id, name: "Ada", zone: "UTC"),
            events: [EventType(id: id, name: "Intro call", durations: [.minutes(30)])],
            zone: "UTC",
            hours: WeeklyHours(),
            rules: rules,
            locations: places,
            form: fields,
            skip: skip
        )
    }

    private func prefill(
        _ query: String,
        asking fields: [FormField] = [],
        at places: [Location] = [],
        guests: Int = 0
    ) throws -> Prefill {
        let page = try page(asking: fields, at: places, guests: guests)
        let details = LinkDetails(query: Array(query.utf8))
        return Prefill(details, page: page, event: page.events[0])
    }

    private func skips(
        _ query: String,
        on skip: SkipRule,
        asking fields: [FormField] = []
    ) throws -> Bool {
        let page = try page(asking: fields, skip: skip)
        let details = LinkDetails(query: Array(query.utf8))
        return Prefill(details, page: page, event: page.events[0]).skips(details, on: page)
    }
}
