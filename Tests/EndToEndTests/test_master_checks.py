"""What a build says of master pages, and what becomes of bookings when one is changed."""

import json
import urllib.parse

import pytest

from booking import Endpoint, content as served_content, page as served_page, starts
from owner import Owner
from test_masters import master
from workplace import content, page

HTML = {"Accept": "text/html"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PANEL = """---
title: Both of us
link: both-of-us
scenario: panel
owner: early
with: late
events: intro
---
"""


def hours(text, zone="Europe/London"):
    return f"zone: {zone}\n", f"hours:\n  mon-fri: {text}\n"


def panel(place, early, late, zone="Europe/London"):
    """A panel of two hosts with these hours."""
    files = {}
    for name, host, times, where in (
            ("early", "ada", early, "Europe/London"), ("late", "ben", late, zone)):
        text = page(name.capitalize(), f"{name}-page", host=host, extra=f"zone: {where}\n")
        files[f"pages/{name}.md"] = text.replace("09:00-12:00", times)
    return place.write(content(1) | files | {"masters/both.md": PANEL})


def test_a_panel_that_never_meets_is_told_with_the_weeks_looked_at(place):
    run = panel(place, "09:00-12:00", "12:00-15:00").build()
    told = run.stderr
    assert "content/masters/both.md:5:1: warning: The hosts of “Intro call” share no open time in " \
           "an ordinary week; the weeks of 2027-01-11 and 2027-07-12 were looked at." in told
    assert "hint: compare the hours of `early`, `late`" in told
    assert (place.output / "site/both-of-us/index.html").exists()


@pytest.mark.parametrize("late, zone", [
    ("11:30-15:00", "Europe/London"),
    # In winter they never meet; in summer Phoenix is an hour nearer to London.
    ("04:30-05:00", "America/Phoenix")])
def test_a_panel_that_meets_in_some_week_is_not(place, late, zone):
    run = panel(place, "09:00-12:30", late, zone).build()
    assert "share no open time" not in run.stderr


def test_other_mistakes_of_a_team_do_not_hide_each_other(place):
    place.write(content(2) | {
        "pools/none.json": '{"members": []}',
        "masters/a.json": master(title="A", link="the-a", scenario="dynamic-rules", rules=[
            {"event": "nothing", "owner": "page-0"}, {"event": "intro", "owner": "page-77"}]),
        "masters/b.json": master(title="B", link="the-b", scenario="dynamic-rules", rules=[
            {"event": "intro", "owner": "page-0"}, {"event": "intro", "owner": "page-1"}])})
    told = place.refused(1).stderr
    for words in ("There is no event `nothing`", "There is no page and no pool `page-77`",
                  "The event `intro` has a rule already, at line 1", "`members` names no page"):
        assert words in told
    for name in ("a.json", "b.json"):
        assert f"content/masters/{name}:1:" in told
    assert "content/pools/none.json:1:" in told


# A scenario is changed over bookings that are there.

ROUNDS = {
    "dynamic-rules": dict(rules=[{"event": "talk", "owner": {"members": ["ada-page", "bob-page"]}}]),
    "static-rules": dict(pages=["ada-page", "bob-page"]),
    "panel": dict(owner="ada-page", events=["talk"], **{"with": ["bob-page"]}),
    "pages-first": dict(pages=["ada-page", "bob-page"]),
    "events-first": dict(pages=["ada-page", "bob-page"]),
    "pages-only": dict(pages=["ada-page", "bob-page"]),
}


def test_bookings_outlive_the_scenario_by_which_they_were_made(bookplate, tmp_path):
    pages = {f"{host}-page": served_page(host=host, events=["talk"], duration=None)
             for host in ("ada", "bob")}
    where = served_content(tmp_path / "content", pages, hosts=("ada", "bob"),
                           talk={"name": "Talk", "duration": "30m"})
    (where / "masters").mkdir()
    times = iter(starts(60))
    manage = {}
    owner = Owner(bookplate, tmp_path / "place")
    for scenario, keys in ROUNDS.items():
        (where / "masters/team.json").write_text(
            master(title="Team", link="the-team", scenario=scenario, **keys))
        endpoint = Endpoint(bookplate, where, tmp_path / "place", "--no-rate-limits").start()
        client = endpoint.client()
        # Each that was made before is moved, whatever the page is now.
        for made, (path, hosts) in manage.items():
            move = client.ask("POST", path + "/move", urllib.parse.urlencode(
                {"choice": "move", "start": next(times)}), HTML | FORM)
            assert move.status == 303, (scenario, made)
            assert hosts in client.ask("GET", path, headers=HTML).text
        chosen = "the-team" if scenario in list(ROUNDS)[:3] else "the-team.bob-page"
        answer = client.book(next(times), page=chosen, email=f"{scenario}@example.com")
        assert answer.status == 201, (scenario, answer.text)
        manage[scenario] = urllib.parse.urlsplit(answer.json["manage"]).path, answer.json["host"]
        if scenario == list(ROUNDS)[-1]:
            for path, _ in manage.values():
                cancel = client.ask("POST", path + "/cancel", "choice=cancel", HTML | FORM)
                assert cancel.status == 303
            assert endpoint.rows("SELECT count(*) FROM claim") == [(0,)]
        assert endpoint.stop() == 0
    owner.run("verify")


def test_a_closed_page_blanks_no_other(bookplate, tmp_path):
    """Whichever page rests, all that the others offer stays open, in each scenario."""
    def served(closed, place):
        pages = {f"{host}-page": served_page(host=host, events=["talk"], duration=None,
                                             accepting=host != closed)
                 for host in ("ada", "bob")}
        where = served_content(place / "content", pages, hosts=("ada", "bob"),
                               talk={"name": "Talk", "duration": "30m"})
        (where / "masters").mkdir()
        for scenario, keys in ROUNDS.items():
            (where / f"masters/{scenario}.json").write_text(
                master(title=scenario, link=f"the-{scenario}", scenario=scenario, **keys))
        return Endpoint(bookplate, where, place / "run", "--no-rate-limits").start()

    for closed, other in (("ada", "bob"), ("bob", "ada")):
        endpoint = served(closed, tmp_path / closed)
        client = endpoint.client()
        for scenario in ROUNDS:
            shown = client.ask("GET", f"/book/the-{scenario}", headers=HTML)
            assert shown.status == 200
            # A panel needs everybody.
            assert ('name="start"' in shown.text) == (scenario != "panel"), (closed, scenario)
        for scenario in ("dynamic-rules", "static-rules"):
            assert client.times(f"the-{scenario}")
        assert client.times(f"the-pages-only.{other}-page")
        assert endpoint.stop() == 0
