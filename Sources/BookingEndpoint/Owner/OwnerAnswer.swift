import HTTPTypes
import Markup
package import Scheduling
import SiteSource

/// What came of an owner's request.
package enum OwnerAnswer: Hashable, Sendable {
    case done
    case forgotten(ForgottenPerson)
    /// Done to so many.
    case counted(Int)
    /// A key of this name is in use.
    case nameTaken
    /// There is no such key, link or booking.
    case notFound
    /// A booking stays as it is.
    case refused(OwnerRefusal)
    /// The machine failed; a sentence for the owner.
    case failed(String)

    var json: JSONValue {
        switch self {
        case .done: ["answer": "done"]
        case .forgotten(let person):
            [
                "answer": "forgotten", "bookings": .integer(person.bookings),
                "invitations": .integer(person.invitations),
                "messages": .integer(person.messages), "links": .integer(person.links),
            ]
        case .counted(let count): ["answer": "counted", "count": .integer(count)]
        case .nameTaken: ["answer": "name-taken"]
        case .notFound: ["answer": "not-found"]
        case .refused(let refusal): ["answer": .string(refusal.rawValue)]
        case .failed(let sentence): ["answer": "failed", "detail": .string(sentence)]
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .done, .forgotten, .counted: .ok
        case .nameTaken, .refused: .conflict
        case .notFound: .notFound
        case .failed: .internalServerError
        }
    }

    /// Reads the body of an answer; `nil` when it is none of these.
    package init?(_ bytes: [UInt8]) {
        guard let json = JSONValue(json: bytes), case .string(let answer) = json["answer"] else {
            return nil
        }
        switch answer {
        case "done": self = .done
        case "counted":
            guard case .integer(let count) = json["count"] else { return nil }
            self = .counted(count)
        case "name-taken": self = .nameTaken
        case "not-found": self = .notFound
        case "failed":
            guard case .string(let sentence) = json["detail"] else { return nil }
            self = .failed(sentence)
        case "forgotten":
            guard case .integer(let bookings) = json["bookings"],
                case .integer(let invitations) = json["invitations"],
                case .integer(let messages) = json["messages"],
                case .integer(let links) = json["links"]
            else { return nil }
            self = .forgotten(
                ForgottenPerson(
                    bookings: bookings,
                    invitations: invitations,
                    messages: messages,
                    links: links
                )
            )
        default:
            guard let refusal = OwnerRefusal(rawValue: answer) else { return nil }
            self = .refused(refusal)
        }
    }
}
