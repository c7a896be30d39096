"""One-time and sealed links to master pages of each scenario, and moves to another host."""

import html
import re
import urllib.parse

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from test_masters import master
from test_one_time_links import HTML, fields

HOSTS = ("ada", "bob", "cyd")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
#: What must not be seen by who comes by a one-time link.
SECRET = "quokka"
NAME, MAIL = "Zelda Zwick", "zelda@example.com"
#: Master pages that find somebody by themselves, with the events that they offer.
FINDING = {"rules": ["talk", "walk"], "static": ["talk", "walk"], "panel": ["talk", "walk"]}
CHOOSING = ["by-event", "by-page", "by-host"]
TIMES = iter(starts(300, minutes=60))


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("links")
    pages = {f"{host}-page": page(host=host, title=f"Page of {host}", events=["talk", "walk"],
                                  duration=None) for host in HOSTS}
    pages |= {f"{host}-only": page(host=host, title=f"Only {host}") for host in HOSTS}
    where = content(folder / "content", pages, hosts=HOSTS, talk={"name": "Talk", "duration": "30m"},
                    walk={"name": "Walk", "duration": "30m"})
    (where / "site.yaml").write_text(
        "name: Test\nsite-url: http://127.0.0.1/\nendpoint-url: http://127.0.0.1/\n")
    all_pages = [f"{host}-page" for host in HOSTS]
    pool = {"members": all_pages, "distribution": "round-robin"}
    masters = {
        "rules": dict(scenario="dynamic-rules", rules=[
            {"event": "talk", "owner": pool}, {"event": "walk", "owner": "bob-page"}]),
        "static": dict(scenario="static-rules", pages=all_pages),
        "panel": dict(scenario="panel", owner="ada-page", events=["talk", "walk"],
                      **{"with": ["bob-page"]}),
        "by-event": dict(scenario="events-first", pages=all_pages),
        "by-page": dict(scenario="pages-first", pages=all_pages),
        "by-host": dict(scenario="pages-only", pages=[f"{host}-only" for host in HOSTS]),
        "roaming": dict(scenario="dynamic-rules", move_keeps_host=False,
                        rules=[{"event": "talk", "owner": pool}]),
        "roaming-panel": dict(scenario="panel", move_keeps_host=False, owner="ada-page",
                              events=["talk"],
                              **{"with": [{"members": ["bob-page", "cyd-page"]}]}),
    }
    (where / "masters").mkdir()
    for name, keys in masters.items():
        (where / f"masters/{name}.json").write_text(
            master(title=f"Quokka {name}", link=f"quokka-{name}", **keys))
    endpoint = Endpoint(bookplate, where, folder / "place", "--no-rate-limits").start()
    endpoint.owner = Owner(bookplate, endpoint.folder)
    endpoint.content = where
    yield endpoint
    assert endpoint.stop() == 0
    endpoint.owner.run("verify")


@pytest.fixture
def client(served):
    return served.client()


def mint(served, kind, page, *options, status=0):
    run = served.owner.run("link", kind, page, "--content", served.content, *options, status=status)
    return urllib.parse.urlsplit(run.stdout.strip()).path if status == 0 else run


def see(client, path, **query):
    answer = client.ask("GET", path + "?" + urllib.parse.urlencode(query), headers=HTML)
    assert answer.status == 200, answer.text
    return answer.text


def submit(client, path, start, event, **typed):
    form = see(client, path, start=start, event=event)
    body = fields(form) | typed
    return client.ask("POST", "/bookings", urllib.parse.urlencode(body),
                      HTML | FORM | {"Sec-Fetch-Site": "same-origin"})


def change(client, path, **typed):
    return client.ask("POST", path, urllib.parse.urlencode(typed), HTML | FORM)


# One-time links.

def steps(client, path, choices):
    """Follows the choices with these words, one page after the other; what was seen, and where."""
    seen, at = [see(client, path)], path
    for choice in choices:
        links = re.findall(r'<a href="([^"]+)"[^>]*><b[^>]*>([^<]+)</b>', seen[-1])
        assert [words for _, words in links].count(choice) == 1, links
        address = html.unescape(next(link for link, words in links if words == choice))
        at = urllib.parse.urlsplit(urllib.parse.urljoin(served_at(path), address))
        answer = client.ask("GET", f"{at.path}?{at.query}", headers=HTML)
        assert answer.status == 200 and at.path == path, answer.text
        seen.append(answer.text)
    return seen, dict(urllib.parse.parse_qsl(at.query if choices else ""))


def served_at(path):
    return "http://127.0.0.1" + path


#: Master pages on which a page is chosen, with the ways to Walk with Bob.
WAYS = {"by-event": ["Walk", "Bob Lovelace"], "by-page": ["Bob Lovelace", "Walk"],
        "by-host": ["Bob Lovelace"]}


@pytest.mark.parametrize("scenario", CHOOSING)
def test_a_one_time_link_lets_its_holder_choose_and_shows_no_page(served, client, scenario):
    path, start = mint(served, "one-time", scenario), next(TIMES)
    seen, query = steps(client, path, WAYS[scenario])
    form = see(client, path, **query, start=start)
    answer = client.ask("POST", "/bookings", urllib.parse.urlencode(
        fields(form) | {"name": "Grace", "email": f"{scenario}@example.com"}),
        HTML | FORM | {"Sec-Fetch-Site": "same-origin"})
    assert answer.status == 303, answer.text
    manage = urllib.parse.urlsplit(answer.headers["location"]).path
    ics = client.ask("GET", manage + ".ics")
    assert ics.status == 200
    for shown in (*seen, form, see(client, manage), ics.text):
        for secret in (SECRET, "page of", "only bob", "bob-page", "bob-only"):
            assert secret not in shown.lower(), secret
    gone = client.ask("GET", f"{path}?{urllib.parse.urlencode(query)}", headers=HTML)
    assert gone.status == 410 and SECRET not in gone.text.lower()
    rows = served.rows("SELECT page, event, host FROM booking WHERE customerEmail = ?",
                       f"{scenario}@example.com")
    assert rows == [("bob-only", "bob-only", "bob")] if scenario == "by-host" else [
        ("bob-page", "walk", "bob")], rows


def test_a_one_time_link_for_one_host_or_event_asks_for_less(served, client):
    one = see(client, mint(served, "one-time", "by-page", "--host", "cyd"))
    # One page is left, and it is taken for the visitor.
    assert "Cyd" in one and "Ada" not in one and "Talk" in one
    two = see(client, mint(served, "one-time", "by-event", "--event", "walk"))
    assert "Ada" in two and "Talk" not in two
    run = mint(served, "one-time", "by-page", "--host", "nobody", status=1)
    assert "host" in run.stderr


def test_a_program_says_which_page_of_a_one_time_link_it_means(served, client):
    token = mint(served, "one-time", "by-page").split("/")[2]
    body = {"link": token, "start": next(TIMES), "event": "talk", "name": "G",
            "email": "program@example.com"}
    refused = client.ask("POST", "/v1/bookings", body)
    assert refused.status == 422 and refused.json["errors"][0]["field"] == "page"
    for wrong in ("page-9", "page-0", "ada-page", "by-page"):
        assert client.ask("POST", "/v1/bookings", body | {"page": wrong}).status == 422
    booked = client.ask("POST", "/v1/bookings", body | {"page": "page-3"})
    assert booked.status == 201 and booked.json["host"] == "Cyd Lovelace", booked.text
    assert client.ask("POST", "/v1/bookings", body | {"page": "page-1"}).status == 410


@pytest.mark.parametrize("scenario", FINDING)
def test_a_one_time_link_books_by_rule_and_shows_no_page(served, client, scenario):
    path, start = mint(served, "one-time", scenario), next(TIMES)
    first = see(client, path)
    assert "Talk" in first and "Walk" in first
    for shown in (first, see(client, path, event="walk", start=start)):
        assert SECRET not in shown.lower()
    done = submit(client, path, start, "walk", name="Grace", email=f"{scenario}@example.com")
    assert done.status == 303, done.text
    assert client.ask("GET", path, headers=HTML).status == 410
    rows = served.rows("SELECT event, host FROM booking WHERE customerEmail = ?",
                       f"{scenario}@example.com")
    assert [event for event, _ in rows] == ["walk"]
    assert scenario != "rules" or rows[0][1] == "bob"


def test_a_one_time_link_may_be_for_one_event_or_one_host(served, client):
    path, start = mint(served, "one-time", "static", "--event", "walk"), next(TIMES)
    assert "Talk" not in see(client, path)
    token = path.split("/")[2]
    body = {"link": token, "start": start, "name": "G", "email": "g@example.com"}
    assert client.ask("POST", "/v1/bookings", body | {"event": "talk"}).status == 422
    assert client.ask("POST", "/v1/bookings", body).status == 201
    chosen = mint(served, "one-time", "cyd-only", "--host", "cyd").split("/")[2]
    booked = client.ask("POST", "/v1/bookings", body | {"link": chosen})
    assert booked.status == 201 and booked.json["host"] == "Cyd Lovelace"


# Sealed links.

@pytest.mark.parametrize("scenario", FINDING)
def test_a_sealed_link_fills_in_the_form_of_a_master_page(served, client, scenario):
    path = mint(served, "personal", scenario, "--name", NAME, "--email", MAIL)
    start = next(TIMES)
    for shown in (see(client, path), see(client, path, event="walk"),
                  see(client, path, event="walk", start=start)):
        assert "Zelda" not in shown and "zelda" not in shown
        # Only who is somebody else is led away from the seal.
        assert shown.count(f"/book/quokka-{scenario}") == shown.count("Not you?")
    done = submit(client, path, start, "walk")
    assert done.status == 303, done.text
    assert "Zelda" in see(client, urllib.parse.urlsplit(done.headers["location"]).path)


# Moving.

def book(client, page, start, **keys):
    answer = client.book(start, page=page, event="talk", **keys)
    assert answer.status == 201, answer.text
    return answer.json, urllib.parse.urlsplit(answer.json["manage"]).path


def move(client, path, start):
    return change(client, path + "/move", choice="move", start=start)


@pytest.mark.parametrize("link", ["quokka-rules", "quokka-panel"])
def test_a_move_keeps_the_host(client, link):
    first, then = next(TIMES), next(TIMES)
    booked, path = book(client, link, first, email=f"{link}@example.com")
    host = booked["host"].split()[0].lower()
    book(client, f"{host}-page", then, email="other@example.com")
    assert then not in see(client, path, move=1, **{"from": then[:10]})
    assert move(client, path, then).status == 409
    assert booked["host"] in see(client, path)


def test_a_move_may_find_another_host(served, client):
    first, then, last = next(TIMES), next(TIMES), next(TIMES)
    booked, path = book(client, "quokka-roaming", first, email="eve@example.com")
    host = booked["host"].split()[0].lower()
    book(client, f"{host}-page", then, email="other@example.com")
    assert then in see(client, path, move=1, **{"from": then[:10], "zone": "UTC"})
    moved = move(client, path, then)
    assert moved.status == 303 and moved.headers["location"].endswith("?moved")
    shown = see(client, path, moved="")
    assert booked["host"] not in shown and "Lovelace" in shown
    assert f"{host}-page" not in shown
    # The first host is free again, and the old link manages the booking as it is now.
    book(client, f"{host}-page", first, email="next@example.com")
    assert move(client, path, last).status == 303
    assert move(client, path, last).status == 303
    assert change(client, path + "/cancel", choice="cancel").status == 303
    rows = served.rows(
        "SELECT status, count(*) FROM booking WHERE customerEmail = 'eve@example.com' GROUP BY 1")
    assert rows == [("cancelled", 2)]


def test_a_panel_may_be_moved_to_other_members(client):
    first, then = next(TIMES), next(TIMES)
    booked, path = book(client, "quokka-roaming-panel", first, email="eve@example.com")
    other = booked["host"].split(", ")[1].split()[0].lower()
    book(client, f"{other}-page", then, email="other@example.com")
    assert move(client, path, then).status == 303
    shown = see(client, path)
    assert "Ada Lovelace, " in shown and other.capitalize() not in shown
    book(client, f"{other}-page", first, email="next@example.com")
    book_ada = client.book(then, page="ada-page", event="talk", email="last@example.com")
    assert book_ada.status == 409


def test_a_one_time_link_goes_on_with_a_moved_booking(served, client):
    first, then = next(TIMES), next(TIMES)
    path = mint(served, "one-time", "roaming")
    token = path.split("/")[2]
    answer = client.ask("POST", "/v1/bookings", {
        "link": token, "start": first, "name": "Eve", "email": "eve-once@example.com"})
    assert answer.status == 201, answer.text
    manage = urllib.parse.urlsplit(answer.json["manage"]).path
    host = answer.json["host"].split()[0].lower()
    book(client, f"{host}-page", then, email="other@example.com")
    assert move(client, manage, then).status == 303
    assert SECRET not in see(client, manage).lower()
    assert client.ask("GET", path, headers=HTML).status == 410


def test_a_link_for_one_host_stays_with_that_host_when_moved(served, client):
    first, then = next(TIMES), next(TIMES)
    path = mint(served, "one-time", "roaming", "--host", "bob")
    answer = client.ask("POST", "/v1/bookings", {
        "link": path.split("/")[2], "start": first, "name": "Eve", "email": "eve-bob@example.com"})
    assert answer.status == 201 and answer.json["host"].startswith("Bob"), answer.text
    manage = urllib.parse.urlsplit(answer.json["manage"]).path
    book(client, "bob-page", then, email="another@example.com")
    assert move(client, manage, then).status == 409


# Members.

def test_each_member_keeps_their_own_zone_hours_limits_and_buffers(bookplate, tmp_path):
    pages = {
        "ada-page": page(host="ada", events=["talk"], duration=None, starts="every 30m",
                         hours={"mon-sun": "09:00-11:00"}, buffer={"before": "0m", "after": "30m"}),
        "bob-page": page(host="bob", events=["talk"], duration=None, starts="every 30m",
                         zone="Asia/Tokyo", hours={"mon-sun": "09:00-10:00"}, limit={"day": 1})}
    where = content(tmp_path / "content", pages, hosts=("ada", "bob"),
                    talk={"name": "Talk", "duration": "30m"})
    (where / "masters").mkdir()
    (where / "masters/team.json").write_text(master(
        title="Team", link="the-team", scenario="static-rules", pages=["ada-page", "bob-page"]))
    endpoint = Endpoint(bookplate, where, tmp_path / "place", "--no-rate-limits").start()
    client = endpoint.client()
    day = starts(1, ahead=10)[0][:10]

    def open_times():
        return [time["start"][11:16]
                for time in client.times("the-team", **{"from": day, "days": 1, "zone": "UTC"})]

    # Nine in Tokyo is midnight in London's winter and in UTC.
    assert open_times() == ["00:00", "00:30", "09:00", "09:30", "10:00", "10:30"]
    assert client.book(f"{day}T00:00:00Z", page="the-team").json["host"] == "Bob Lovelace"
    assert open_times() == ["09:00", "09:30", "10:00", "10:30"]
    assert client.book(f"{day}T00:30:00Z", page="the-team", email="b@example.com").status == 409
    assert client.book(f"{day}T09:00:00Z", page="the-team",
                       email="c@example.com").json["host"] == "Ada Lovelace"
    assert open_times() == ["10:00", "10:30"]
    assert client.book(f"{day}T09:30:00Z", page="the-team", email="d@example.com").status == 409
    assert client.book(f"{day}T11:00:00Z", page="the-team", email="d@example.com").status == 409
    assert endpoint.stop() == 0
