import Scheduling
import Testing

struct FormCheckTests {
    @Test func `name and address are always asked`() throws {
        let problems = try #require(try self.problems(in: [:]))
        #expect(problems[FieldName.name] == .missing)
        #expect(problems[FieldName.email] == .missing)
    }

    @Test(arguments: ["\u{200B}", "\u{E0041}\u{E0042}", "\u{2800} \u{2800}", "\u{202E} "])
    func `a name that shows nothing is none`(name: String) throws {
        let fields = ["name": [name], "email": ["ada@example.com"]]
        let problems = try #require(try self.problems(in: fields))
        #expect(problems[FieldName.name] == .missing)
    }

    @Test(arguments: [
        ("ada", FieldProblem.notEmail), ("ada@localhost", .notEmail),
        ("a b@example.com", .notEmail),
        ("ada@example.com\r\nBcc: x@example.com", .notEmail),
    ])
    func `an address must be a plain one`(email: String, problem: FieldProblem) throws {
        let problems = try #require(try self.problems(in: ["name": ["Ada"], "email": [email]]))
        #expect(problems[FieldName.email] == problem)
    }

    @Test(arguments: ["Ada\u{0}", "Ada\r\nBcc: x", "Ada\u{2028}x", "Ada\u{85}x", "A\u{7F}"])
    func `a name holds no control characters`(name: String) throws {
        let problems = try #require(try self.problems(in: ["name": [name]]))
        #expect(problems[FieldName.name] == .malformed)
    }

    @Test func `marks that turn or hide text are left out of a name`() throws {
        let content = try content(of: ["name": ["\u{202E}Ada\u{200B} \u{E0041}Lovelace"]])
        #expect(content.name == "Ada Lovelace")
    }

    @Test func `joiners stay in a name`() throws {
        let content = try content(of: ["name": ["می‌خواهم"]])
        #expect(content.name.unicodeScalars.contains("\u{200C}"))
    }

    @Test func `a name is counted in scalars`() throws {
        let long = String(repeating: "e\u{301}", count: 51)
        let problems = try #require(try self.problems(in: ["name": [long]]))
        #expect(problems[FieldName.name] == .tooLong(100))
    }

    @Test(arguments: [
        (FormField.Kind.text(maximum: 3), "four", FieldProblem.tooLong(3)),
        (.text(maximum: 9), "a\nb", .malformed), (.longText(maximum: 3), "four", .tooLong(3)),
        (.longText(maximum: 9), "a\u{0}b", .malformed), (.email, "x", .notEmail),
        (.phone, "call me", .notPhone), (.phone, "1234", .notPhone),
        (.phone, "12+345678", .notPhone), (.url, "javascript:alert(1)", .notURL),
        (.url, "https://a@b.example/", .notURL), (.date, "2026-02-30", .notDate),
        (.date, "30.11.2026", .notDate), (.number(minimum: 1, maximum: 5), "0", .below(1)),
        (.number(minimum: 1, maximum: 5), "6", .above(5)),
        (.number(minimum: nil, maximum: nil), "1e3", .notNumber),
        (.number(minimum: nil, maximum: nil), "99999999999999999999", .notNumber),
        (.choice(["Tea", "Caf\u{E9}"]), "Cafe\u{301}", .notAnOption),
        (.choices(["Tea"]), "Milk", .notAnOption), (.consent, "no", .notAnOption),
    ])
    func `an answer obeys its field`(
        kind: FormField.Kind,
        value: String,
        problem: FieldProblem
    ) throws {
        let problems = try #require(try self.problems(in: ["answer.q": [value]], asking: kind))
        #expect(problems[FieldName.answer("q")] == problem)
    }

    @Test(arguments: [
        FormField.Kind.text(maximum: 9), .email, .phone, .consent, .date,
    ])
    func `a required answer must be given`(kind: FormField.Kind) throws {
        let problems = try #require(try self.problems(in: ["answer.q": ["  "]], asking: kind))
        #expect(problems[FieldName.answer("q")] == .missing)
        let silent = try #require(try self.problems(in: [:], asking: kind))
        #expect(silent[FieldName.answer("q")] == .missing)
    }

    @Test func `a field that is sent twice is refused`() throws {
        let problems = try #require(
            try self.problems(in: ["answer.q": ["a", "b"]], asking: .text(maximum: 9))
        )
        #expect(problems[FieldName.answer("q")] == .tooMany(1))
    }

    @Test func `guests are parted by commas, semicolons, spaces and lines`() throws {
        let content = try content(of: [
            "guests": ["a@example.com, b@example.com;c@example.com\r\na@example.com"]
        ])
        #expect(content.guests.map(\.text) == ["a@example.com", "b@example.com", "c@example.com"])
    }

    @Test func `there are no more guests than the rules allow`() throws {
        let problems = try #require(
            try self.problems(in: [
                "guests": ["a@example.com b@example.com c@example.com d@example.com"]
            ])
        )
        #expect(problems[FieldName.guests] == .tooMany(3))
    }

    @Test func `the customer says where if they may`() throws {
        let places = [
            Location(kind: .video, label: "Video call", details: nil, url: nil),
            Location(kind: .customer, label: "Your place", details: nil, url: nil),
        ]
        #expect(try #require(try problems(in: [:], at: places))[FieldName.place] == .missing)
        #expect(
            try #require(try problems(in: ["place": ["2"]], at: places))[FieldName.place]
                == .notAnOption
        )
        #expect(
            try #require(try problems(in: ["place": ["1"]], at: places))[FieldName.location]
                == .missing
        )
        let content = try content(of: ["place": ["1"], "location": ["1 High Street"]], at: places)
        #expect(content.location?.label == "1 High Street")
    }

    @Test func `who is called must leave a number`() throws {
        let phone = Location(kind: .phone, label: "Phone, we call", details: nil, url: nil)
        for value in ["", "call me"] {
            let problems = try problems(in: ["answer.phone": [value]], at: [phone])
            #expect(
                try #require(problems)[FieldName.answer("phone")]
                    == (value.isEmpty ? .missing : .notPhone)
            )
        }
        let content = try content(of: ["answer.phone": ["+44 20 7946 0000"]], at: [phone])
        #expect(content.location == phone)
        #expect(content.answers.map(\.kind) == [.phone])
        #expect(content.answers.map(\.values) == [["+44 20 7946 0000"]])
    }

    @Test func `a number is needed only by who chooses to be called`() throws {
        let places = [
            Location(kind: .video, label: "Video call", details: nil, url: nil),
            Location(kind: .phone, label: "Phone, we call", details: nil, url: nil),
        ]
        #expect(try content(of: ["place": ["0"]], at: places).answers.isEmpty)
        let problems = try #require(try problems(in: ["place": ["1"]], at: places))
        #expect(problems.all.map(\.name).contains(FieldName.answer("phone")))
        #expect(problems[FieldName.answer("phone")] == .missing)
    }

    @Test func `a telephone field of the owner's takes the number`() throws {
        let phone = Location(kind: .phone, label: "Phone, we call", details: nil, url: nil)
        let problems = try #require(try problems(in: [:], asking: .phone, at: [phone]))
        #expect(problems[FieldName.answer("q")] == .missing)
        #expect(problems[FieldName.answer("phone")] == nil)
        let content = try content(of: ["answer.q": ["12345"]], asking: .phone, at: [phone])
        #expect(content.answers.map(\.field) == ["q"])
    }

    @Test func `who calls is asked for no number and is told one`() throws {
        let phone = Location(
            kind: .phone,
            label: "Phone",
            details: "Ask for Ada.",
            url: nil,
            number: "+44 20 7946 0000"
        )
        let content = try content(of: [:], at: [phone])
        #expect(content.answers.isEmpty)
        #expect(content.location?.details == "+44 20 7946 0000\nAsk for Ada.")
    }

    @Test func `answers are kept with their questions in the owner's order`() throws {
        let content = try content(
            of: ["answer.q": ["Milk", "Tea"]],
            asking: .choices(["Tea", "Milk", "Water"])
        )
        #expect(
            content.answers
                == [
                    Answer(
                        field: "q",
                        label: "A question",
                        kind: .choices,
                        values: ["Tea", "Milk"]
                    )
                ]
        )
    }

    @Test func `line ends in long answers become one kind`() throws {
        let content = try content(
            of: ["answer.q": ["a\r\nb\rc\nd"]],
            asking: .longText(maximum: 20)
        )
        #expect(content.answers.first?.values == ["a\nb\nc\nd"])
    }

    // MARK: Forms

    private func result(
        of fields: [String: [String]],
        asking kind: FormField.Kind?,
        at places: [Location]
    ) throws -> Result<FormCheck.Content, FormProblems> {
        var rules = BookingRules()
        rules.guests = 3
        let event = EventType(
            id: try #require(DefinitionID("intro")),
            name: "Intro",
            durations: [.minutes(30)],
            locations: places,
            form: kind.map {
                [FormField(id: "q", label: "A question", help: nil, kind: $0, isRequired: true)]
            },
            rules: rules
        )
        let id = try #require(DefinitionID("ada"))
        let page = BookingPage(
            id: id,
            title: "Ada",
            link: try PublicLink("ada-intro"),
            host: Host(id: id, name: "Ada", zone: "Europe/London"),
            events: [event],
            zone: "Europe/London",
            hours: WeeklyHours()
        )
        var form = SubmittedFields()
        for (name, values) in fields {
            for value in values { form.add(value, to: name) }
        }
        return FormCheck(page: page, event: event).read(form)
    }

    private func problems(
        in fields: [String: [String]],
        asking kind: FormField.Kind? = nil,
        at places: [Location] = []
    ) throws -> FormProblems? {
        guard case .failure(let problems) = try result(of: fields, asking: kind, at: places) else {
            return nil
        }
        return problems
    }

    private func content(
        of fields: [String: [String]],
        asking kind: FormField.Kind? = nil,
        at places: [Location] = []
    ) throws -> FormCheck.Content {
        let filled = fields.merging(["name": ["Ada"], "email": ["ada@example.com"]]) { one, _ in
            one
        }
        return try result(of: filled, asking: kind, at: places).get()
    }
}
