import Markup
import Scheduling

/// Open times as radio buttons in a plain form, with the ways to other days and zones.
///
/// No time is chosen beforehand, and going back keeps what was chosen.
struct TimesForm {
    let list: TimeList
    /// What sending the form asks for.
    let action: HTMLAddress
    /// What the form sends along with the start and the zone.
    let hidden: [CarriedParameter]
    /// What books at once, and where it is sent; `nil` when a form comes first.
    var direct: (action: HTMLAddress, fields: [CarriedParameter])?
    /// The same page with a query of its own in place of the form's.
    let address: ([CarriedParameter]) -> HTMLAddress
    /// Whether to say how many places are left.
    let showsSeats: Bool
    /// Whether the visitor may choose the zone.
    let convertsZone: Bool
    let clock: ClockInWords
    /// The heading's level: one below what stands above the form.
    let heading: ElementName

    private var words: Words { clock.words }

    func write(into html: inout HTML) {
        if !list.zones.isEmpty { zonePicker(&html) }
        html.element(.form, attributes: attributes) { html in
            let fields = direct?.fields ?? hidden
            write(fields + [CarriedParameter(LiveField.zone, list.zone.name)], &html)
            html.element(heading, text: words.openTimes)
            zoneLine(&html)
            if list.times.isEmpty { noTimes(&html) }
            for day in days { write(day, &html) }
            pager(&html)
            if !list.times.isEmpty {
                html.element(.button, .class("go")) { html in
                    html.append(direct == nil ? words.goOn : words.confirm)
                }
            }
        }
    }

    private var attributes: [HTMLAttribute] {
        guard let direct else { return [.class("pick"), .action(action)] }
        // No script stands between the choice and the booking.
        return [.class("pick plain"), .method("post"), .action(direct.action)]
    }

    private func write(_ parameters: [CarriedParameter], _ html: inout HTML) {
        for parameter in parameters {
            html.element(
                .input,
                attributes: [.type("hidden"), .name(parameter.name), .value(parameter.value)]
            )
        }
    }

    // MARK: Zones

    private func zoneLine(_ html: inout HTML) {
        html.element(.p, .class("muted icon-zone")) { html in
            html.element(.span) { html in
                html.append(words.shown(in: zoneName))
                guard convertsZone, list.zones.isEmpty else { return }
                html.append(" · ")
                let address = address(at: list.first, [CarriedParameter(LiveField.zones, "1")])
                html.element(.a, .href(address)) { $0.append(words.changeZone) }
            }
        }
    }

    /// With the offset of the first time shown, or of the first day.
    private var zoneName: String {
        let first =
            list.times.first?.start ?? list.zone.instants(of: list.first, minutes: 0).instant
        return clock.zone(at: first)
    }

    private func zonePicker(_ html: inout HTML) {
        html.element(.form, .class("zones"), .action(action)) { html in
            write(hidden + [CarriedParameter(LiveField.from, list.first.text)], &html)
            html.element(.label, .for("zone"), text: words.zoneLabel)
            html.element(.select, .id("zone"), .name(LiveField.zone)) { html in
                for group in ZoneGroup.groups(of: list.zones, words: words) {
                    html.element(.optgroup, .label(group.name)) { html in
                        for zone in group.zones { option(zone, &html) }
                    }
                }
            }
            html.element(.button, .class("alt")) { $0.append(words.showTimes) }
        }
    }

    private func option(_ zone: ZoneOption, _ html: inout HTML) {
        var attributes: [HTMLAttribute] = [.value(zone.name)]
        let isShown = zone.name == list.zone.name || zone.name == RenamedZone.today(list.zone.name)
        if isShown { attributes.append(.selected) }
        let name = city(ofZone: zone.name) ?? zone.name
        html.element(.option, attributes: attributes) { html in
            html.append(name + " (" + words.offset(zone.offset) + ")")
        }
    }

    // MARK: Days

    private func noTimes(_ html: inout HTML) {
        html.element(.div, .class("note")) { html in
            html.element(.p, text: words.noTimes(list.first, list.last))
            if list.next == nil { html.element(.p, text: words.noTimesAtAll) }
        }
        guard let next = list.next else { return }
        html.element(.a, .class("go"), .href(address(at: next))) {
            $0.append(words.nextTimes(next))
        }
    }

    /// The times by the dates on which the zone's clocks show them.
    private var days: [[OpenTime]] {
        var days: [[OpenTime]] = []
        var last: CivilDate?
        for time in list.times {
            let date = clock.day(of: time.start)
            if date == last { days[days.count - 1].append(time) } else { days.append([time]) }
            last = date
        }
        return days
    }

    private func write(_ times: [OpenTime], _ html: inout HTML) {
        let start = times[0].start
        html.element(.fieldset, .class("day")) { html in
            html.element(.legend) { html in
                html.append(clock.date(start))
                // Clocks have changed since the line above.
                let usual = clock.offset(at: list.times[0].start)
                let offset = clock.offset(at: start)
                if offset != usual { html.append(" (" + offset + ")") }
            }
            html.element(.div, .class("slots")) { html in
                for time in times {
                    SlotView(time: time, clock: clock, showsSeats: showsSeats).write(
                        clock.time(time.start),
                        into: &html
                    )
                }
            }
        }
    }

    private func pager(_ html: inout HTML) {
        guard list.earlier != nil || list.later != nil else { return }
        html.element(.nav, .class("pager"), .aria("label", words.days)) { html in
            if let earlier = list.earlier {
                let link: [HTMLAttribute] = [
                    .class("before"), .href(address(at: earlier)), .rel("prev"),
                ]
                html.element(.a, attributes: link) { $0.append(words.earlier) }
            }
            if let later = list.later {
                let link: [HTMLAttribute] = [
                    .class("after"), .href(address(at: later)), .rel("next"),
                ]
                html.element(.a, attributes: link) { $0.append(words.later) }
            }
        }
    }

    /// The same list from another day on.
    private func address(at date: CivilDate, _ more: [CarriedParameter] = []) -> HTMLAddress {
        address(
            hidden + [
                CarriedParameter(LiveField.from, date.text),
                CarriedParameter(LiveField.zone, list.zone.name),
            ] + more
        )
    }
}
