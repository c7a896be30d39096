import Markup
import Scheduling
import SiteRendering
import SiteSource

/// One-time links as a program asks for them in JSON.
struct LinkWish {
    /// A page's id, or its public link.
    var page = ""
    var count = 1
    var link = LinkRequest()
    /// Names that no link has, or whose values are of another kind.
    var unknown: [String] = []

    /// Reads a request's body.
    ///
    /// - Throws: ``Refusal/malformed`` when it is not JSON, or not a map.
    init(_ bytes: [UInt8]) throws(Refusal) {
        guard let value = JSONValue(received: bytes), case .object(let members) = value else {
            throw .malformed
        }
        for member in members { take(member.name, member.value) }
    }

    private mutating func take(_ name: String, _ value: JSONValue) {
        switch (name, value) {
        case (LiveField.page, .string(let text)): page = text
        case ("count", .integer(let number)): count = number
        case (LinkRequest.Field.event, .string(let text)): link.event = text
        case (LinkRequest.Field.host, .string(let text)): link.host = text
        case (LinkRequest.Field.title, .string(let text)): link.title = text
        case (LinkRequest.Field.expires, .string(let text)): link.expires = text
        case (LinkRequest.Field.name, .string(let text)): link.name = text
        case (LinkRequest.Field.email, .string(let text)): link.email = text
        case ("skip", .boolean(let flag)): link.skip = flag
        case (LinkRequest.Field.times, .array(let values)):
            for value in values {
                if case .string(let text) = value {
                    link.times.append(text)
                } else {
                    unknown.append(name)
                }
            }
        case ("answers", .object(let answers)):
            for answer in answers {
                guard case .string(let text) = answer.value else {
                    unknown.append(LinkRequest.Field.answer(answer.name))
                    continue
                }
                link.answers.append(LinkAnswer(field: answer.name, value: text))
            }
        case (_, .null): return
        default: unknown.append(name)
        }
    }
}
