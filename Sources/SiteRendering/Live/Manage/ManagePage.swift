import Markup
import Scheduling

/// A booking at its manage link; just after booking it is the confirmation.
struct ManagePage {
    let managed: ManagedBooking
    let frame: PageFrame
    let addresses: LiveAddresses

    private var booking: Booking { managed.booking }
    private var words: Words { frame.words }
    private var isCancelled: Bool { booking.status == .cancelled }
    private var plain: PlainPage {
        PlainPage(
            frame: frame,
            page: managed.page,
            language: booking.terms.language,
            leadsHome: booking.link == nil
        )
    }
    private var facts: BookingFacts {
        BookingFacts(
            booking: booking,
            zone: managed.zone,
            hostZone: managed.hostZone,
            page: plain
        )
    }

    private var canCancel: Bool {
        !isCancelled && booking.mayCancel(at: managed.now)
    }

    private var mayMove: Bool { !isCancelled && booking.mayMove(at: managed.now) }

    /// Whether times to move to can be offered.
    private var canMove: Bool {
        mayMove && movePolicy != .never
    }

    /// Until when it may be moved: not at all while its page does not offer it.
    private var movePolicy: ChangePolicy {
        managed.isOffered && managed.page?.isAccepting == true ? booking.terms.move : .never
    }

    func document() -> [UInt8] {
        plain.document(title: title) { html in
            html.element(.section, .class("card"), .aria("labelledby", "book-title")) { html in
                heading(&html)
                notice(&html)
                facts.write(into: &html)
                actions(&html)
                keep(&html)
            }
            changes(&html)
        }
    }

    // MARK: The meeting

    private var title: String {
        switch managed.news {
        case _ where isCancelled: words.meetingCancelled
        case .booked?: words.youAreBooked
        case .moved?: words.meetingMoved
        case .cancelled?, .kept?, nil: words.yourMeeting
        }
    }

    private func heading(_ html: inout HTML) {
        let isGood = managed.news == .booked || managed.news == .moved
        let style = isCancelled ? "sign off" : isGood ? "sign done" : "sign"
        html.element(.header, .class(style)) { html in
            html.element(.h1, .id("book-title"), .tabindex(-1)) { $0.append(title) }
            html.element(.p, .class("lead"), plain.voice.mark) { html in
                html.append(booking.terms.eventName)
            }
        }
    }

    private func notice(_ html: inout HTML) {
        let sentence: String
        var reason: String?
        if let refusal = managed.refusal {
            sentence = words.sentence(refusal)
        } else if managed.news == .kept, !isCancelled {
            sentence = words.kept
        } else if booking.isChangedByOwner {
            sentence = isCancelled ? words.cancelledByHost : words.movedByHost
            reason = booking.reason
        } else {
            return
        }
        html.element(.div, attributes: DetailsCard.notice) { html in
            html.element(.p, text: sentence)
            if let reason { html.element(.p, text: reason) }
        }
    }

    private func actions(_ html: inout HTML) {
        html.element(.div, .class("actions")) { html in
            if isCancelled {
                again(&html)
            } else {
                let file = addresses.calendarFile(managed.token)
                html.element(.a, .class("go"), .href(file)) { $0.append(words.addToCalendar) }
            }
            if let onward = managed.onward { self.onward(onward, &html) }
        }
    }

    private func again(_ html: inout HTML) {
        // Who came by a one-time link must not see the public one.
        guard booking.link == nil, let page = managed.page, page.isAccepting else {
            return plain.mail(&html)
        }
        html.element(.a, .class("go"), .href(addresses.book(page.link))) { html in
            html.append(words.bookAgain)
        }
    }

    private func onward(_ onward: ManagedBooking.Onward, _ html: inout HTML) {
        guard let address = HTMLAddress(onward.address.text) else { return }
        let delay = HTMLAttribute.data("delay", String(onward.delay))
        html.element(.a, attributes: [.class("alt"), .href(address), delay]) { html in
            plain.voice.write(words.onward, onward.address.hostName, into: &html)
        }
        guard onward.delay > 0 else { return }
        html.element(.p, .class("muted")) { html in
            html.append(words.onward(in: onward.delay) + " ")
            html.element(.a, .href(addresses.manage(managed.token))) { $0.append(words.stay) }
        }
    }

    private func keep(_ html: inout HTML) {
        guard !isCancelled else { return }
        html.element(.div, .class("keep")) { html in
            html.element(.p, text: words.keepLink(canCancel: canCancel, canMove: canMove))
            html.element(.p) { html in
                html.element(.a, .href(addresses.manage(managed.token))) { html in
                    html.append(addresses.manageLink(managed.token))
                }
            }
        }
    }

    // MARK: Changes

    private func changes(_ html: inout HTML) {
        guard !isCancelled, managed.now < booking.start else { return }
        html.element(.section, .class("changes")) { html in
            html.element(.h2, text: words.changes)
            html.element(.p, text: policy)
            if mayMove, !canMove { obstacle(&html) }
            if canMove {
                let query = [
                    CarriedParameter(LiveField.move, "1"),
                    CarriedParameter(LiveField.zone, managed.zone.name),
                ]
                html.element(.p) { html in
                    html.element(
                        .a,
                        .class("alt"),
                        .href(addresses.manage(managed.token, query))
                    ) { $0.append(words.moveMeeting) }
                }
            }
            if canCancel { cancel(&html) }
            if !canMove || !canCancel { plain.mail(&html) }
        }
    }

    /// Why a meeting that may be moved cannot be.
    private func obstacle(_ html: inout HTML) {
        html.element(.p) { html in
            guard managed.isOffered, managed.page != nil else {
                return html.append(words.notMovedWithoutPage)
            }
            plain.voice.write(words.notMovedWhileResting, booking.terms.hostName, into: &html)
        }
    }

    private var policy: String {
        let (cancel, move) = (booking.terms.cancel, movePolicy)
        let said = facts.changes(move: move)
        let isCancelOver = !canCancel && cancel != .never
        let isMoveOver = !mayMove && move != .never
        switch (isCancelOver, isMoveOver) {
        case (true, true): return said + " " + words.tooLate
        case (true, false): return said + " " + words.tooLateToCancel
        case (false, true): return said + " " + words.tooLateToMove
        case (false, false): return said
        }
    }

    private func cancel(_ html: inout HTML) {
        let isOpen = managed.refusal == .reasonMissing
        html.element(.details, attributes: isOpen ? [.open] : []) { html in
            html.element(.summary) { $0.element(.span, text: words.cancelMeeting) }
            html.element(
                .form,
                attributes: [
                    .class("form"), .method("post"), .action(addresses.cancel(managed.token)),
                ]
            ) { html in
                choice(isCancel: isOpen, &html)
                ReasonField(
                    rule: booking.terms.reason,
                    label: words.whyCancel,
                    typed: managed.typedReason,
                    isMissing: isOpen,
                    words: words
                ).write(into: &html)
                html.element(.button, .class("go")) { $0.append(words.sendChoice) }
            }
        }
    }

    /// "No" comes first, so that a program that presses every button changes nothing.
    private func choice(isCancel: Bool, _ html: inout HTML) {
        let id = FormFieldView.id(LiveField.choice)
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(id), text: words.cancelQuestion)
            html.element(.select, .id(id), .name(LiveField.choice)) { html in
                html.element(.option, .value(LiveChoice.keep), text: words.keepIt)
                html.element(
                    .option,
                    attributes: [.value(LiveChoice.cancel)] + (isCancel ? [.selected] : [])
                ) { $0.append(words.cancelIt) }
            }
        }
    }
}
