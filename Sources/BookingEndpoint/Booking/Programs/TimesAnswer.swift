import Markup
import Scheduling

/// Open times as programs read them.
struct TimesAnswer {
    let page: BookingPage
    let zone: ZoneRules
    let zoneVersion: String
    let dates: [CivilDate]
    let times: [EventTime]

    var json: JSONValue {
        var groups: [CivilDate: [JSONValue]] = [:]
        for offered in times {
            let sharesSeats = page.rules(for: offered.event).seats != .one
            groups[zone.wall(at: offered.time.start).date, default: []]
                .append(offered.json(sharesSeats: sharesSeats))
        }
        let days = dates.map { date -> JSONValue in
            ["date": .string(date.text), "times": .array(groups[date] ?? [])]
        }
        return [
            "page": .string(page.link.text), "zone": .string(zone.name),
            "tzdb": .string(zoneVersion), "days": .array(days),
        ]
    }
}

extension EventTime {
    /// With the seats that are left, if several may book a time.
    fileprivate func json(sharesSeats: Bool) -> JSONValue {
        var members = time.members
        members.append(JSONValue.Member("event", .string(event.id.text)))
        if sharesSeats, let seats = time.seatsLeft {
            members.append(JSONValue.Member("seats", .integer(seats)))
        }
        return .object(members)
    }
}

extension OpenTime {
    fileprivate var members: [JSONValue.Member] {
        [
            JSONValue.Member("start", .string(start.text)),
            JSONValue.Member("end", .string(end.text)),
        ]
    }

    var json: JSONValue { .object(members) }
}
