import Markup

extension SharePage {
    /// What makes the link to the page that was chosen.
    var maker: HTML {
        section(
            .id("maker"),
            .class("panel"),
            .data("copies", "link"),
            .aria("labelledby", "maker-title")
        ) {
            h2(.id("maker-title")) { "Link" }
            div(.class("kinds"), .role("tablist"), .aria("label", "Kind of link")) {
                tab("general", "For anyone", isFirst: true)
                tab("personal", "For one customer")
                tab("merge", "For a mailing")
                tab("once", "One-time")
            }
            panel("general", isFirst: true) {
                p(.class("note")) {
                    "Everybody who has it can book, as often as they like. Put it into mails, "
                    "signatures and web pages."
                }
            }
            panel("personal") { personal }
            panel("merge") { merge }
            panel("once") { once }
            div(.class("field")) {
                label("link", "The link")
                textarea(
                    .id("link"),
                    .class("link"),
                    .rows(2),
                    .readonly,
                    .spellcheck("false"),
                    .aria("describedby", "wait")
                )
                p(.id("wait"), .class("note"))
            }
            div(.class("actions")) {
                button(
                    .type("button"),
                    .id("copy"),
                    .class("go"),
                    .data("text", ""),
                    .data("done", "Copied. Paste it where you want it.")
                ) { "Copy link" }
                a(.id("open"), .class("press"), .target("_blank"), .rel("noopener noreferrer")) {
                    "Open"
                }
            }
            p(.id("copied"), .class("status"), .role("status"))
            code
        }
    }

    private var personal: HTML {
        div(.class("fields")) {
            p(.class("note")) {
                "Fills in the form for one customer. Whoever sees the link can read the details."
            }
            line("name", "Customer’s name", "text")
            line("email", "Customer’s e-mail address", "email")
            tick("skip", "Skip the booking form", isTicked: true)
            p(.id("skip-note"), .class("note"))
            details(.id("sealed"), .class("qr")) {
                summary { "Seal it, so that nobody can read the details" }
                div {
                    p(.class("note")) {
                        "Run this where the folders of your site lie; it prints the link."
                    }
                    p { Markup.code(.id("seal")) }
                    button(
                        .type("button"),
                        .id("seal-copy"),
                        .class("press"),
                        .data("text", ""),
                        .data("done", "Copied. Run it where the folders of your site lie.")
                    ) { "Copy command" }
                }
            }
        }
    }

    private var merge: HTML {
        div(.class("fields")) {
            p(.class("note")) {
                "Paste it behind a link or button of a mailing: the mail tool fills in each "
                "reader’s details. Send yourself a test first, and check its link below."
            }
            div(.class("field")) {
                label("tool", "Mail tool")
                HTML.element(.select, [.id("tool")], .empty)
            }
            tick("merge-skip", "Skip the booking form", isTicked: true)
            p(.id("merge-note"), .class("note"))
        }
    }

    private var once: HTML {
        div(.class("fields")) {
            p(.class("note")) {
                "Books once and hides the page behind it. Your site makes it, so it needs the net "
                "and a key, which "
                Markup.code { "bookplate keys create share --scope links" }
                " prints. The key is not kept."
            }
            line("key", "Key", "password")
            line("once-name", "Customer’s name, if it is for one", "text")
            line("once-email", "Customer’s e-mail address, if it is for one", "email")
            tick("once-skip", "Skip the booking form", isTicked: true)
            p(.id("once-skip-note"), .class("note"))
            div(.class("field")) {
                label("expires", "Good for")
                HTML.element(
                    .select,
                    [.id("expires")],
                    .fragment(
                        [("7d", "A week"), ("30d", "30 days"), ("90d", "90 days")].map {
                            HTML.element(
                                .option,
                                $0.0 == "30d" ? [.value($0.0), .selected] : [.value($0.0)],
                                .text($0.1)
                            )
                        }
                    )
                )
            }
            div(.class("actions")) {
                button(.type("button"), .id("mint"), .class("go")) { "Make link" }
            }
            p(.id("once-status"), .class("note"), .aria("live", "polite"))
        }
    }

    private var code: HTML {
        details(.id("code"), .class("qr")) {
            summary { "QR code" }
            div {
                div(.id("picture"))
                a(.id("save"), .class("press")) { "Save as SVG" }
            }
        }
    }

    /// What reads a link that was pasted.
    var checker: HTML {
        section(
            .class("panel"),
            .data("scripted", ""),
            .hidden,
            .aria("labelledby", "check-title")
        ) {
            h2(.id("check-title")) { "Check a link" }
            div(.class("field")) {
                label("pasted", "Paste a link to see what it does and what is wrong with it")
                textarea(.id("pasted"), .rows(3), .autocomplete("off"), .spellcheck("false"))
            }
            div(.id("findings"), .aria("live", "polite"))
        }
    }

    // MARK: Parts

    private func tab(_ name: String, _ words: String, isFirst: Bool = false) -> HTML {
        button(
            .type("button"),
            .role("tab"),
            .id("tab-" + name),
            .data("kind", name),
            .aria("controls", "panel-" + name),
            .aria("selected", isFirst ? "true" : "false"),
            .tabindex(isFirst ? 0 : -1)
        ) { words }
    }

    private func panel(
        _ name: String,
        isFirst: Bool = false,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        let attributes: [HTMLAttribute] = [
            .role("tabpanel"), .id("panel-" + name), .aria("labelledby", "tab-" + name),
        ]
        return .element(.div, isFirst ? attributes : attributes + [.hidden], content())
    }

    func label(_ id: String, _ words: String) -> HTML {
        .element(.label, [.for(id)], .text(words))
    }

    private func line(_ id: String, _ words: String, _ type: String) -> HTML {
        div(.class("field")) {
            label(id, words)
            input(
                .type(type),
                .id(id),
                .autocomplete("off"),
                .spellcheck("false"),
                .maxlength(200)
            )
        }
    }

    private func tick(_ id: String, _ words: String, isTicked: Bool) -> HTML {
        .element(
            .label,
            [.class("tick"), .for(id)],
            .fragment([
                isTicked
                    ? input(.type("checkbox"), .id(id), .checked)
                    : input(.type("checkbox"), .id(id)),
                .element(.span, [], .text(words)),
            ])
        )
    }
}
