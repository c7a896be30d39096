import Scheduling

@testable import SiteRendering

/// Pages to which a personalised link has led.
extension LiveSamples {
    private static let sealed = "0123456789abcdefghjkmnpqrstvwxyz"
    private static let hidden = [
        CarriedParameter("sealed", sealed), CarriedParameter("utm_source", "news"),
    ]

    /// A time books for a customer whom the link shows.
    static func directOffer() throws -> TimeOffer {
        let page = try Samples.oneEvent()
        return TimeOffer(
            page: page,
            choice: TimeOffer.Choice(
                event: page.events[0],
                duration: page.events[0].durations[0],
                list: try list()
            ),
            carried: [
                CarriedParameter("name", "<Grace> \"Hopper\""), CarriedParameter("skip", "1"),
            ],
            direct: [
                CarriedParameter("page", "ada-intro"),
                CarriedParameter("name", "<Grace> \"Hopper\""),
                CarriedParameter("request", "0123456789abcdef"),
            ],
            customer: .shown(name: "<Grace> \"Hopper\"", email: "grace@example.com")
        )
    }

    /// A time books for a customer whom the link hides.
    static func privateOffer() throws -> TimeOffer {
        let page = try Samples.oneEvent()
        return TimeOffer(
            page: page,
            choice: TimeOffer.Choice(
                event: page.events[0],
                duration: page.events[0].durations[0],
                list: try list()
            ),
            door: .sealed(sealed),
            direct: [CarriedParameter("page", "ada-intro")] + hidden,
            customer: .hidden
        )
    }

    /// The form that a script sends as soon as the time is chosen.
    static func directForm() throws -> DetailsForm {
        let page = try Samples.oneEvent()
        var typed = SubmittedFields()
        typed.add("Grace Hopper", to: FieldName.name)
        typed.add("grace@example.com", to: FieldName.email)
        return DetailsForm(
            page: page,
            event: page.events[0],
            duration: page.events[0].durations[0],
            start: try instant("2026-11-23T09:00:00Z"),
            zone: try SampleZones.london(),
            typed: typed,
            request: "0123456789abcdef",
            carried: [CarriedParameter("skip", "1")],
            isDirect: true
        )
    }

    /// A form of which a sealed link has answered name, address and a question.
    static func knownForm() throws -> DetailsForm {
        let page = try everyField()
        let fields = page.form(for: page.events[0])
        return DetailsForm(
            page: page,
            event: page.events[0],
            duration: page.events[0].durations[0],
            start: try instant("2026-11-23T09:00:00Z"),
            zone: try SampleZones.london(),
            request: "0123456789abcdef",
            door: .sealed(sealed),
            hidden: hidden,
            known: Set([FieldName.name, FieldName.email])
                .union(fields.prefix(2).map { FieldName.answer($0.id) })
        )
    }
}
