import Foundation
import Scheduling
import Testing

@testable import SiteRendering

struct LiveRendererTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func renderer(site: String, endpoint: String) throws -> LiveRenderer {
        LiveRenderer(
            site: try Samples.site(url: site),
            endpoint: try #require(WebAddress(endpoint)),
            images: Samples.images
        )
    }

    @Test func `pictures come from the site, all else from the endpoint`() throws {
        let page = text(try LiveGolden.times.bytes())
        #expect(page.contains("src=\"https://example.com/book/assets/ada."))
        #expect(page.contains("<script src=\"/booking/book/assets/booking."))
        #expect(page.contains("href=\"/booking/book/assets/site."))
        #expect(page.contains("action=\"/booking/book/ada-intro\""))
        #expect(page.contains("href=\"https://example.com/book/grace-office-hours/\""))
        let policy = try LiveSamples.renderer().policy
        #expect(policy.contains("img-src 'self' https://example.com data:;"))
        #expect(policy.contains("connect-src 'self'; form-action 'self';"))
    }

    @Test func `what an address says of a booking is shown only where it is true`() throws {
        let renderer = try LiveSamples.renderer()
        let cancelled = try LiveSamples.managed(
            LiveSamples.booking(status: .cancelled),
            news: .kept
        )
        #expect(!text(renderer.booking(cancelled)).contains("Nothing was changed"))
        let kept = try LiveSamples.managed(LiveSamples.booking(), news: .kept)
        #expect(text(renderer.booking(kept)).contains("Nothing was changed"))
    }

    @Test func `what the host has changed is said, with the reason`() throws {
        let renderer = try LiveSamples.renderer()
        let plain = text(renderer.booking(try LiveSamples.managed(LiveSamples.booking())))
        #expect(!plain.contains("The host has"))
        let words: [(Booking.Status, String)] = [
            (.confirmed, "The host has moved this meeting."),
            (.cancelled, "The host has cancelled this meeting."),
        ]
        for (status, sentence) in words {
            let booking = try LiveSamples.booking(status: status, ownersReason: "Fog & <rain>")
            let page = text(renderer.booking(try LiveSamples.managed(booking)))
            #expect(page.contains(sentence) && page.contains("Fog &amp; &lt;rain"))
        }
    }

    @Test func `a meeting that its page does not offer any more cannot be moved`() throws {
        let other = try Samples.otherScripts(language: "en", name: "Ada", title: "Talk")
        let managed = try LiveSamples.managed(LiveSamples.booking(), page: other)
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(!page.contains("Move to another time"))
        #expect(!page.contains("cancel or move") && !page.contains("move or cancel"))
        #expect(page.contains("A booking cannot be moved online."))
        #expect(page.contains("Cancel this meeting"))
    }

    @Test func `one origin is named by its path alone`() throws {
        let renderer = try renderer(
            site: "https://example.com/book/",
            endpoint: "https://example.com/"
        )
        let page = text(renderer.times(try LiveSamples.offer(LiveSamples.list())))
        #expect(page.contains("src=\"/book/assets/ada."))
        #expect(page.contains("<a class=\"brand\" href=\"/book/\">"))
        #expect(renderer.policy.contains("img-src 'self' data:;"))
    }

    @Test func `every asset that a page names is served`() throws {
        let renderer = try LiveSamples.renderer()
        let assets = renderer.assets(for: [Samples.yellow])
        let pages = [
            renderer.times(try LiveSamples.offer(LiveSamples.list())),
            renderer.message(
                LiveMessage(.unavailable, page: try Samples.oneEvent(theme: Samples.yellow))
            ),
        ]
        for page in pages {
            let names = text(page).components(separatedBy: "=\"/booking/book/assets/").dropFirst()
                .map { String($0.prefix { $0 != "\"" }) }
            #expect(names.count == 2)
            for name in names { #expect(assets[name]?.isEmpty == false, "\(name)") }
        }
        let site = SiteRenderer(site: try Samples.site()).assets()
        for (name, bytes) in assets where name.hasPrefix("booking.") {
            #expect(site.contains { $0.path == "site/assets/" + name && $0.bytes == bytes })
        }
    }

    @Test func `a link to other times keeps what the visitor came with`() throws {
        let page = text(try LiveGolden.timesTaken.bytes())
        #expect(page.components(separatedBy: "email=grace%2B1%40example.com").count == 3)
        #expect(page.contains("name=\"email\" value=\"grace+1@example.com\""))
    }

    // MARK: Fields

    @Test func `every field that the check reads is asked`() throws {
        let form = text(try LiveGolden.detailsEveryField.bytes())
        let page = try LiveSamples.everyField()
        let names =
            [FieldName.name, FieldName.email, FieldName.place, FieldName.location]
            + [FieldName.guests]
            + page.form(for: page.events[0]).map { FieldName.answer($0.id) }
        for name in names { #expect(form.contains(" name=\"\(name)\""), "\(name)") }
    }

    @Test func `what the form sends untouched but filled in passes the check`() throws {
        let page = try LiveSamples.everyField()
        var fields = SubmittedFields()
        for (name, value) in [
            ("name", "Grace"), ("email", "grace@example.com"), ("place", "0"), ("guests", ""),
            ("answer.line", "x"), ("answer.phone", "+44 20 7946 0000"), ("answer.count", "7"),
            ("answer.few", "Tea"), ("answer.some", "Maps"), ("answer.terms", "yes"),
            ("answer.one", ""), ("answer.day", ""), ("extra", ""),
        ] { fields.add(value, to: name) }
        guard case .success = FormCheck(page: page, event: page.events[0]).read(fields) else {
            Issue.record("the form is refused")
            return
        }
    }

    @Test func `a consent that a link brings is not given`() throws {
        let form = try LiveSamples.form(
            LiveSamples.everyField(),
            typed: [("answer.terms", "1")]
        )
        let page = text(try LiveSamples.renderer().details(form))
        #expect(!page.contains("name=\"answer.terms\" value=\"yes\" checked"))
    }

    // MARK: Changes

    @Test(arguments: ["2026-11-23T00:30:01Z", "2026-11-24T00:30:00Z", "2026-12-01T00:00:00Z"])
    func `too late, nothing can be sent`(now: String) throws {
        let managed = try LiveSamples.managed(LiveSamples.booking(), now: now)
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(!page.contains("<form") && !page.contains("move=1"))
    }

    @Test func `in time, the meeting can be cancelled and moved`() throws {
        let managed = try LiveSamples.managed(LiveSamples.booking(), now: "2026-11-23T00:30:00Z")
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(page.contains("/cancel\"") && page.contains("move=1"))
    }

    @Test func `a meeting whose page is gone can still be cancelled`() throws {
        let managed = ManagedBooking(
            booking: try LiveSamples.booking(),
            token: try LiveSamples.token(),
            page: nil,
            zone: try SampleZones.london(),
            hostZone: try SampleZones.london(),
            now: try LiveSamples.instant("2026-11-20T12:00:00Z")
        )
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(page.contains("/cancel\"") && !page.contains("move=1"))
        #expect(page.contains("no longer offered online"))
    }

    @Test func `a meeting that nobody can book any more is not offered to be moved`() throws {
        let managed = try LiveSamples.managed(LiveSamples.booking(), isOffered: false)
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(page.contains("/cancel\"") && !page.contains("move=1"))
        #expect(page.contains("no longer offered online"))
    }

    @Test func `of a page that takes no bookings, meetings are cancelled but not moved`() throws {
        let resting = try Samples.oneEvent(accepting: false)
        let managed = try LiveSamples.managed(LiveSamples.booking(), page: resting)
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(page.contains("/cancel\"") && !page.contains("move=1"))
        #expect(page.contains("is not taking new bookings at the moment."))
        let never = try LiveSamples.managed(LiveSamples.booking(move: .never), page: resting)
        let other = text(try LiveSamples.renderer().booking(never))
        #expect(!other.contains("is not taking new bookings"))
    }

    @Test func `a meeting that was moved away says from when the time to cancel counts`() throws {
        let booking = try LiveSamples.booking(firstStart: "2026-11-22T15:00:00Z")
        let early = try LiveSamples.managed(booking, now: "2026-11-21T15:00:00Z")
        let page = text(try LiveSamples.renderer().booking(early))
        let basis = "before the time first booked, Sunday 22 November 2026, 10:00, New York time"
        #expect(page.contains(basis) && page.contains("/cancel\""))
        let late = try LiveSamples.managed(booking, now: "2026-11-21T15:00:01Z")
        let other = text(try LiveSamples.renderer().booking(late))
        #expect(!other.contains("/cancel\"") && other.contains("move=1"))
        #expect(other.contains("It is too late to cancel"))
    }

    @Test func `price and terms are said before and after booking`() throws {
        let form = text(try LiveGolden.details.bytes())
        let terms = "You can cancel or move your booking"
        #expect(form.contains("icon-price") && form.contains(terms))
        for golden in [LiveGolden.booked, .meeting, .moved] {
            let page = text(try golden.bytes())
            #expect(page.contains("€80, by invoice") && page.contains(terms), "\(golden)")
        }
    }

    @Test(arguments: [ReasonRule.off, .optional, .required])
    func `a reason is asked for as the owner wishes`(rule: ReasonRule) throws {
        let managed = try LiveSamples.managed(LiveSamples.booking(reason: rule))
        let page = text(try LiveSamples.renderer().booking(managed))
        #expect(page.contains("name=\"reason\"") == (rule != .off))
        #expect(page.contains("Why do you cancel? <small>(optional)") == (rule == .optional))
    }

    @Test func `nothing that changes a meeting is chosen beforehand`() throws {
        for golden in [LiveGolden.meeting, .moveTimes, .moveReview, .times] {
            #expect(!text(try golden.bytes()).contains(" checked"), "\(golden)")
        }
        let meeting = text(try LiveGolden.meeting.bytes())
        let options = meeting.components(separatedBy: "<option ").dropFirst()
        #expect(options.map { String($0.prefix(12)) } == ["value=\"keep\"", "value=\"cance"])
    }
}
