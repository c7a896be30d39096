"""Programs of the owner read bookings with keys that are shown once and can be taken back."""

import csv
import io
import re
import sqlite3
import time
import urllib.parse

import icalendar
import pytest

from booking import Client, Endpoint, content, page, starts, wait_for
from owner import Owner


@pytest.fixture
def serve(bookplate, tmp_path):
    running = []

    def make(*options):
        pages = {"intro": page(), "other": page(title="Other", host="bob")}
        endpoint = Endpoint(
            bookplate, content(tmp_path / "content", pages, hosts=("ada", "bob")),
            tmp_path / "place", *options).start()
        endpoint.owner = Owner(bookplate, endpoint.folder)
        running.append(endpoint)
        return endpoint

    yield make
    for endpoint in running:
        if endpoint.process.poll() is None:
            assert endpoint.stop() == 0


def create(endpoint, *arguments):
    run = endpoint.owner.run("keys", "create", *arguments)
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}\n", run.stdout), run.stdout
    assert "not shown again" in run.stderr and run.stdout.strip() not in run.stderr
    return run.stdout.strip()


def ask(endpoint, key, query="", **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return endpoint.client().ask(
        "GET", "/v1/bookings" + query, headers={"Authorization": f"Bearer {key}"} | headers)


def book(endpoint, count, **fields):
    client = endpoint.client()
    answers = [client.book(start, **{"email": f"c{n}@example.com"} | fields)
               for n, start in enumerate(starts(count))]
    assert {answer.status for answer in answers} == {201}
    return [answer.json["id"] for answer in answers]


# Refusals


@pytest.mark.parametrize("arguments", [
    ["create"], ["create", "My key"], ["create", "crm", "--expires", "soon"],
    ["create", "crm", "--expires", "0m"], ["create", "crm", "--scope", "all"],
    ["revoke"], ["revoke", "My key"], ["list", "crm"]], ids=" ".join)
def test_wrong_usage_is_told(serve, arguments):
    serve().owner.run("keys", *arguments, status=64)


def test_a_key_that_is_none_gets_one_answer_whatever_is_wrong(serve):
    endpoint = serve("--no-rate-limits")
    book(endpoint, 1)
    good, revoked = create(endpoint, "good"), create(endpoint, "revoked")
    endpoint.owner.run("keys", "revoke", "revoked")
    assert endpoint.stop() == 0
    expired = create(endpoint, "expired")
    with sqlite3.connect(endpoint.database) as database:
        database.execute("UPDATE ownerKey SET created = 1, expires = 2 WHERE name = 'expired'")
    database.close()
    endpoint.start()
    assert ask(endpoint, good).status == 200
    manage = endpoint.client().book(starts(9)[8]).json["manage"].rsplit("/", 1)[1]
    answers = []
    for field in (None, "", "Bearer", f"Bearer {revoked}", f"Bearer {expired}",
                  f"Bearer {manage}", "Bearer " + "0" * 26, f"Basic {good}", good,
                  f"Bearer {good}0", f"Bearer {good} {good}", f"Bearer {good[:-1]}"):
        headers = {} if field is None else {"Authorization": field}
        answers.append(endpoint.client().ask("GET", "/v1/bookings?page=intro", headers=headers))
    for answer in answers:
        assert answer.status == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Cache-Control"] == "no-store"
    assert len({re.sub(r'"request":"[^"]*"', "", answer.text) for answer in answers}) == 1
    # Nothing is told of the query to who has no key.
    wrong = endpoint.client().ask("GET", "/v1/bookings?limit=none")
    assert wrong.status == 401


def test_the_key_in_the_address_opens_nothing(serve):
    endpoint = serve()
    key = create(endpoint, "crm")
    for name in ("access_token", "key", "token"):
        assert endpoint.client().ask("GET", f"/v1/bookings?{name}={key}").status == 401


def test_who_tries_many_keys_is_slowed_and_others_are_not(serve):
    endpoint = serve()
    key = create(endpoint, "crm")
    statuses = [ask(endpoint, "0" * 26).status for _ in range(20)]
    assert statuses[0] == 401 and statuses[-1] == 429
    assert sorted(statuses) == statuses
    assert ask(endpoint, key).status == 200


@pytest.mark.parametrize("query, field", [
    ("limit=0", "limit"), ("limit=501", "limit"), ("limit=x", "limit"), ("from=soon", "from"),
    ("until=2027-02-30", "until"), ("zone=Mars", "zone"), ("status=perhaps", "status"),
    ("page=No+Such", "page"), ("host=%3D", "host"), ("email=nobody", "email"),
    ("format=xml", "format"), ("after=1", "after"), ("after=x-y", "after"), ("sort=1", "sort"),
    ("after=99999999999-0000000000000000", "after"), ("limit=99999999999999999999", "limit")])
def test_each_wrong_field_is_named(serve, query, field):
    endpoint = serve()
    answer = ask(endpoint, create(endpoint, "crm"), "?" + query)
    assert answer.status == 422 and [e["field"] for e in answer.json["errors"]] == [field]


def test_a_field_that_comes_twice_is_refused(serve):
    endpoint = serve()
    assert ask(endpoint, create(endpoint, "crm"), "?page=intro&page=other").status == 400


def test_a_name_is_given_once(serve):
    endpoint = serve()
    key = create(endpoint, "crm")
    run = endpoint.owner.run("keys", "create", "crm", status=1)
    assert "There is a key `crm`" in run.stderr and not run.stdout
    assert ask(endpoint, key).status == 200
    assert endpoint.stop() == 0
    run = endpoint.owner.run("keys", "create", "crm", status=1)
    assert "There is a key `crm`" in run.stderr


def test_a_key_that_is_not_there_cannot_be_revoked(serve):
    endpoint = serve()
    for _ in range(2):
        run = endpoint.owner.run("keys", "revoke", "crm", status=1)
        assert "There is no key `crm`" in run.stderr
        if endpoint.process.poll() is None:
            assert endpoint.stop() == 0


# What keys do


def test_a_revoked_key_is_worth_nothing_at_once(serve):
    endpoint = serve()
    key = create(endpoint, "crm")
    client = endpoint.client()
    headers = {"Authorization": f"Bearer {key}"}
    assert client.ask("GET", "/v1/bookings", headers=headers).status == 200
    assert endpoint.owner.run("keys", "revoke", "crm").stdout == "Key `crm` is revoked.\n"
    # Also on the connection that was open, and for who has the name next.
    assert client.ask("GET", "/v1/bookings", headers=headers).status == 401
    other = create(endpoint, "crm")
    assert client.ask("GET", "/v1/bookings", headers=headers).status == 401
    assert ask(endpoint, other).status == 200


def test_a_key_ends_when_it_was_said(serve):
    endpoint = serve()
    key = create(endpoint, "crm", "--expires", "1m")
    assert ask(endpoint, key).status == 200
    assert endpoint.stop() == 0
    with sqlite3.connect(endpoint.database) as database:
        end = int(time.time()) + 2
        database.execute("UPDATE ownerKey SET expires = ?", [end])
    database.close()
    endpoint.start()
    wait_for(lambda: time.time() > end)
    assert ask(endpoint, key).status == 401
    assert "(expired)" in endpoint.owner.run("keys", "list").stdout
    # The name is free again.
    assert ask(endpoint, create(endpoint, "crm")).status == 200


def test_keys_are_listed_without_what_opens_anything(serve):
    endpoint = serve()
    assert "no keys" in endpoint.owner.run("keys", "list").stderr
    used = create(endpoint, "crm")
    create(endpoint, "archive", "--expires", "never")
    assert ask(endpoint, used).status == 200
    lines = endpoint.owner.run("keys", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["NAME", "archive", "crm"]
    today = time.strftime("%Y-%m-%d", time.gmtime())
    assert lines[1].split()[-2:] == ["never", "never"] and lines[2].endswith(today)
    # No file holds the key, and no log of the server.
    files = [path for path in endpoint.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if used.encode() in path.read_bytes()]


def test_a_key_is_read_as_people_copy_it(serve):
    endpoint = serve()
    key = create(endpoint, "crm")
    for text in (key.upper(), key.replace("0", "O").replace("1", "l"), f"{key[:8]}-{key[8:]}"):
        assert ask(endpoint, text).status == 200
    answer = endpoint.client().ask(
        "GET", "/v1/bookings", headers={"Authorization": f"bearer {key}"})
    assert answer.status == 200


# Listings


def test_filters_are_those_of_the_command(serve):
    endpoint = serve()
    first, second = book(endpoint, 2)
    other, = book(endpoint, 1, page="other", email="hedy@example.com")
    key, times = create(endpoint, "crm"), starts(2)

    def found(query):
        answer = ask(endpoint, key, "?" + query)
        assert answer.status == 200, answer.text
        return {booking["id"] for booking in answer.json["bookings"]}

    assert found("") == {first, second, other}
    assert found("page=intro") == {first, second} and found("host=bob") == {other}
    assert found("email=HEDY%40example.com") == {other}
    assert found("status=cancelled") == set()
    assert found(f"from={times[1]}") == {second} and found(f"until={times[1]}") == {first, other}
    day = times[0][:10]
    assert found(f"from={day}") == {first, second, other} and found(f"until={day}") == set()
    assert found(f"from={day}&zone=America/Los_Angeles") == set()


def test_pages_follow_each_other_without_gap_or_repetition(serve):
    endpoint = serve("--no-rate-limits")
    everything = book(endpoint, 25) + book(endpoint, 5, page="other")
    key = create(endpoint, "crm")
    for form in ("json", "csv"):
        found, query, sizes = [], f"?limit=7&format={form}&from=2020-01-01", []
        while query:
            answer = ask(endpoint, key, query)
            assert answer.status == 200
            if form == "json":
                page_ids = [booking["id"] for booking in answer.json["bookings"]]
            else:
                page_ids = [row["id"] for row in csv.DictReader(io.StringIO(answer.text))]
            found += page_ids
            sizes.append(len(page_ids))
            link = answer.headers["Link"]
            assert form == "csv" or bool(link) == bool(answer.json["next"])
            query = link and "?" + urllib.parse.urlsplit(
                re.fullmatch(r'<https://book\.example\.com/(v1/bookings\?[^>]*)>; rel="next"',
                             link)[1]).query
        assert sorted(found) == sorted(everything) and sizes == [7, 7, 7, 7, 2]


def test_the_form_is_what_is_asked_for(serve):
    endpoint = serve()
    book(endpoint, 1, name="=SUM(1)")
    key = create(endpoint, "crm")
    for answer in (ask(endpoint, key, "?format=csv"), ask(endpoint, key, Accept="text/csv")):
        assert answer.headers["Content-Type"].startswith("text/csv")
        row, = csv.DictReader(io.StringIO(answer.text))
        assert row["customerName"] == "'=SUM(1)"
    for answer in (ask(endpoint, key, "?format=ics"),
                   ask(endpoint, key, Accept="text/plain, text/calendar;q=0.9")):
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert len(icalendar.Calendar.from_ical(answer.body).walk("VEVENT")) == 1
    # The address says more than the field.
    answer = ask(endpoint, key, "?format=json", Accept="text/csv")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json["bookings"][0]["customer"]["name"] == "=SUM(1)"
    assert answer.headers["Cache-Control"] == "no-store"
    assert ask(endpoint, key, Accept="*/*").json["next"] is None


def test_a_page_of_the_site_cannot_read_bookings(serve):
    endpoint = serve()
    client = endpoint.client()
    preflight = client.ask("OPTIONS", "/v1/bookings", headers={
        "Origin": "https://book.example.com", "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization"})
    allowed = preflight.headers.get("Access-Control-Allow-Headers", "")
    assert "authorization" not in allowed.lower() and "*" not in allowed


def test_the_description_for_programs_names_the_route(serve):
    endpoint = serve()
    description = endpoint.client().ask("GET", "/openapi.json").json
    route = description["paths"]["/v1/bookings"]["get"]
    assert {p["name"] for p in route["parameters"]} == {
        "from", "until", "zone", "page", "host", "status", "email", "limit", "after", "format"}
    assert route["security"] == [{"ownerKey": []}] and "401" in route["responses"]
    scheme = description["components"]["securitySchemes"]["ownerKey"]
    assert scheme["type"] == "http" and scheme["scheme"] == "bearer"
    book(endpoint, 1)
    booking, = ask(endpoint, create(endpoint, "crm")).json["bookings"]
    schema = description["components"]["schemas"]["Booking"]
    assert set(booking) == set(schema["required"]) == set(schema["properties"])
