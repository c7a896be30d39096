import Scheduling

/// The zones of one part of the world.
struct ZoneGroup: Hashable {
    let name: String
    /// By their cities.
    let zones: [ZoneOption]

    /// Zones by what stands before the first slash of their names; those without one come last.
    static func groups(of zones: [ZoneOption], words: Words) -> [ZoneGroup] {
        var byRegion: [String: [ZoneOption]] = [:]
        var others: [ZoneOption] = []
        for zone in zones {
            guard let region = region(of: zone.name) else {
                others.append(zone)
                continue
            }
            byRegion[region, default: []].append(zone)
        }
        var groups = byRegion.keys.sorted(by: precedes).map { region in
            ZoneGroup(name: region, zones: sorted(byRegion[region] ?? []))
        }
        if !others.isEmpty {
            groups.append(ZoneGroup(name: words.otherZones, zones: sorted(others)))
        }
        return groups
    }

    /// `nil` for names such as `UTC` and `Etc/GMT+5`.
    private static func region(of name: String) -> String? {
        guard city(ofZone: name) != nil else { return nil }
        let region = name.utf8.prefix { $0 != UInt8(ascii: "/") }
        return String(region)
    }

    private static func sorted(_ zones: [ZoneOption]) -> [ZoneOption] {
        zones.map { (city: city(ofZone: $0.name) ?? $0.name, zone: $0) }
            .sorted { left, right in
                left.city.utf8.elementsEqual(right.city.utf8)
                    ? precedes(left.zone.name, right.zone.name) : precedes(left.city, right.city)
            }
            .map(\.zone)
    }

    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.precedes(other)
    }
}
