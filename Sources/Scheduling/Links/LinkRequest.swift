/// A one-time link as somebody asks for it, before anything of it is believed.
package struct LinkRequest: Hashable, Sendable {
    /// The id of an event type of the page.
    package var event: String?
    /// The id of the page's host.
    package var host: String?
    /// The only starts, RFC 3339.
    package var times: [String] = []
    package var title: String?
    /// A span from now, such as `14d`, or the first moment at which it is not good any more.
    package var expires: String?
    package var name: String?
    package var email: String?
    package var answers: [LinkAnswer] = []
    /// Whether the form may be left out.
    package var skip: Bool?

    package init() {}

    /// The names by which problems tell what is wrong.
    package enum Field {
        package static let event = "event"
        package static let host = "host"
        package static let times = "times"
        package static let title = "title"
        package static let expires = "expires"
        package static let name = "name"
        package static let email = "email"

        package static func answer(_ id: String) -> String { "answers." + id }
    }

    /// What a link will be, or what is wrong with each part of the request.
    ///
    /// - Parameters:
    ///   - page: What the link is to book on.
    ///   - hosts: Who may be asked for; the page's own host unless it is a master page.
    ///   - now: When the link is made.
    /// - Returns: What is agreed, or a problem for each part that is wrong.
    package func terms(
        of page: BookingPage,
        with hosts: [DefinitionID]? = nil,
        at now: Instant
    ) -> Result<LinkTerms, FormProblems> {
        var problems = FormProblems()
        let events = page.events.map { $0.id }
        let event = id(event, in: events, Field.event, &problems)
        let host = id(host, in: hosts ?? [page.host.id], Field.host, &problems)
        let starts = starts(after: now, &problems)
        let title = words(title, OneTimeLink.longestTitle, Field.title, &problems)
        let end = end(from: now, &problems)
        let customer = customer(of: page, &problems)
        guard problems.isEmpty, let end else { return .failure(problems) }
        return .success(
            LinkTerms(
                page: page.id,
                restriction: LinkRestriction(event: event, host: host, starts: starts),
                customer: customer,
                title: title,
                created: now,
                expires: end
            )
        )
    }

    /// The one of some ids that is asked for; `nil` when none is.
    private func id(
        _ text: String?,
        in ids: [DefinitionID],
        _ name: String,
        _ problems: inout FormProblems
    ) -> DefinitionID? {
        guard let text else { return nil }
        let id = ids.first { $0.text == text }
        if id == nil { problems[name] = .notAnOption }
        return id
    }

    /// A line of text; `nil` when there is none.
    private func words(
        _ text: String?,
        _ maximum: Int,
        _ name: String,
        _ problems: inout FormProblems
    ) -> String? {
        do throws(FieldProblem) {
            return try line(text ?? "", isRequired: false, maximum: maximum)
        } catch {
            problems[name] = error
            return nil
        }
    }

    private func starts(after now: Instant, _ problems: inout FormProblems) -> [Instant] {
        let starts = times.compactMap { Instant($0) }
        if times.count > LinkRestriction.maximumStarts {
            problems[Field.times] = .tooMany(LinkRestriction.maximumStarts)
        } else if starts.count < times.count || starts.contains(where: { $0 <= now }) {
            problems[Field.times] = .notDate
        }
        return starts
    }

    private func end(from now: Instant, _ problems: inout FormProblems) -> Instant? {
        let longest = OneTimeLink.longestLife.minutes
        let text = expires ?? OneTimeLink.usualLife.text
        let end = Span(text).flatMap { now.adding(minutes: $0.minutes) } ?? Instant(text)
        guard let end, end > now else {
            problems[Field.expires] = .notDate
            return nil
        }
        if end.seconds > now.seconds + longest * 60 {
            problems[Field.expires] = .above(longest / 1440)
        }
        return end
    }

    private func customer(
        of page: BookingPage,
        _ problems: inout FormProblems
    ) -> LinkCustomer? {
        let name = words(name, LinkCustomer.longestName, Field.name, &problems)
        let address = email.flatMap { $0.isEmpty ? nil : EmailAddress($0) }
        if let email, !email.isEmpty, address == nil { problems[Field.email] = .notEmail }
        let questions = page.events.flatMap { page.form(for: $0) }
        for answer in answers {
            guard let problem = problem(of: answer, among: questions) else { continue }
            problems[Field.answer(answer.field)] = problem
        }
        if answers.count > LinkCustomer.maximumAnswers {
            problems["answers"] = .tooMany(LinkCustomer.maximumAnswers)
        }
        let flag = skip.map { LinkAnswer(field: "skip", value: $0 ? "1" : "0") }
        return LinkCustomer(
            name: name,
            email: address,
            answers: answers + (flag.map { [$0] } ?? [])
        )
    }

    private func problem(of answer: LinkAnswer, among questions: [FormField]) -> FieldProblem? {
        guard questions.contains(where: { $0.id == answer.field && $0.kind != .consent }) else {
            return .malformed
        }
        let isLong = answer.value.unicodeScalars.count > LinkCustomer.longestValue
        return isLong ? .tooLong(LinkCustomer.longestValue) : nil
    }
}

/// What is agreed of a one-time link before it is made.
package struct LinkTerms: Hashable, Sendable {
    package let page: DefinitionID
    package let restriction: LinkRestriction
    package let customer: LinkCustomer?
    package let title: String?
    package let created: Instant
    package let expires: Instant

    package func link(_ id: LinkID) -> OneTimeLink {
        OneTimeLink(
            id: id,
            page: page,
            restriction: restriction,
            customer: customer,
            title: title,
            created: created,
            expires: expires
        )
    }
}
