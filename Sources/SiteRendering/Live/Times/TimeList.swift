package import Scheduling

/// Some days with their open times: one screen of a longer list.
package struct TimeList: Hashable, Sendable {
    /// The zone in which days are counted and times are shown.
    package let zone: ZoneRules
    /// The first of the days.
    package let first: CivilDate
    /// The last of the days, inclusive.
    package let last: CivilDate
    /// The open times of these days, ascending.
    package let times: [OpenTime]
    /// The first day of the screen before; `nil` when no earlier day can have times.
    package let earlier: CivilDate?
    /// The first day of the screen after; `nil` when no later day can have times.
    package let later: CivilDate?
    /// The next day with open times when these days have none; `nil` when no day has.
    package let next: CivilDate?
    /// The zones to choose from when the visitor asked for the choice; empty otherwise.
    package let zones: [ZoneOption]

    package init(
        zone: ZoneRules,
        first: CivilDate,
        last: CivilDate,
        times: [OpenTime],
        earlier: CivilDate? = nil,
        later: CivilDate? = nil,
        next: CivilDate? = nil,
        zones: [ZoneOption] = []
    ) {
        self.zone = zone
        self.first = first
        self.last = last
        self.times = times
        self.earlier = earlier
        self.later = later
        self.next = next
        self.zones = zones
    }
}
