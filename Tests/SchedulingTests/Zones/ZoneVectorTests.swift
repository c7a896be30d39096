import Foundation
import Scheduling
import Testing

struct ZoneVectorTests {
    private struct Vectors: Decodable {
        let vectors: [Vector]
        let unusual_days: [Day]
    }

    private struct Vector: Decodable {
        let zone: String
        let kind: String
        let utc: String?
        let offset_before: Int?
        let offset_after: Int?
        let local: String?
        let rfc5545_utc: String?
        let first_utc: String?
        let second_utc: String?
    }

    private struct Day: Decodable {
        let zone: String
        let date: String
        let seconds: Int
    }

    private struct Changes: Decodable {
        struct Zone: Decodable {
            let zone: String
            let first_difference_utc: String
        }
        let zones: [Zone]
    }

    /// The release that the vectors were made of.
    private static let release = "2026c"

    private static func file<Content: Decodable>(_ name: String, as type: Content.Type) -> Content?
    {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/data/tz/\(name)").standardized
        guard let data = try? Data(contentsOf: url) else { return nil }
        return try? JSONDecoder().decode(Content.self, from: data)
    }

    /// From when the machine's rules may differ; nothing when they are as new as the vectors.
    private let stale: [String: String] = {
        guard SystemZones.version < release,
            let changes = file("tz-changes-2025b-2026c.json", as: Changes.self)
        else { return [:] }
        let pairs = changes.zones.map { ($0.zone, $0.first_difference_utc) }
        return Dictionary(pairs) { first, _ in first }
    }()

    @Test(.enabled(if: SystemZones.rules(named: "Europe/Berlin") != nil && Self.hasVectors))
    func `changes, gaps, folds and days are those of the tz database`() throws {
        let file = try #require(Self.file("tz-vectors-2026c.json", as: Vectors.self))
        var zones: [String: ZoneRules] = [:]
        var run = 0
        var skipped = 0
        for vector in file.vectors {
            let moment = vector.utc ?? vector.second_utc ?? vector.rfc5545_utc ?? ""
            guard moment < stale[vector.zone] ?? "9" else {
                skipped += 1
                continue
            }
            let zone = try #require(
                zones[vector.zone] ?? SystemZones.rules(named: vector.zone),
                "\(vector.zone)"
            )
            zones[vector.zone] = zone
            try check(vector, in: zone)
            run += 1
        }
        for day in file.unusual_days {
            guard day.date < stale[day.zone]?.prefix(10) ?? "9" else {
                skipped += 1
                continue
            }
            let zone = try #require(zones[day.zone] ?? SystemZones.rules(named: day.zone))
            let range = zone.day(try #require(CivilDate(day.date)))
            let seconds = range.upperBound.seconds - range.lowerBound.seconds
            #expect(seconds == day.seconds, "\(day.zone) \(day.date)")
            run += 1
        }
        print("\(run) zone vectors ran; \(skipped) are newer than release \(SystemZones.version)")
        #expect(run > 2500)
        #expect(run + skipped == file.vectors.count + file.unusual_days.count)
    }

    private static var hasVectors: Bool { file("tz-vectors-2026c.json", as: Vectors.self) != nil }

    private func check(_ vector: Vector, in zone: ZoneRules) throws {
        let comment = Comment(rawValue: "\(vector)")
        if vector.kind == "transition" {
            let change = try instant(try #require(vector.utc))
            let before = try #require(change.adding(seconds: -1))
            #expect(zone.offset(at: before) == vector.offset_before, comment)
            #expect(zone.offset(at: change) == vector.offset_after, comment)
            return
        }
        let local = try #require(vector.local)
        let wall = try instant(local + "Z").seconds
        let date = try #require(CivilDate(String(local.prefix(10))))
        let resolved = zone.instants(of: date, minutes: wall % 86_400 / 60)
        switch vector.kind {
        case "gap":
            #expect(resolved == .gap(try instant(try #require(vector.rfc5545_utc))), comment)
        case "fold":
            let first = try instant(try #require(vector.first_utc))
            let second = try instant(try #require(vector.second_utc))
            #expect(resolved == .fold(first, second), comment)
            #expect(resolved.instant.text == vector.rfc5545_utc, comment)
        default:
            let utc = try instant(try #require(vector.utc))
            #expect(resolved == .one(utc), comment)
            #expect(zone.wall(at: utc).date == date, comment)
            #expect(zone.wall(at: utc).minutes == wall % 86_400 / 60, comment)
        }
    }

    @Test func `every zone of the machine can be read, and times lead back to themselves`() throws {
        for (name, bytes) in SystemZones.all {
            let zone = try ZoneRules(name: name, bytes)
            for second in stride(from: 0, to: Instant.last.seconds, by: 86_400 * 50 + 3540) {
                let instant = Instant(clamping: second)
                let wall = zone.wall(at: instant)
                // Some clocks of the 1970s were seconds off the minute.
                guard wall.seconds % 60 == 0, let date = CivilDate(wall.date.text) else { continue }
                switch zone.instants(of: date, minutes: wall.minutes) {
                case .one(let only): #expect(only == instant, "\(name) \(instant.text)")
                case .fold(let first, let second):
                    #expect(first == instant || second == instant, "\(name) \(instant.text)")
                case .gap: Issue.record("\(name) \(instant.text) is in no gap")
                }
            }
        }
    }
}
