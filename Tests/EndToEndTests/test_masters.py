"""Master pages over HTTP: who is asked what, who meets whom, and that no race changes it."""

import concurrent.futures
import datetime
import json
import urllib.parse

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner

HOSTS = ("ada", "bob", "cyd")
#: Every half hour from two days ahead, midnight UTC.
TIMES = starts(400)


def master(**keys):
    return json.dumps({name.replace("_", "-"): value for name, value in keys.items()})


def team_content(folder):
    pages = {f"{host}-page": page(host=host, title=f"Page of {host}", events=["talk", host],
                                  duration=None, tags=[host, "all"], category=host.upper())
             for host in HOSTS}
    pages["resting"] = page(host="ada", accepting=False)
    events = {host: {"name": f"Only {host}", "duration": "1h"} for host in HOSTS}
    where = content(folder, pages, hosts=HOSTS, talk={"name": "Talk", "duration": "30m"}, **events)
    for part in ("masters", "pools"):
        (where / part).mkdir()
    (where / "pools/team.json").write_text(master(
        members=[f"{host}-page" for host in HOSTS] + ["resting"], distribution="round-robin"))
    masters = {
        "anyone": master(title="Anyone", scenario="dynamic-rules", former_links=["someone"],
                         rules=[{"event": "talk", "owner": "team"}]),
        "static": master(title="Static", scenario="static-rules", distribution="priority",
                         categories=False,
                         pages=[{"page": "bob-page", "priority": 9}, "ada-page"]),
        "event": master(title="Events first", link="events-first", scenario="events-first",
                        categories=False, pages=["ada-page", "bob-page"],
                        labels={"event": "What for?"}, instructions={"page": "Both are good."}),
        "person": master(title="Pages first", link="pages-first", scenario="pages-first",
                         pages=["ada-page", "bob-page", "cyd-page"]),
        "panel": master(title="Panel", link="the-panel", scenario="panel", owner="ada-page",
                        **{"with": ["bob-page", "cyd-page"]}, events=["talk"]),
    }
    for name, text in masters.items():
        (where / f"masters/{name}.json").write_text(text)
    return where


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("masters")
    endpoint = Endpoint(bookplate, team_content(folder / "content"), folder / "place",
                        "--no-rate-limits").start()
    yield endpoint
    assert endpoint.stop() == 0
    Owner(bookplate, endpoint.folder).run("verify")


@pytest.fixture
def client(served):
    return served.client()


def get(client, path):
    return client.ask("GET", path, headers={"Accept": "text/html"})


def post(client, path, fields):
    return client.ask("POST", path, urllib.parse.urlencode(fields), {
        "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"})


def book(client, time, master, **keys):
    name = f"{master}-{time}-{keys.pop('number', 0)}".replace(":", "")
    keys = {"event": "talk", "name": name, "email": f"{name}@example.org"} | keys
    return client.book(time, page=master, **keys)


# What is refused.

@pytest.mark.parametrize("path", [
    "book/nobody.ada-page", "book/anyone.ada-page", "book/events-first.cyd-page",
    "book/pages-first.", "book/.ada-page", "v1/pages/anyone.ada-page/times"])
def test_what_is_no_page_of_a_master_page_is_not_found(client, path):
    assert get(client, "/" + path).status == 404


def test_a_program_must_choose_a_page_where_visitors_do(client):
    answer = client.ask("GET", "/v1/pages/events-first/times")
    assert answer.status == 422
    assert [error["field"] for error in answer.json["errors"]] == ["page"]
    answer = book(client, TIMES[0], "pages-first")
    assert answer.status == 422
    assert [error["field"] for error in answer.json["errors"]] == ["page"]


# Steps.

def test_a_master_page_asks_one_thing_at_a_time(client):
    first = get(client, "/book/events-first").text
    assert "What for?" in first and "Only ada" in first and "Only cyd" not in first
    second = get(client, "/book/events-first?event=talk&email=eve%40example.org").text
    assert "Both are good." in second and "Page of ada" in second and "Page of bob" in second
    assert "/book/events-first.ada-page?event=talk&amp;email=eve%40example.org" in second
    third = get(client, "/book/events-first?event=bob").text
    assert 'name="start"' in third


def test_categories_and_tags_narrow_pages(client):
    assert "category=ADA" in get(client, "/book/pages-first").text
    narrowed = get(client, "/book/pages-first?category=BOB").text
    assert "Only bob" in narrowed
    filtered = get(client, "/book/pages-first?category=nothing&tag=ada").text
    assert "category=ADA" in filtered


def test_a_former_link_of_a_master_page_leads_to_it(client):
    answer = get(client, "/book/someone?name=Eve")
    assert answer.status == 308
    assert answer.headers["location"].endswith("book/anyone?name=Eve")


# Assignment.

def test_three_hosts_take_turns_and_a_cancellation_is_made_up_for(served, client):
    answers = [book(client, TIMES[n * 4], "anyone") for n in range(4)]
    assert [answer.status for answer in answers] == [201] * 4, [a.text for a in answers]
    assert [answer.json["host"] for answer in answers] == [
        "Ada Lovelace", "Bob Lovelace", "Cyd Lovelace", "Ada Lovelace"]
    token = urllib.parse.urlsplit(answers[2].json["manage"]).path
    assert post(client, token + "/cancel", {"choice": "cancel"}).status == 303
    again = book(client, TIMES[20], "anyone")
    assert again.json["host"] == "Cyd Lovelace"
    reasons = served.rows("SELECT reason FROM assignment ORDER BY booking")
    assert reasons[-1] == ("correction",)


def test_why_says_who_would_meet_a_customer_and_why(served, client, bookplate):
    owner = Owner(bookplate, served.folder)

    def why(name, time, *options):
        return owner.run("why", name, time, "--content", served.folder.parent / "content",
                         *options).stdout

    time = TIMES[30]
    free = why("anyone", time)
    assert "is open; free: Ada Lovelace, Bob Lovelace or Cyd Lovelace." in free
    named = free.split("Would be met by ")[1]
    answer = book(client, time, "anyone")
    assert named.startswith(answer.json["host"])
    after = why("anyone", time)
    assert f"booked then: {answer.json['host']} for booking {answer.json['id']}, who " in after
    for number in (1, 2):
        assert book(client, time, "anyone", number=number).status == 201
    full = why("anyone", time)
    assert "is not open:" in full and "  bob-page: " in full and "  resting: the page takes" in full
    assert full.count("booked then") == 3
    panel = why("the-panel", TIMES[31])
    assert "Ada Lovelace (ada-page), whom the rule names; and Bob" in panel
    assert why("pages-first", TIMES[31], "--event", "talk").count("is open.") == 3


def test_priority_goes_first(client):
    names = [book(client, TIMES[40], "static", number=n).json["host"] for n in range(2)]
    assert names == ["Bob Lovelace", "Ada Lovelace"]
    refused = book(client, TIMES[40], "static", number=3)
    assert refused.status == 409 and refused.json["nearest"]


def test_who_chooses_a_page_meets_its_host(client):
    answer = book(client, TIMES[44], "pages-first.cyd-page")
    assert answer.status == 201 and answer.json["host"] == "Cyd Lovelace"
    taken = client.ask("GET", f"/v1/pages/cyd-page/times?from={TIMES[44][:10]}&days=2&event=talk").json
    assert TIMES[44] not in [time["start"] for day in taken["days"] for time in day["times"]]


def test_a_booking_is_moved_with_its_own_host(client):
    answer = book(client, TIMES[48], "anyone")
    path = urllib.parse.urlsplit(answer.json["manage"]).path
    assert post(client, path + "/move", {"choice": "move", "start": TIMES[50]}).status == 303
    shown = get(client, path).text
    assert answer.json["host"] in shown


def test_a_panel_is_moved_and_cancelled_as_one(served, client):
    answer = book(client, TIMES[60], "the-panel")
    assert answer.status == 201, answer.text
    assert answer.json["host"] == "Ada Lovelace, Bob Lovelace, Cyd Lovelace"
    assert book(client, TIMES[60], "cyd-page").status == 409
    assert book(client, TIMES[62], "bob-page").status == 201
    path = urllib.parse.urlsplit(answer.json["manage"]).path
    assert post(client, path + "/move", {"choice": "move", "start": TIMES[62]}).status == 409
    offered = get(client, f"{path}?move=1&from={TIMES[62][:10]}").text
    assert TIMES[61] in offered and TIMES[62] not in offered
    assert post(client, path + "/move", {"choice": "move", "start": TIMES[61]}).status == 303
    assert book(client, TIMES[60], "cyd-page").status == 201
    assert post(client, path + "/cancel", {"choice": "cancel"}).status == 303
    assert book(client, TIMES[61], "cyd-page").status == 201


def test_times_of_a_master_page_are_those_of_somebody(client):
    day = TIMES[100][:10]

    def open_times(link):
        answer = client.ask("GET", f"/v1/pages/{link}/times?from={day}&days=1&event=talk")
        return {time["start"] for day in answer.json["days"] for time in day["times"]}

    for number, host in enumerate(HOSTS):
        assert book(client, TIMES[100 + number], f"{host}-page").status == 201
    members = [open_times(f"{host}-page") for host in HOSTS]
    assert open_times("anyone") == members[0] | members[1] | members[2]
    assert open_times("the-panel") == members[0] & members[1] & members[2]


# Races.

def test_fifty_customers_of_one_time_are_met_by_three_hosts(served):
    rounds = 12
    clients = [served.client() for _ in range(50)]
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        for number in range(rounds):
            time = TIMES[150 + number]
            jobs = [pool.submit(book, one, time, "anyone", number=index)
                    for index, one in enumerate(clients)]
            answers = [job.result() for job in jobs]
            assert {answer.status for answer in answers} == {201, 409}
            hosts = [answer.json["host"] for answer in answers if answer.status == 201]
            assert len(hosts) == len(set(hosts)) == 3


def test_a_panel_races_with_single_bookings_of_its_hosts(served):
    clients = [served.client() for _ in range(20)]
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        for number in range(12):
            jobs = []
            for index, one in enumerate(clients):
                link = "the-panel" if index % 4 == 0 else f"{HOSTS[index % 3]}-page"
                time = TIMES[200 + number * 2]
                jobs.append(pool.submit(book, one, time, link, number=index))
            assert all(job.result().status in (201, 409) for job in jobs)
    overlaps = served.rows("""
        SELECT count(*) FROM claim a JOIN claim b ON a.host = b.host AND a.start < b.start
        WHERE b.start < a."end" """)
    halves = served.rows("""
        SELECT count(*) FROM assignment a JOIN booking b ON b.number = a.booking
        WHERE b.status = 'confirmed' AND NOT EXISTS (
            SELECT 1 FROM claim c WHERE c.meeting = b.meeting AND c.host = a.host)""")
    assert overlaps == halves == [(0,)]
