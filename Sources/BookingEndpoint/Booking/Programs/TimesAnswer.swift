import Markup
import Scheduling

/// Open times as programs read them.
struct TimesAnswer {
    let page: BookingPage
    let zone: ZoneRules
    let zoneVersion: String
    let dates: [CivilDate]
    let times: [EventTime]

    /// The answer in JSON, written at once: an open month has thousands of times, and a tree of
    /// values of them costs more than finding them.
    var json: [UInt8] {
        // Where clocks go back over midnight, the times of two dates alternate.
        var groups: [CivilDate: [Int]] = [:]
        for (index, offered) in times.enumerated() {
            groups[zone.wall(at: offered.time.start).date, default: []].append(index)
        }
        var events: [DefinitionID: Event] = [:]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + dates.count * 32 + times.count * 96)
        bytes += #"{"page":"#.utf8
        bytes += JSONValue.string(page.link.text).compact
        bytes += #","zone":"#.utf8
        bytes += JSONValue.string(zone.name).compact
        bytes += #","tzdb":"#.utf8
        bytes += JSONValue.string(zoneVersion).compact
        bytes += #","days":["#.utf8
        for (number, date) in dates.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += #"{"date":""#.utf8
            bytes += date.text.utf8
            bytes += #"","times":["#.utf8
            for (number, index) in (groups[date] ?? []).enumerated() {
                if number > 0 { bytes.append(UInt8(ascii: ",")) }
                let offered = times[index]
                let event = events[offered.event.id] ?? Event(offered.event, of: page)
                events[offered.event.id] = event
                write(offered.time, event, into: &bytes)
            }
            bytes += "]}".utf8
        }
        bytes += "]}".utf8
        return bytes
    }

    /// An event as its times name it.
    private struct Event {
        /// The id in JSON.
        let id: [UInt8]
        /// Whether several may book one time, so that the seats that are left are told.
        let sharesSeats: Bool

        init(_ event: EventType, of page: BookingPage) {
            id = JSONValue.string(event.id.text).compact
            sharesSeats = page.rules(for: event).seats != .one
        }
    }

    private func write(_ time: OpenTime, _ event: Event, into bytes: inout [UInt8]) {
        bytes += #"{"start":""#.utf8
        bytes += time.start.text.utf8
        bytes += #"","end":""#.utf8
        bytes += time.end.text.utf8
        bytes += #"","event":"#.utf8
        bytes += event.id
        if event.sharesSeats, let seats = time.seatsLeft {
            bytes += #","seats":\#(seats)"#.utf8
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension OpenTime {
    var json: JSONValue { ["start": .string(start.text), "end": .string(end.text)] }
}
