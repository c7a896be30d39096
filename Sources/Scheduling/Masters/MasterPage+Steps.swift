/// What a visitor of a master page has chosen so far.
package struct MasterChoices: Hashable, Sendable {
    package var category: String?
    package var event: DefinitionID?
    /// The public link of a page.
    package var page: PublicLink?
    /// Only pages with one of these are shown; all when empty.
    package var tags: Set<String>

    package init(
        category: String? = nil,
        event: DefinitionID? = nil,
        page: PublicLink? = nil,
        tags: Set<String> = []
    ) {
        self.category = category
        self.event = event
        self.page = page
        self.tags = tags
    }
}

/// What a visitor of a master page is asked next.
package enum MasterStep: Hashable, Sendable {
    case category([String])
    case event([EventType])
    /// The tags are all those of the pages, whichever of these are shown.
    case page([BookingPage], tags: [String])
    /// A time with whoever the rules name.
    case time(AssignmentRule)
    /// A time of a page, and of one of its event types if that is settled.
    case timeOf(BookingPage, EventType?)
    /// Nobody takes bookings.
    case nothing
}

extension MasterPage {
    /// What to ask after some choices.
    ///
    /// A step with one choice is taken for the visitor, and a choice that is not on offer counts as
    /// none.
    package func step(after choices: MasterChoices) -> MasterStep {
        guard isAccepting else { return .nothing }
        switch scenario {
        case .dynamicRules, .panel:
            return assignedStep(after: choices, among: events.filter { !isResting($0) })
        case .staticRules:
            return within(choices, events, category: \.category) { events in
                assignedStep(after: choices, among: events)
            }
        case .eventsFirst:
            return within(choices, events, category: \.category) { events in
                guard let event = chosen(events, choices.event, by: \.id) else {
                    return events.isEmpty ? .nothing : .event(events)
                }
                let pages = acceptingPages.filter { page in
                    page.events.contains { $0.id == event.id }
                }
                return pageStep(after: choices, among: pages) { page in
                    .timeOf(page, page.events.first { $0.id == event.id })
                }
            }
        case .pagesFirst, .pagesOnly:
            return within(choices, acceptingPages, category: \.category) { pages in
                pageStep(after: choices, among: pages) { page in
                    let event = chosen(page.events, choices.event, by: \.id)
                    return .timeOf(page, event)
                }
            }
        }
    }

    /// Whether nobody of the owner of an event type takes bookings.
    private func isResting(_ event: EventType) -> Bool {
        guard let rule = rule(for: event.id) else { return true }
        return ([rule.owner] + rule.others).contains { owner in
            !owner.pages.contains(where: \.isAccepting)
        }
    }

    private func assignedStep(
        after choices: MasterChoices,
        among events: [EventType]
    ) -> MasterStep {
        guard let event = chosen(events, choices.event, by: \.id) else {
            return events.isEmpty ? .nothing : .event(events)
        }
        return rule(for: event.id).map { .time($0) } ?? .nothing
    }

    private func pageStep(
        after choices: MasterChoices,
        among pages: [BookingPage],
        then next: (BookingPage) -> MasterStep
    ) -> MasterStep {
        if let page = chosen(pages, choices.page, by: \.link) { return next(page) }
        var seen: Set<String> = []
        let tags = pages.flatMap(\.tags).filter { tag in
            // What all have in common tells nobody apart.
            seen.insert(tag).inserted && !pages.allSatisfy { $0.tags.contains(tag) }
        }
        let shown = pages.filter { page in
            choices.tags.isEmpty || page.tags.contains { choices.tags.contains($0) }
        }
        // A filter that leaves nothing is none.
        return pages.isEmpty ? .nothing : .page(shown.isEmpty ? pages : shown, tags: tags)
    }

    /// Asks for a category where there are several; what has none is in each.
    private func within<Item>(
        _ choices: MasterChoices,
        _ items: [Item],
        category: (Item) -> String?,
        then next: ([Item]) -> MasterStep
    ) -> MasterStep {
        var seen: Set<String> = []
        let categories = items.compactMap(category).filter { seen.insert($0).inserted }
        // Who comes with an event or a page has chosen its category.
        guard asksCategory, categories.count > 1, choices.event == nil, choices.page == nil else {
            return next(items)
        }
        guard let wanted = choices.category, seen.contains(wanted) else {
            return .category(categories)
        }
        return next(items.filter { (category($0) ?? wanted) == wanted })
    }

    /// The item that was chosen, or the only one.
    private func chosen<Item, Key: Equatable>(
        _ items: [Item],
        _ key: Key?,
        by path: (Item) -> Key
    ) -> Item? {
        if let key, let item = items.first(where: { path($0) == key }) { return item }
        return items.count == 1 ? items.first : nil
    }
}
