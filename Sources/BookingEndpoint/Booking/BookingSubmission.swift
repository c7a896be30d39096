import Digests
import Markup
import Scheduling
import SiteRendering
import SiteSource

/// A wish to book as it was sent, before anything of it is believed.
struct BookingSubmission {
    /// The page's public link.
    var page = ""
    /// The token of a one-time link, which counts more than the page; empty when there is none.
    var link = ""
    var event = ""
    /// In minutes, or as owners write it: `45`, `45m`.
    var duration = ""
    var start = ""
    var zone = ""
    var fields = SubmittedFields()
    /// Filled by programs that fill in everything.
    var bait = ""
    /// Tells this request from others.
    var key: String?
    /// The sealed link by which the customer came; empty when there is none.
    var sealed = ""
    /// Where the customer came from.
    var campaign = Campaign.none
    /// Names that no booking has.
    var unknown: [String] = []
    /// Fields of a booking that hold something else than they may.
    var malformed: [String] = []
    /// The ids of the questions that JSON answers.
    var answered: [String] = []

    private var tags: [String: String] = [:]

    /// Reads a plain form.
    ///
    /// - Throws: ``Refusal/malformed`` when a field comes twice that may come once.
    init(form: FormFields) throws(Refusal) {
        page = try form.value(LiveField.page) ?? ""
        link = try form.value(LiveField.link) ?? ""
        event = try form.value(LiveField.event) ?? ""
        duration = try form.value(LiveField.duration) ?? ""
        start = try form.value(LiveField.start) ?? ""
        zone = try form.value(LiveField.zone) ?? ""
        key = try form.value(LiveField.request)
        sealed = try form.value(LiveField.sealed) ?? ""
        bait = try form.value(LiveField.trap) ?? ""
        let own: Set = [
            LiveField.page, LiveField.event, LiveField.duration, LiveField.start, LiveField.zone,
            LiveField.request, LiveField.trap, LiveField.sealed, LiveField.link,
        ]
        for field in form.fields where !own.contains(field.name) {
            if Campaign.names.contains(field.name) {
                tags[field.name] = field.value
            } else {
                fields.add(field.value, to: field.name)
            }
        }
        campaign = Campaign { tags[$0] }
    }

    /// Reads JSON.
    ///
    /// - Throws: ``Refusal/malformed`` when it is not JSON, or not a map.
    init(json bytes: [UInt8], key: String?) throws(Refusal) {
        guard let value = JSONValue(received: bytes), case .object(let members) = value else {
            throw .malformed
        }
        self.key = key
        for member in members { try take(member) }
        campaign = Campaign { tags[$0] }
    }

    private mutating func take(_ member: JSONValue.Member) throws(Refusal) {
        switch (member.name, member.value) {
        case (LiveField.page, .string(let text)): page = text
        case (LiveField.link, .string(let text)): link = text
        case (LiveField.sealed, .string(let text)): sealed = text
        case (LiveField.event, .string(let text)): event = text
        case (LiveField.duration, .integer(let minutes)): duration = "\(minutes)m"
        case (LiveField.start, .string(let text)): start = text
        case (LiveField.zone, .string(let text)): zone = text
        case (FieldName.name, .string(let text)), (FieldName.email, .string(let text)),
            (FieldName.location, .string(let text)):
            fields.add(text, to: member.name)
        case (let name, .string(let text)) where Campaign.names.contains(name): tags[name] = text
        case (FieldName.place, .integer(let number)): fields.add("\(number)", to: member.name)
        case (FieldName.guests, .array(let guests)):
            for guest in guests { fields.add(try text(guest), to: member.name) }
        case ("answers", .object(let answers)):
            for answer in answers { try takeAnswer(answer) }
        case (_, .null): return
        case (let name, _) where Self.names.contains(name): malformed.append(name)
        default: unknown.append(member.name)
        }
    }

    /// The names that JSON may have.
    static let names =
        [
            LiveField.page, LiveField.link, LiveField.sealed, LiveField.event, LiveField.duration,
            LiveField.start, LiveField.zone, FieldName.name, FieldName.email, FieldName.location,
            FieldName.place, FieldName.guests, "answers",
        ] + Campaign.names

    private mutating func takeAnswer(_ answer: JSONValue.Member) throws(Refusal) {
        let name = FieldName.answer(answer.name)
        if answer.value != .null { answered.append(answer.name) }
        guard case .array(let values) = answer.value else {
            if answer.value != .null, answer.value != .boolean(false) {
                fields.add(try text(answer.value), to: name)
            }
            return
        }
        for value in values { fields.add(try text(value), to: name) }
    }

    private func text(_ value: JSONValue) throws(Refusal) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .boolean(let flag): flag ? "yes" : "no"
        case .array, .object, .null: throw .malformed
        }
    }
}

extension RequestIdentity {
    /// What tells one sending of a request from another request: its key, where it went, and all
    /// of its bytes; `nil` when it has no key.
    init?(key: String?, page: String, body: [UInt8]) {
        guard let key else { return nil }
        self.init(
            key: ContentDigest(of: Array("book \(page) \(key)".utf8)).bytes,
            fingerprint: ContentDigest(of: body).bytes
        )
    }

    /// Reads an `Idempotency-Key` field: 16 to 64 letters, digits, `-` and `_`, in quotes or not.
    ///
    /// - Throws: ``Refusal/malformed``.
    static func key(in field: String) throws(Refusal) -> String {
        var bytes = Array(field.utf8)
        if bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
            bytes = Array(bytes.dropFirst().dropLast())
        }
        let isPlain = bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isPlain, (16...64).contains(bytes.count) else { throw .malformed }
        return String(decoding: bytes, as: UTF8.self)
    }
}
