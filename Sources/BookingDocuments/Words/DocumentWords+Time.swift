import Scheduling

/// Days and times in words.
extension DocumentWords {
    /// `Tuesday 1 December 2026, 10:00–10:30 (London time, GMT)`.
    ///
    /// A meeting over a change of the clocks has the zone's short name at each of its ends.
    func when(_ start: Instant, _ end: Instant, in zone: ZoneRules, clock: Site.Clock) -> String {
        let walls = [zone.wall(at: start), zone.wall(at: end)]
        let phases = [zone.phase(at: start), zone.phase(at: end)]
        var times = [time(walls[0].minutes, clock), time(walls[1].minutes, clock)]
        var isSameDay = walls[0].date == walls[1].date
        if !isSameDay, walls[1].minutes == 0, walls[0].date.adding(days: 1) == walls[1].date {
            times[1] = time(1440, clock)
            isSameDay = true
        }
        var note = name(of: zone)
        if phases[0] == phases[1] {
            note += shortName(phases[0], in: zone).map { ", " + $0 } ?? ""
        } else {
            for index in 0...1 {
                times[index] += " " + (shortName(phases[index], in: zone) ?? zone.name)
            }
        }
        let date = date(walls[0].date)
        guard !isSameDay else { return "\(date), \(times[0])–\(times[1]) (\(note))" }
        return "\(date), \(times[0]) to \(self.date(walls[1].date)), \(times[1]) (\(note))"
    }

    /// `Tuesday 1 December 2026`.
    func date(_ date: CivilDate) -> String {
        "\(name(of: date.weekday)) \(date.day) \(Self.months[date.month - 1]) \(date.year)"
    }

    /// `09:00`, or `9:00 am` with a space that does not break; 24:00 is the end of a day.
    func time(_ minutes: Int, _ clock: Site.Clock) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        let rest = minute < 10 ? "0\(minute)" : "\(minute)"
        switch (clock, minutes) {
        case (.twentyFour, _): return hour < 10 ? "0\(hour):\(rest)" : "\(hour):\(rest)"
        case (.twelve, 0), (.twelve, 1440): return "midnight"
        case (.twelve, 720): return "noon"
        case (.twelve, _):
            return "\(hour % 12 == 0 ? 12 : hour % 12):\(rest)\u{A0}\(hour < 12 ? "am" : "pm")"
        }
    }

    // MARK: Zones

    /// `London time`, after the city that names the zone; other zones go by their name.
    func name(of zone: ZoneRules) -> String {
        let parts = zone.name.utf8.split(separator: UInt8(ascii: "/"))
        guard parts.count > 1, let city = parts.last, !parts[0].elementsEqual("Etc".utf8) else {
            return zone.name
        }
        let words = city.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
        return String(decoding: words, as: UTF8.self) + " time"
    }

    /// `GMT`, `BST, GMT+1`, or `GMT+5:45`; `nil` where the zone's name says it all.
    ///
    /// Short names such as `IST` are those of several zones, so the offset stands beside them.
    private func shortName(_ phase: ZonePhase, in zone: ZoneRules) -> String? {
        let isZero = phase.offset == 0 && ["GMT", "UTC"].contains(phase.abbreviation)
        if isZero { return phase.abbreviation == zone.name ? nil : phase.abbreviation }
        let hasLetters = phase.abbreviation.utf8.allSatisfy { $0 >= UInt8(ascii: "A") }
        return (hasLetters ? phase.abbreviation + ", " : "") + offset(phase.offset)
    }

    /// `GMT+0`, `GMT−3`, `GMT+5:45`, as on the booking pages.
    ///
    /// Seconds, which no zone has had since 1972, are left out.
    private func offset(_ seconds: Int) -> String {
        let (hours, minutes) = (Int(seconds.magnitude) / 60).quotientAndRemainder(dividingBy: 60)
        let rest = minutes == 0 ? "" : minutes < 10 ? ":0\(minutes)" : ":\(minutes)"
        return "GMT\(seconds < 0 ? "\u{2212}" : "+")\(hours)\(rest)"
    }

    private func name(of day: Weekday) -> String {
        switch day {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
