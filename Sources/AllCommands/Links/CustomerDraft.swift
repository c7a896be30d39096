import Scheduling
import Sealing
import SiteSource

/// Makes sealed links of what an owner says of a customer, or names every mistake in it.
struct CustomerDraft {
    private let page: BookingPage
    private let now: Instant
    private let columns: Set<String>

    init(page: BookingPage, now: Instant) {
        self.page = page
        self.now = now
        let fields = page.events.flatMap { page.form(for: $0) }
            .filter { $0.kind != .consent }.map { $0.id.lowercased() }
        columns = Set(fields).union(Self.usual).union(Campaign.names)
    }

    /// Sentences, one for each mistake.
    struct Mistakes: Error {
        let sentences: [String]
    }

    /// What is wrong with a column's name; `nil` when nothing is.
    func problem(ofColumn name: String) -> String? {
        guard !columns.contains(name.lowercased()) else { return nil }
        let near = Suggestion.nearest(to: name, among: columns.sorted())
        return "No form of the page asks for `\(name.escapingControls)`"
            + (near.map { "; did you mean `\($0)`?" } ?? ".")
    }

    /// A link of what is given, by the names of columns.
    func link(options given: [LinkDetails.Field]) -> Result<SealedLink, Mistakes> {
        let unknown = given.compactMap { problem(ofColumn: $0.name) }
        guard unknown.isEmpty else { return .failure(Mistakes(sentences: unknown)) }
        var sentences: [String] = []
        let expires = end(given.last { $0.name == "expires" }?.value, &sentences)
        let kept = given.filter { $0.name != "expires" && !$0.value.isEmpty }
        let details = LinkDetails(kept)
        check(details, kept, &sentences)
        guard sentences.isEmpty else { return .failure(Mistakes(sentences: sentences)) }
        return .success(SealedLink(page: page.id, expires: expires, details: details))
    }

    private func end(_ text: String?, _ sentences: inout [String]) -> Instant? {
        guard let text, !text.isEmpty else { return nil }
        let span = Scheduling.Span(text).flatMap { now.adding(minutes: $0.minutes) }
        let day = CivilDate(text).flatMap { Instant($0.text + "T00:00:00Z") }
        guard let end = span ?? day ?? Instant(text) else {
            sentences.append(
                "“\(text.escapingControls)” is no end: write it as 30d, 2027-01-31 or "
                    + "2027-01-31T12:00:00Z."
            )
            return nil
        }
        guard end > now else {
            sentences.append("A link that ends at \(end.text) would be over already.")
            return nil
        }
        return end
    }

    private func check(
        _ details: LinkDetails,
        _ given: [LinkDetails.Field],
        _ sentences: inout [String]
    ) {
        for (name, article) in [("name", "a name"), ("email", "an e-mail address")]
        where details.values(name).isEmpty {
            sentences.append("A personal link needs \(article).")
        }
        for field in given where LinkPlaceholder.isOne(field.value) {
            sentences.append(
                "“\(field.value.escapingControls)” in `\(field.name)` was never filled in."
            )
        }
        if given.contains(where: { $0.name.lowercased() == "skip" }), details.skip == nil {
            sentences.append("`skip` is 1 or 0.")
        }
        let fills = page.events.map { Prefill(details, page: page, event: $0) }
        for field in details.fields
        where !sentences.contains(where: { $0.contains("`\(field.name)`") }) {
            guard !fills.contains(where: { $0.took(field.name, onto: page) }) else { continue }
            sentences.append(
                "“\(field.value.escapingControls)” cannot be what `\(field.name)` asks for"
                    + wanted(field.name) + "."
            )
        }
        if details.stored.utf8.count > SealedLink.maximumDetails {
            sentences.append("There is too much for one link: leave something out.")
        }
    }

    /// What a question takes, where few words say it.
    private func wanted(_ name: String) -> String {
        if name == FieldName.email { return ", an address like ada@example.com" }
        let questions = page.events.lazy.flatMap { page.form(for: $0) }
        switch questions.first(where: { $0.id.lowercased() == name })?.kind {
        case .choice(let options)?, .choices(let options)?:
            return ": " + options.joined(separator: ", ").escapingControls
        case .date?: return ", a date like 2031-05-23"
        case .number?: return ", a number"
        case .text(let maximum)?, .longText(let maximum)?: return ", \(maximum) characters at most"
        default: return ""
        }
    }

    private static let usual: Set = [
        "name", "email", "skip", "expires", "guests", "location", "zone", "event", "date",
    ]
}

extension Prefill {
    /// Whether the form took over what came under a name, as it came.
    fileprivate func took(_ name: String, onto page: BookingPage) -> Bool {
        if name == "date", !known.contains(where: { $0.lowercased() == "answer.date" }) {
            return true
        }
        let own = FieldName.answer(name).lowercased()
        let taken = known.contains { $0.lowercased() == own || $0 == name }
        return taken && !cut.contains { $0.lowercased() == own || $0 == name }
            || name == "location" && known.contains(FieldName.place)
    }
}
