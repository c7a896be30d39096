import Scheduling
import SiteSource
import Testing

struct MasterTests {
    private func load(_ files: [String: String]) throws -> SiteFixture.Outcome {
        var fixture = SiteFixture()
        fixture.files["pages/ada-intro.md"] = Array(SiteFixture.pageText(with: []).utf8)
        fixture.files["pages/ada-talk.md"] = Array(
            SiteFixture.pageText(with: ["title: Talk"]).utf8
        )
        for (path, text) in files { fixture.files[path] = Array(text.utf8) }
        return fixture.load()
    }

    @Test func `a pool may be named, or written in place, in Markdown and in JSON`() throws {
        let outcome = try load([
            "pools/coaches.json":
                #"{"members": ["ada-intro", {"page": "ada-talk", "priority": 8}],"#
                + #" "distribution": "round-robin", "cycle": "quarterly", "correction": false}"#,
            "masters/team.md": """
            ---
            title: Team
            scenario: dynamic-rules
            rules:
              - {event: intro, owner: coaches}
              - event: {name: Long talk, duration: 2h}
                owner: {members: [ada-talk], distribution: priority}
            ---
            Welcome.
            """,
        ])
        #expect(outcome.report == "")
        let master = try #require(outcome.masters.first?.master)
        guard case .dynamicRules(let rules) = master.scenario,
            case .pool(let pool) = rules[0].owner,
            case .pool(let inline) = rules[1].owner
        else {
            Issue.record("no rules")
            return
        }
        #expect(master.moveKeepsHost)
        #expect(pool.id?.text == "coaches")
        #expect(pool.members.map(\.priority) == [5, 8])
        #expect(
            pool.distribution
                == Distribution(.roundRobin, cycle: .quarterly, correctsItself: false)
        )
        #expect(rules[1].event.id.text == "long-talk")
        #expect(inline.distribution.method == .priority)
        #expect(master.welcome?.line == 9)
    }

    @Test func `a panel has a rule for each event`() throws {
        let outcome = try load([
            "masters/team.json":
                #"{"title": "Team", "scenario": "panel", "owner": "ada-intro","#
                + #" "with": ["ada-talk"], "events": ["intro"], "link": "the-team","#
                + #" "move-keeps-host": false,"#
                + #" "labels": {"time": "When?"}, "instructions": {"time": "All of us come."}}"#
        ])
        #expect(outcome.report == "")
        let loaded = try #require(outcome.masters.first)
        guard case .panel(let rules) = loaded.master.scenario else {
            Issue.record("no panel")
            return
        }
        #expect(!loaded.master.moveKeepsHost)
        #expect(rules.map(\.event.id.text) == ["intro"])
        #expect(rules[0].pages.map(\.id.text) == ["ada-intro", "ada-talk"])
        #expect(
            loaded.master.labels[.time]
                == StepLabel(title: "When?", instructions: "All of us come.")
        )
        #expect(loaded.entry.summary.link.text == "the-team")
        #expect(loaded.entry.summary.hostName == "Ada")
    }

    @Test func `a link is one page's alone, whatever kind of page it is`() throws {
        let outcome = try load([
            "masters/team.md": """
            ---
            title: Team
            link: ada-talk
            scenario: pages-first
            pages: [ada-intro]
            ---
            """
        ])
        #expect(outcome.diagnostics.map(\.rule) == ["twin-link"])
    }
}
