import HTTPTypes
import Scheduling

/// Which bookings a program asks for, and in which form.
struct ListingQuery {
    let form: ListingForm
    /// How many at most.
    let limit: Int
    /// Asks for one more than the limit.
    let filter: BookingFilter
    private let fields: FormFields

    static let maximumLimit = 500
    private static let names: Set = [
        "format", "from", "until", "zone", "page", "host", "status", "email", "limit", "after",
    ]

    /// Reads the query of a request.
    ///
    /// - Throws: ``Refusal``, with everything that is wrong.
    init(_ request: RouteRequest, zones: ZoneCache) throws(Refusal) {
        fields = request.query
        var problems = FormProblems()
        for field in fields.fields where !Self.names.contains(field.name) {
            problems[field.name] = .malformed
        }
        let format = try fields.value("format")
        let form =
            format.map { ListingForm(rawValue: $0) }
            ?? ListingForm(accept: request.head.headerFields[.accept])
        if form == nil { problems["format"] = .notAnOption }
        let limit = try fields.value("limit").map { Int($0) } ?? 100
        if limit == nil { problems["limit"] = .notNumber }
        if let limit, !(1...Self.maximumLimit).contains(limit) {
            problems["limit"] = limit < 1 ? .below(1) : .above(Self.maximumLimit)
        }
        let filter = try Self.filter(fields, zones, &problems)
        guard problems.isEmpty, let form, let limit else { throw .fields(problems) }
        self.form = form
        self.limit = limit
        self.filter = filter.limited(to: limit + 1)
    }

    private static func filter(
        _ fields: FormFields,
        _ zones: ZoneCache,
        _ problems: inout FormProblems
    ) throws(Refusal) -> BookingFilter {
        var filter = BookingFilter()
        let zone = zones.rules(named: try fields.value("zone") ?? "UTC")
        if zone == nil { problems["zone"] = .notAnOption }
        let date = { (text: String) -> Instant? in
            Instant(text) ?? CivilDate(text).map { (zone ?? .utc).day($0).lowerBound }
        }
        filter.from = try read("from", fields, &problems, .notDate, date)
        filter.until = try read("until", fields, &problems, .notDate, date)
        filter.page = try read("page", fields, &problems, .notAnOption) { DefinitionID($0) }
        filter.host = try read("host", fields, &problems, .notAnOption) { DefinitionID($0) }
        filter.status = try read("status", fields, &problems, .notAnOption) {
            Booking.Status(rawValue: $0)
        }
        filter.email = try read("email", fields, &problems, .notEmail) { EmailAddress($0) }
        filter.after = try read("after", fields, &problems, .malformed) { BookingCursor($0) }
        return filter
    }

    /// A field that may be missing.
    private static func read<Value>(
        _ name: String,
        _ fields: FormFields,
        _ problems: inout FormProblems,
        _ problem: Scheduling.FieldProblem,
        _ value: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let text = try fields.value(name) else { return nil }
        let value = value(text)
        if value == nil { problems[name] = problem }
        return value
    }

    /// The query of the next page.
    func text(after cursor: BookingCursor) -> String {
        let others = fields.fields.filter { $0.name != "after" && $0.name != "format" }
        let all =
            others + [
                FormFields.Field("format", form.rawValue), FormFields.Field("after", cursor.text),
            ]
        let pieces = all.map { field in
            PercentEncoding.encoded(field.name) + [UInt8(ascii: "=")]
                + PercentEncoding.encoded(field.value)
        }
        return String(decoding: Array(pieces.joined(separator: [UInt8(ascii: "&")])), as: UTF8.self)
    }
}

extension BookingFilter {
    fileprivate func limited(to count: Int) -> BookingFilter {
        var filter = self
        filter.limit = count
        return filter
    }
}

extension BookingCursor {
    /// As programs send it back; it means nothing to them.
    var text: String { "\(start.seconds)-\(id.text)" }

    /// Reads a cursor; `nil` when it is none.
    init?(_ text: String) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "-"),
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, let seconds = Int(Substring(parts[0])),
            let start = Instant(seconds: seconds), let id = BookingID(Substring(parts[1]))
        else { return nil }
        self.init(start: start, id: id)
    }
}
