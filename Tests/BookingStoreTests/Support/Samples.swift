import Scheduling
import Testing

/// A host, a page and customers; every number makes another booking.
struct Samples {
    let host: Host
    let page: BookingPage
    let events: [EventType]
    /// 2026-12-01T00:00:00Z, a Tuesday.
    static let now = Instant(clamping: 1_796_083_200)
    /// 2026-12-07T09:00:00Z, a Monday.
    static let monday = Instant(clamping: 1_796_083_200 + 6 * 86_400 + 9 * 3600)

    /// So many minutes after that Monday morning.
    static func at(_ minutes: Int) -> Instant { Instant(clamping: monday.seconds + minutes * 60) }

    /// Makes a page that is open all day and night, in UTC, a year ahead.
    init(
        page id: String = "ada-intro",
        host name: String = "ada",
        hostEmail: String? = "ada@example.com",
        minutes: [Int] = [30],
        _ change: (inout BookingRules) -> Void = { _ in }
    ) throws {
        var rules = BookingRules()
        rules.starts = .every(.minutes(5))
        rules.notice = .zero
        rules.horizon = Span.days(200)
        change(&rules)
        host = Host(
            id: try #require(DefinitionID(name)),
            name: "Ada Lovelace",
            email: hostEmail.flatMap { EmailAddress($0) },
            zone: "UTC"
        )
        events = try minutes.map { length in
            EventType(
                id: try #require(DefinitionID("meeting-\(length)")),
                name: "Meeting",
                durations: [try #require(Span(minutes: length))]
            )
        }
        let midnight = try #require(WallTime(minutes: 0))
        let end = try #require(WallTime(minutes: 1440))
        var hours = WeeklyHours()
        for day in Weekday.allCases {
            hours[day] = [try #require(TimeWindow(start: midnight, end: end))]
        }
        page = BookingPage(
            id: try #require(DefinitionID(id)),
            title: "Intro call",
            link: try PublicLink(id),
            host: host,
            events: events,
            zone: "UTC",
            hours: hours,
            rules: rules
        )
    }

    /// A wish of customer `number` to book, `minutes` after that Monday morning.
    func order(
        _ number: Int,
        at minutes: Int = 0,
        event index: Int = 0,
        email: String? = nil,
        name: String = "Grace Hopper",
        guests: [String] = [],
        answers: [Answer] = [],
        campaign: Campaign = .none,
        price: String? = nil,
        policy: ChangePolicy = .anyTime,
        reason: ReasonRule = .optional,
        request: RequestIdentity? = nil,
        now: Instant = Samples.now
    ) throws -> BookingOrder {
        let event = events[index]
        let start = Instant(clamping: Self.monday.seconds + minutes * 60)
        let booking = Booking(
            id: try #require(BookingID(random: Self.bytes(number, count: 16))),
            page: page.id,
            event: event.id,
            host: host.id,
            start: start,
            end: Instant(clamping: start.seconds + event.durations[0].minutes * 60),
            terms: BookedTerms(
                pageTitle: page.title,
                eventName: event.name,
                hostName: host.name,
                hostEmail: host.email,
                zone: "UTC",
                wallTime: "2026-12-07T09:00",
                zoneVersion: "2025b",
                location: Location(kind: .phone, label: "Phone", details: nil, url: nil),
                price: price,
                cancel: policy,
                move: policy,
                reason: reason,
                language: "en"
            ),
            customer: Customer(
                name: name,
                email: try #require(EmailAddress(email ?? "customer\(number)@example.org")),
                zone: "Europe/London"
            ),
            answers: answers,
            guests: try guests.map { try #require(EmailAddress($0)) },
            campaign: campaign,
            created: now
        )
        return BookingOrder(
            booking: booking,
            page: page,
            event: event,
            duration: event.durations[0],
            zone: .utc,
            manage: try Self.manage(number),
            request: request
        )
    }

    /// A wish of customer `number` to move to `minutes` after that Monday morning.
    func move(
        _ number: Int,
        to minutes: Int,
        event index: Int = 0,
        reason: String? = nil,
        now: Instant = Samples.now
    ) throws -> MoveOrder {
        MoveOrder(
            handle: .token(try Self.manage(number)),
            start: Instant(clamping: Self.monday.seconds + minutes * 60),
            now: now,
            page: page,
            event: events[index],
            zone: .utc,
            wallTime: "2026-12-07T10:00",
            zoneVersion: "2026c",
            reason: reason
        )
    }

    /// The digest of the token that manages the booking of customer `number`.
    static func manage(_ number: Int) throws -> TokenDigest {
        try #require(TokenDigest(bytes: bytes(number, count: 32)))
    }

    static func request(_ key: Int, _ fingerprint: Int = 0) -> RequestIdentity {
        RequestIdentity(key: bytes(key, count: 32), fingerprint: bytes(fingerprint, count: 32))
    }

    /// Bytes of five bits that spell a number.
    private static func bytes(_ number: Int, count: Int) -> [UInt8] {
        (0..<count).map { $0 < 12 ? UInt8(truncatingIfNeeded: number >> ($0 * 5)) & 31 : 7 }
    }
}
