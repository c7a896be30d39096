"""One-time and sealed links to master pages, in every scenario that there is."""

import html
import json
import re
import urllib.parse

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from test_one_time_links import HTML, book, fields, statuses, token

PAGES = ["ada-intro", "grace-intro"]
EVENTS = ["walk", "talk"]
#: What a master page is called, by its scenario; visitors of the last three choose a page.
OWN = {"owner": {"members": PAGES, "distribution": "priority"}}
MASTERS = {
    "rules": {"scenario": "dynamic-rules", "rules": [{"event": name} | OWN for name in EVENTS]},
    "pooled": {"scenario": "static-rules", "pages": PAGES},
    "panel": {"scenario": "panel", "events": EVENTS, "owner": "ada-intro", "with": ["grace-intro"]},
    "by-event": {"scenario": "events-first", "pages": PAGES},
    "by-page": {"scenario": "pages-first", "pages": PAGES},
    "by-name": {"scenario": "pages-only", "pages": ["ada-only", "grace-only"]},
}
CHOOSING = ["by-event", "by-page", "by-name"]
FINDING = [name for name in MASTERS if name not in CHOOSING]
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def team(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("team")
    both = {"events": EVENTS, "duration": None}
    pages = {"ada-intro": page(title="Ada introductions", **both),
             "grace-intro": page(title="Grace introductions", host="grace", **both),
             "ada-only": page(title="Ada alone"), "grace-only": page(title="Grace alone", host="grace")}
    text = content(folder / "content", pages, ("ada", "grace"),
                   **{name: {"name": name.capitalize(), "duration": "30m"} for name in EVENTS})
    (text / "masters").mkdir()
    for name, keys in MASTERS.items():
        (text / "masters" / f"{name}.json").write_text(json.dumps(
            {"title": f"Quokka {name}", "link": f"quokka-{name}"} | keys))
    endpoint = Endpoint(bookplate, text, folder / "run", "--no-rate-limits").start()
    endpoint.owner = Owner(bookplate, endpoint.folder)
    endpoint.content, endpoint.days = text, iter(range(2, 300))
    yield endpoint
    endpoint.stop()


def mint(team, kind, name, *options, status=0):
    run = team.owner.run("link", kind, f"quokka-{name}", "--content", team.content, *options,
                         status=status)
    return run.stdout.strip().removeprefix("https://book.example.com") if status == 0 else run


def start_of(team):
    """A start that no test has had."""
    return starts(1, ahead=next(team.days))[0]


def steps(client, path, start):
    """What a visitor sees who takes the first choice at every step, up to the form."""
    seen, address = [], path
    for _ in range(4):
        answer = client.ask("GET", address, headers=HTML)
        assert answer.status == 200, (address, answer.status)
        seen.append(answer.text)
        choices = re.findall(r'<li><a href="([^"]*)"', answer.text)
        if not choices:
            break
        address = html.unescape(choices[0])
        assert address.startswith(path), address
    mark = "&" if "?" in address else "?"
    form = client.ask("GET", f"{address}{mark}start={start}", headers=HTML)
    assert form.status == 200 and 'action="/bookings"' in form.text, form.text
    return [*seen, form.text]


def send(client, form, **typed):
    body = fields(form) | typed
    return client.ask("POST", "/bookings", urllib.parse.urlencode(body), HTML | FORM)


def last(team, columns):
    return team.rows(f"SELECT {columns} FROM booking ORDER BY number DESC LIMIT 1")[0]


# One-time links.

@pytest.mark.parametrize("name", FINDING)
def test_no_step_of_a_one_time_link_shows_the_master_page(team, name):
    path = mint(team, "one-time", name)
    client, start = team.client(), start_of(team)
    seen = steps(client, path, start)
    assert len(seen) == 3 and "Walk" in seen[0] and "Talk" in seen[0]
    done = send(client, seen[-1], name="Zelda Zwick", email="zelda@example.com")
    assert done.status == 303, done.text
    seen.append(client.ask("GET", done.headers["Location"], headers=HTML).text)
    used = client.ask("GET", path, headers=HTML)
    assert used.status == 410
    for text in [*seen, used.text]:
        assert "quokka" not in text.lower()
        # Nothing leads to a page, nor to where they are listed.
        assert not re.search(r'href="(https://book\.example\.com)?/(book/(?!assets/).*)?"', text)
    assert last(team, "event") == ("walk",)
    assert statuses(team)[-1] == "used"


@pytest.mark.parametrize("name", FINDING)
def test_a_one_time_link_for_an_event_asks_for_no_other(team, name):
    path = mint(team, "one-time", name, "--event", "talk")
    client, start = team.client(), start_of(team)
    shown = client.ask("GET", f"{path}?from={start[:10]}&zone=UTC", headers=HTML).text
    assert "Walk" not in shown and start in shown
    assert book(client, path, start, event="walk").status == 422
    assert book(client, path, start).status == 201
    assert last(team, "event") == ("talk",)


@pytest.mark.parametrize("name", ["rules", "pooled"])
def test_a_one_time_link_for_a_member_books_with_nobody_else(team, name):
    client, start = team.client(), start_of(team)
    paths = [mint(team, "one-time", name, "--host", "grace") for _ in range(2)]
    for event in EVENTS[:1]:
        assert book(client, paths[0], start, event=event).status == 201
    assert last(team, "host") == ("grace",)
    # Ada is free, and is not whom the link is for.
    shown = client.ask("GET", f"{paths[1]}?event=event-1&from={start[:10]}&zone=UTC", headers=HTML)
    assert f'value="{start}"' not in shown.text and start[:10] in shown.text
    assert book(client, paths[1], start, event="walk", email="b@example.com").status == 409
    assert statuses(team)[-2:] == ["used", "unused"]
    general = {"page": f"quokka-{name}", "event": "walk", "email": "c@example.com"}
    assert client.book(start, **general).status == 201
    assert last(team, "host") == ("ada",)


def test_a_one_time_link_is_for_no_host_who_is_not_found_there(team):
    run = mint(team, "one-time", "panel", "--host", "grace", status=1)
    assert "The page's host is `ada`." in run.stderr and run.stdout == ""
    run = mint(team, "one-time", "rules", "--host", "rules", status=1)
    assert "Its hosts are `ada`, `grace`." in run.stderr and run.stdout == ""


# Sealed links.

@pytest.mark.parametrize("name", MASTERS)
def test_a_sealed_link_fills_in_the_form_at_the_end_of_all_steps(team, name):
    path = mint(team, "personal", name, "--name", "Zelda Zwick", "--email", "zelda@example.com")
    client, start = team.client(), start_of(team)
    seen = steps(client, path, start)
    assert not any("zelda" in text.lower() for text in seen)
    assert "Your name" in seen[-1] and 'name="email"' not in seen[-1]
    done = send(client, seen[-1])
    assert done.status == 303, done.text
    assert last(team, "customerName, customerEmail") == ("Zelda Zwick", "zelda@example.com")


@pytest.mark.parametrize("name", MASTERS)
def test_programs_book_with_a_sealed_link_to_a_master_page(team, name):
    path = mint(team, "personal", name, "--name", "Zelda Zwick", "--email", "zelda@example.com")
    client, start = team.client(), start_of(team)
    body = {"sealed": path[3:], "start": start, "name": "Eve", "email": "eve@example.com"}
    if name != "by-name":
        body["event"] = "talk"
    if name in CHOOSING:
        assert client.ask("POST", "/v1/bookings", body).status == 422
        body["page"] = "grace-only" if name == "by-name" else "grace-intro"
    done = client.ask("POST", "/v1/bookings", body)
    assert done.status == 201, done.text
    assert last(team, "customerName, customerEmail") == ("Zelda Zwick", "zelda@example.com")
    if name in CHOOSING:
        assert last(team, "host") == ("grace",)


@pytest.mark.parametrize("name", CHOOSING)
def test_a_sealed_link_with_scripts_keeps_the_page_that_was_chosen(team, visit, name):
    path = mint(team, "personal", name, "--name", "Zelda Zwick", "--email", "zelda@example.com")
    page = visit().open(team.url + path[1:])
    page.locator(".events a", has_text="Grace" if name != "by-event" else "Talk").first.click()
    if name != "by-name":
        page.locator(".events a", has_text="Grace" if name == "by-event" else "Talk").first.click()
    page.locator("a.time:visible").first.click()
    page.get_by_role("button", name="Book this time").click()
    page.get_by_role("heading", name="You’re booked").wait_for()
    assert last(team, "customerEmail, host") == ("zelda@example.com", "grace")


@pytest.mark.parametrize("name, host, others", [
    ("rules", "Ada", ["Grace"]), ("rules", "Grace", ["Ada"]), ("pooled", "Grace", ["Ada"]),
    # Grace takes part whoever is found.
    ("panel", "Ada", [])])
def test_a_one_time_link_shows_only_whom_its_holder_can_meet(team, name, host, others):
    """By their names; what their pages are called is not seen."""
    path = mint(team, "one-time", name, "--host", host.lower())
    query = urllib.parse.urlencode({"event": "event-1", "start": start_of(team)})
    for address in (path, f"{path}?event=event-1", f"{path}?{query}"):
        answer = team.client().ask("GET", address, headers=HTML)
        assert answer.status == 200 and host in answer.text
        assert not [other for other in others if other in answer.text]
        assert "introductions" not in answer.text


@pytest.mark.parametrize("name", FINDING)
def test_pages_of_a_team_are_not_called_by_their_titles(team, name):
    """Behind a one-time link that names no host."""
    path = mint(team, "one-time", name)
    text = team.client().ask("GET", f"{path}?event=event-1", headers=HTML).text
    assert "Ada" in text and "Grace" in text and "introductions" not in text
