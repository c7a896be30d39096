import Scheduling

/// What a zone's clocks show at each minute of some days.
struct MinuteTable {
    let zone: ZoneRules
    /// The first minute, counted from 1970.
    let origin: Int
    /// The minutes that clocks and calendars show, counted from a midnight of 1970.
    let wall: [Int]
    /// The minutes at which clocks jump.
    private let jumps: [Int]

    init(zone: ZoneRules, origin: Int, count: Int) {
        self.zone = zone
        self.origin = origin
        let wall = (origin..<origin + count).map { minute in
            minute + zone.offset(at: Instant(clamping: minute * 60)) / 60
        }
        self.wall = wall
        jumps = wall.indices.dropFirst().filter { wall[$0] != wall[$0 - 1] + 1 }
    }

    func instant(_ index: Int) -> Instant { Instant(clamping: (origin + index) * 60) }

    /// The days since 1970 that calendars show.
    func day(_ index: Int) -> Int { wall[index] / 1440 }

    /// The first minute at which clocks show a time; in a gap, as the clocks before it would.
    func index(ofWall local: Int) -> Int? {
        var start = 0
        for end in jumps + [wall.count] {
            let index = start + local - wall[start]
            if index >= start && index < end { return index }
            if end < wall.count, index >= end, local < wall[end] { return index }
            start = end
        }
        return nil
    }
}
