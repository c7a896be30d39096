"""One-time links as customers, their mail tools and the owner's programs use them."""

import concurrent.futures
import datetime
import json
import os
import re
import sqlite3
import time
import urllib.parse
import urllib.request

import pytest

from booking import Client, Endpoint, content, page, starts, wait_for
from owner import Owner

#: What must not be seen by who comes by a one-time link.
TITLE, LINK = "Quokka sprint", "quokka-sprint"
QUESTION = [{"id": "topic", "label": "Topic", "type": "text", "required": True}]
HTML = {"Accept": "text/html"}
#: How many links 32 race for; a long run takes 10,000.
TOKENS = int(os.environ.get("BOOKPLATE_TOKENS", 40))


@pytest.fixture
def serve(bookplate, tmp_path):
    """Starts an endpoint with pages, by id."""
    running = []

    def start(pages, *options, hosts=("ada",), masters={}, **events):
        folder = content(tmp_path / "content", pages, hosts, **events)
        (folder / "masters").mkdir()
        for name, keys in masters.items():
            (folder / "masters" / f"{name}.json").write_text(json.dumps(keys))
        endpoint = Endpoint(bookplate, folder, tmp_path / "run", "--no-rate-limits", "--log",
                            *options).start()
        running.append(endpoint)
        endpoint.owner = Owner(bookplate, endpoint.folder)
        endpoint.content = folder
        return endpoint

    yield start
    for endpoint in running:
        endpoint.stop()


def mint(endpoint, *options, page="secret", status=0):
    """Paths of new links, one for each line."""
    run = endpoint.owner.run("link", "one-time", page, "--content", endpoint.content, *options,
                             status=status)
    prefix = "https://book.example.com"
    assert all(line.startswith(prefix + "/o/") for line in run.stdout.splitlines()), run.stdout
    return [line.removeprefix(prefix) for line in run.stdout.splitlines()]


def token(path):
    return path.split("/")[2]


def secret(**keys):
    return page(**{"title": TITLE, "link": LINK} | keys)


def book(client, path, start, **fields):
    body = {"link": token(path), "start": start, "name": "Grace Hopper",
            "email": "grace@example.com"} | fields
    return client.ask("POST", "/v1/bookings", {k: v for k, v in body.items() if v is not None})


def fields(html):
    """The hidden fields of a form on a page."""
    tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", html)
    found = [(re.search(r'name="([^"]*)"', tag)[1], re.search(r'value="([^"]*)"', tag)[1])
             for tag in tags]
    return dict(found)


def submit(client, path, start, **typed):
    """Chooses a time and sends the form, as a browser without scripts does."""
    query = urllib.parse.urlencode({"start": start})
    form = client.ask("GET", f"{path}?{query}", headers=HTML)
    assert form.status == 200 and "<form" in form.text, form.text
    body = fields(form.text) | {"name": "Grace Hopper", "email": "grace@example.com"} | typed
    return client.ask("POST", "/bookings", urllib.parse.urlencode(body),
                      HTML | {"Content-Type": "application/x-www-form-urlencoded",
                              "Sec-Fetch-Site": "same-origin"})


def statuses(endpoint):
    listed = json.loads(endpoint.owner.run("links", "list", "--format", "json").stdout)
    return [link["status"] for link in listed["links"]]


def test_a_link_books_once_and_then_says_so_kindly(serve):
    endpoint = serve({"secret": secret()})
    path, = mint(endpoint)
    client = endpoint.client()
    assert client.ask("GET", path, headers=HTML).status == 200
    first, second = starts(2)
    done = submit(client, path, first)
    assert done.status == 303 and "/m/" in done.headers["Location"]
    used = client.ask("GET", path, headers=HTML)
    assert used.status == 410 and "has been used" in used.text and "confirmation" in used.text
    again = book(client, path, second)
    assert again.status == 410 and again.json["type"].endswith(":gone")
    assert statuses(endpoint) == ["used"]
    assert endpoint.rows("SELECT count(*) FROM booking") == [(1,)]


def test_an_attempt_that_fails_spends_nothing(serve):
    endpoint = serve({"secret": secret()})
    path, = mint(endpoint)
    client = endpoint.client()
    start, = starts(1)
    assert client.book(start, page=LINK, email="ada@example.com").status == 201
    assert book(client, path, start).status == 409
    assert book(client, path, start, email="nobody").status == 422
    assert book(client, path, "yesterday").status == 422
    lost = submit(client, path, starts(2)[1], email="nobody")
    assert lost.status == 422 and token(path) in lost.text
    assert statuses(endpoint) == ["unused"]
    assert book(client, path, starts(2)[1]).status == 201


def test_unknown_expired_and_revoked_links_say_so(serve):
    endpoint = serve({"secret": secret()})
    client = endpoint.client()
    unknown = client.ask("GET", "/o/" + "0" * 26, headers=HTML)
    assert unknown.status == 404 and "Link not found" in unknown.text
    path, = mint(endpoint)
    listed = json.loads(endpoint.owner.run("links", "list", "--format", "json").stdout)
    endpoint.owner.run("links", "revoke", listed["links"][0]["id"])
    revoked = client.ask("GET", path, headers=HTML)
    assert revoked.status == 410 and "no longer valid" in revoked.text
    assert book(client, path, starts(1)[0]).status == 410
    path, = mint(endpoint, "--expires", time.strftime(
        "%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3)))
    assert client.ask("GET", path, headers=HTML).status == 200
    time.sleep(4)
    expired = client.ask("GET", path, headers=HTML)
    assert expired.status == 410 and "has expired" in expired.text
    assert book(client, path, starts(1)[0]).status == 410
    assert statuses(endpoint) == ["revoked", "expired"]
    assert endpoint.owner.run("links", "revoke", "0" * 16, status=1)


def test_the_page_behind_a_link_is_not_seen(serve):
    """Neither on any page, nor in the calendar file, nor in the mails to the customer."""
    endpoint = serve({"secret": secret(description="About the " + TITLE, tags=["quokka"])})
    for title in (None, "For you alone"):
        path, = mint(endpoint, *(["--title", title] if title else []))
        client = endpoint.client()
        first, second, third = starts(3, ahead=2 if title else 3)
        query = urllib.parse.urlencode({"start": first})
        seen = [client.ask("GET", address, headers=HTML).text
                for address in (path, f"{path}?zones=1", f"{path}?{query}")]
        assert title is None or title in seen[0]
        other = endpoint.client().book(second, page=LINK, email="other@example.com")
        assert other.status == 201
        seen.append(submit(client, path, second).text)
        seen.append(submit(client, path, first, email="").text)
        done = submit(client, path, first)
        manage = done.headers["Location"]
        seen.append(client.ask("GET", manage, headers=HTML).text)
        manage = manage.split("?")[0]
        seen.append(client.ask("GET", manage + ".ics").text)
        seen.append(client.ask("GET", manage + "?move=1", headers=HTML).text)
        seen.append(client.ask("GET", manage + "?move=1&" + urllib.parse.urlencode(
            {"start": third}), headers=HTML).text)
        seen.append(client.ask("GET", path, headers=HTML).text)
        seen.append(book(client, path, third).text)
        cancelled = client.ask("POST", manage + "/cancel", "choice=cancel", HTML | {
            "Content-Type": "application/x-www-form-urlencoded"})
        seen.append(client.ask("GET", cancelled.headers["Location"], headers=HTML).text)
        seen.append(client.ask("GET", manage + ".ics").text)
        for text in seen:
            assert "quokka" not in text.replace("=\n", "").lower(), text
    outbox = endpoint.folder / "var" / "outbox"
    wait_for(lambda: len(list(outbox.glob("*-customer.eml"))) == 6)
    mails = [mail for mail in outbox.glob("*-customer.eml")
             if b"grace@example.com" in mail.read_bytes()]
    assert len(mails) == 4
    for mail in mails:
        assert "quokka" not in readable(mail.read_bytes()).lower(), mail


def readable(mail):
    """All that a mail says, decoded."""
    import email
    import email.policy
    message = email.message_from_bytes(mail, policy=email.policy.default)
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    texts = [part if isinstance(part, str) else part.decode() for part in parts]
    return "\n".join([str(value) for value in message.values()] + texts).replace("\r\n ", "")


def test_what_a_link_knows_of_its_customer_no_address_changes(serve):
    endpoint = serve({"secret": secret(form=QUESTION)})
    path, = mint(endpoint, "--for", "Grace Hopper <grace@example.com>", "--field", "topic=COBOL")
    client = endpoint.client()
    start, = starts(1)
    query = urllib.parse.urlencode({"start": start, "name": "Mallory", "email": "m@example.com"})
    form = client.ask("GET", f"{path}?{query}", headers=HTML).text
    assert 'value="Grace Hopper"' in form and 'value="COBOL"' in form and "Mallory" not in form
    done = book(client, path, start, name=None, email=None)
    assert done.status == 201, done.text
    assert endpoint.rows("SELECT customerName, customerEmail FROM booking") == [
        ("Grace Hopper", "grace@example.com")]
    for text in (done.text, client.ask("GET", path, headers=HTML).text):
        assert "Grace" not in text and "COBOL" not in text


def test_a_link_is_for_the_event_the_host_and_the_times_that_the_owner_says(serve):
    walk = {"name": "Walk", "duration": "30m"}
    endpoint = serve({"secret": page(title=TITLE, link=LINK, duration=None,
                                     events=["walk", "talk"])},
                     walk=walk, talk=walk | {"name": "Talk"})
    client = endpoint.client()
    first, second, third = starts(3)
    path, = mint(endpoint, "--event", "talk", "--host", "ada", "--time", first, "--time", third)
    shown = client.ask("GET", f"{path}?from={first[:10]}&zone=UTC", headers=HTML).text
    assert first in shown and third in shown and second not in shown and "Walk" not in shown
    assert book(client, path, first, event="walk").status == 422
    assert book(client, path, second).status == 409
    assert submit(client, path, first).status == 303
    assert endpoint.rows("SELECT event FROM booking") == [("talk",)]
    run = endpoint.owner.run("link", "one-time", "secret", "--content", endpoint.content,
                             "--event", "swim", "--host", "bob", "--expires", "91d",
                             "--time", "soon", status=1)
    assert run.stdout == "" and run.stderr.count("error:") == 4


def test_the_times_of_a_link_are_those_of_the_clocks_of_the_page(bookplate, tmp_path):
    owner = Owner(bookplate, tmp_path / "run")
    folder = content(tmp_path / "content", {"secret": secret(zone="Europe/Berlin")})
    year = int(starts(1)[0][:4]) + 1
    times = [f"{year}-01-05T10:00", f"{year}-01-05T11:00+01:00", f"{year}-07-05T10:00:00"]
    command = ("link", "one-time", "secret", "--content", folder, "--expires", "90d")
    owner.run(*command, *(part for time in times for part in ("--time", time)))
    with sqlite3.connect(owner.folder / "var/bookplate.sqlite") as database:
        kept = {start for start, in database.execute("SELECT start FROM linkStart")}
    assert kept == {seconds(f"{year}-{start}:00:00Z")
                    for start in ("01-05T09", "01-05T10", "07-05T08")}
    sunday = max(day for day in range(25, 32) if datetime.date(year, 10, day).weekday() == 6)
    run = owner.run(*command, "--time", f"{year}-10-{sunday}T02:30", status=1)
    assert f"write {year}-10-{sunday}T02:30+02:00 or {year}-10-{sunday}T02:30+01:00" in run.stderr


@pytest.mark.parametrize("customer", [
    "Grace <grace@example.com>", "grace@example.com", "Grace"])
def test_the_list_names_customers_as_the_owner_did(bookplate, tmp_path, customer):
    owner = Owner(bookplate, tmp_path / "run")
    folder = content(tmp_path / "content", {"secret": secret()})
    owner.run("link", "one-time", "secret", "--content", folder, "--for", customer)
    assert owner.run("links", "list").stdout.endswith(f"  {customer}\n")


def test_moving_keeps_a_link_spent_and_cancelling_too_unless_the_page_says_otherwise(serve):
    endpoint = serve({"secret": secret(), "open": page(title="Open", link="open-again",
                                                       reopen_on_cancel=True)})
    client = endpoint.client()
    times = starts(4)
    for name, expected in (("secret", "used"), ("open", "unused")):
        path, = mint(endpoint, page=name)
        start, other = times.pop(), times.pop()
        manage = urllib.parse.urlsplit(book(client, path, start).json["manage"]).path
        form = {"Content-Type": "application/x-www-form-urlencoded"} | HTML
        body = urllib.parse.urlencode({"start": other, "choice": "move"})
        assert client.ask("POST", manage + "/move", body, form).status == 303
        assert book(client, path, start).status == 410
        assert client.ask("POST", manage + "/cancel", "choice=cancel", form).status == 303
        assert statuses(endpoint)[-1] == expected
    assert book(client, path, start).status == 201


def test_a_link_to_a_master_page_books_with_whom_it_finds(serve):
    endpoint = serve({"ada-intro": page(), "grace-intro": page(host="grace")}, hosts=("ada", "grace"),
                     masters={"team": {"title": TITLE, "link": LINK, "scenario": "dynamic-rules",
                                       "rules": [{"event": "walk", "owner": {
                                           "members": ["ada-intro", "grace-intro"],
                                           "distribution": "priority"}}]},
                              "choice": {"title": "Choice", "scenario": "pages-only",
                                         "pages": ["ada-intro", "grace-intro"]}},
                     walk={"name": "Walk", "duration": "30m"})
    first, second = mint(endpoint, "--count", "2", page="team")
    client = endpoint.client()
    start, = starts(1)
    shown = client.ask("GET", f"{first}?from={start[:10]}&zone=UTC", headers=HTML)
    assert shown.status == 200 and start in shown.text and "quokka" not in shown.text.lower()
    assert submit(client, first, start).status == 303
    assert book(client, first, start).status == 410
    assert book(client, second, start, email="other@example.com").status == 201
    assert endpoint.rows("SELECT count(DISTINCT host), count(*) FROM booking") == [(2, 2)]
    assert statuses(endpoint) == ["used", "used"]
    # Where visitors choose a page, it is booked with the page that they chose.
    third, = mint(endpoint, page="choice")
    later, email = starts(2)[1], "third@example.com"
    assert book(client, third, later, email=email).status == 422
    assert book(client, third, later, email=email, page="page-2").status == 201


SCANNERS = [
    "Mozilla/5.0 (compatible; Microsoft SafeLinks)", "Mimecast-URL-Scanner", "Proofpoint URL Defense",
    "Barracuda Sentinel", "Slackbot-LinkExpanding 1.0", "facebookexternalhit/1.1", "Twitterbot/1.0",
    "WhatsApp/2.23", "TelegramBot (like TwitterBot)", "Googlebot/2.1", "bingbot/2.0", "LinkedInBot/1.0",
    "Discordbot/2.0", "SkypeUriPreview", "Iframely/1.3", "curl/8.0", "Wget/1.21", "python-requests/2.31",
    "Symantec WebPulse", "ZoomInfoBot",
]


def test_who_only_looks_changes_nothing(serve):
    endpoint = serve({"secret": secret()})
    spent, fresh = mint(endpoint, "--count", "2")
    client = endpoint.client()
    booked = book(client, spent, starts(1)[0]).json
    manage = urllib.parse.urlsplit(booked["manage"]).path
    before = endpoint.rows("SELECT * FROM booking"), endpoint.rows("SELECT * FROM oneTimeLink")
    form = f"{fresh}?start={starts(2)[1]}"
    for scanner in SCANNERS:
        for path in (spent, fresh, form, fresh + "?skip=1", manage, manage + "?move=1",
                     manage + "/cancel", manage + ".ics"):
            for method in ("GET", "HEAD", "OPTIONS"):
                answer = client.ask(method, path, headers={"User-Agent": scanner} | HTML)
                assert answer.status < 500
                assert method != "HEAD" or not answer.body
    assert before == (endpoint.rows("SELECT * FROM booking"),
                      endpoint.rows("SELECT * FROM oneTimeLink"))
    assert book(client, fresh, starts(2)[1]).status == 201


def manglings(path):
    """What mail tools, gateways and people make of a link."""
    t = token(path)
    quoted = "".join(f"%{ord(c):02X}" for c in t)
    return [
        path + ".", path + ",", path + ";", path + ":", path + "!", path + ")", path + "]",
        path + "%3E", path + ">", path + "%22", path + "'", path + "%E2%80%9D", path + "...",
        path + "/", path + "//", "/" + path, "/o//" + t, path.upper(), "/O/" + t, "/o/" + t.upper(),
        "/o/" + t.replace("0", "O").replace("1", "l"),
        path + "?utm_source=news&utm_medium=mail", path + "&utm_source=news", path + "?fbclid=x%",
        path + "%3Futm_source%3Dnews", path + "?amp;utm_source=1&amp;x", path + "#top",
        path + "%23top", path + "%20", path + "%0D%0A", "/o/%20" + t, "/o/" + t[:13] + "%0A" + t[13:],
        "/o/" + t[:13] + "%20" + t[13:], "/o/" + t[:13] + "=%0D%0A" + t[13:],
        "/o/" + t[:13] + "-%0A" + t[13:], "/o/" + t[:8] + "%E2%80%8B" + t[8:], "/o/" + quoted,
        "/o/" + quoted.replace("%", "%25"), "/o%2F" + t, "/o?t=" + t,
    ]


def test_links_survive_what_gateways_do_to_them(serve):
    endpoint = serve({"secret": secret()})
    # More of them in the tests of the reading itself.
    paths = mint(endpoint, "--count", "5")
    client = endpoint.client()
    for path in paths:
        changed = manglings(path)
        assert len(changed) == 40
        failed = []
        for address in changed:
            answer = client.ask("GET", address, headers=HTML)
            if answer.status == 303:
                answer = client.ask("GET", answer.headers["Location"], headers=HTML)
            assert answer.status in (200, 404, 400), (address, answer.status)
            assert answer.text.lower().startswith("<!doctype html>") and "<h1" in answer.text
            if answer.status != 200 or path not in answer.text:
                failed.append(address)
        assert len(failed) <= 2, failed
    assert set(statuses(endpoint)) == {"unused"}


def test_a_token_that_became_a_parameter_is_understood_and_told_to_nobody(serve, visit):
    endpoint = serve({"secret": secret()}, "--endpoint-url", "http://127.0.0.1/",
                     "--site-url", "http://127.0.0.1/")
    path, = mint(endpoint)
    client = endpoint.client()
    for wrong in ("/o?t=", "/o?t=none", "/o?x=" + token(path), "/o?t=" + token(path)[1:]):
        answer = client.ask("GET", wrong, headers=HTML)
        assert answer.status == 404 and "<h1" in answer.text, wrong
    for method in ("POST", "PUT", "DELETE"):
        assert client.ask(method, "/o?t=" + token(path)).status in (403, 404, 405)
    answer = client.ask("GET", f"/o?t={token(path)}&utm_source=news", headers=HTML)
    assert (answer.status, answer.body) == (303, b"")
    assert answer.headers["Location"] == path + "?utm_source=news"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    tab = visit()
    page = tab.open(f"{endpoint.url}o?t={token(path)}")
    page.wait_for_url(endpoint.url + path[1:] + "?zone=Europe%2FLondon")
    page.locator("input[name=start]").nth(9).check(force=True)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your name").wait_for()
    # Whatever the script did to the address, it still leads to the link.
    page.reload()
    page.get_by_label("Your name").wait_for()
    assert page.url.startswith(endpoint.url + path[1:])
    assert not any("refer" in request.headers for request in tab.requests)
    assert statuses(endpoint) == ["unused"]
    assert token(path) not in endpoint.errors.lower() and "303" in endpoint.errors


def test_a_link_shows_its_times_in_the_zone_of_the_visitor(serve, visit):
    endpoint = serve({"secret": secret()})
    path, = mint(endpoint)
    tab = visit(timezone_id="America/New_York")
    page = tab.open(endpoint.url + path[1:])
    page.get_by_text("New York time").wait_for()
    page.locator(".pick input[type=radio]").first.check(force=True)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Your details").wait_for()
    assert "New York time" in page.locator("#book").inner_text()
    assert not tab.violations and not tab.complaints()
    # A zone that the address names is the visitor's wish.
    page = visit(timezone_id="America/New_York").open(endpoint.url + path[1:] + "?zone=Asia/Tokyo")
    page.get_by_text("Tokyo time").wait_for()
    page = visit(timezone_id="America/New_York", java_script_enabled=False).open(
        endpoint.url + path[1:])
    assert "New York time" not in page.locator("#book").inner_text()


def test_a_shortened_or_lengthened_token_is_none(serve):
    endpoint = serve({"secret": secret()})
    path, = mint(endpoint)
    client = endpoint.client()
    for wrong in (path[:-1], path + "0", path + "/cancel0", path[:-1] + "u", "/o/", "/o"):
        answer = client.ask("GET", wrong, headers=HTML)
        assert answer.status == 404 or wrong == path + "/cancel0", wrong
    assert statuses(endpoint) == ["unused"]


@pytest.mark.parametrize("same", [True, False])
def test_of_32_who_submit_a_token_at_once_one_books(serve, same):
    endpoint = serve({"secret": secret()}, "--connections-per-client", "200")
    paths = mint(endpoint, "--count", TOKENS)
    clients = [endpoint.client() for _ in range(32)]
    free = starts(TOKENS + 32)

    def race(path, k):
        start = free[0] if same else free[k]
        return book(clients[k], path, start, email=f"c{k}@example.com").status

    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        for path in paths:
            got = list(pool.map(lambda k: race(path, k), range(32)))
            assert sorted(got) == [201] + [410] * 31, got
            free.pop(0 if same else got.index(201))
    assert endpoint.rows("SELECT count(*) FROM booking") == [(TOKENS,)]
    assert endpoint.rows("SELECT count(DISTINCT link) FROM linkUse WHERE holds = 1") == [(TOKENS,)]
    assert endpoint.rows("SELECT count(*) FROM oneTimeLink WHERE used IS NOT NULL") == [(TOKENS,)]
    assert endpoint.owner.run("verify")


def test_killed_at_any_moment_a_link_is_spent_if_and_only_if_it_booked(serve):
    endpoint = serve({"secret": secret()}, "--connections-per-client", "200")
    answered = {}
    times = iter(starts(2000))
    for round in range(8):
        paths = mint(endpoint, "--count", "60")
        clients = [endpoint.client() for _ in range(8)]

        def work(k):
            for path in paths[k::8]:
                try:
                    answer = book(clients[k], path, next(times), email=f"k{k}@example.com")
                except Exception:
                    return
                answered[path] = answer.status

        with concurrent.futures.ThreadPoolExecutor(9) as pool:
            running = [pool.submit(work, k) for k in range(8)]
            time.sleep(0.02 + 0.015 * round)
            endpoint.kill()
            for one in running:
                one.result()
        endpoint.start()
        assert endpoint.rows("SELECT count(*) FROM oneTimeLink WHERE used IS NOT NULL") == \
            endpoint.rows("SELECT count(*) FROM linkUse WHERE holds = 1") == \
            endpoint.rows("SELECT count(*) FROM booking")
    client = endpoint.client()
    assert 201 in answered.values()
    for path, status in answered.items():
        expected = 410 if status == 201 else 200
        assert client.ask("GET", path, headers=HTML).status == expected
    endpoint.owner.run("verify")


def test_the_ids_that_a_holder_sees_count_before_the_pages_own(serve):
    events = [{"name": "Event 2", "duration": "30m"}, {"name": "Event 1", "duration": "45m"}]
    endpoint = serve({"secret": secret(duration=None, events=events)})
    client = endpoint.client()
    (path,) = mint(endpoint)
    shown = client.ask("GET", path, headers=HTML).text
    # The first is shown as `event-1`, which is the page's own id of the second.
    for id, name, minutes in [("event-1", "Event 2", 30), ("event-2", "Event 1", 45)]:
        assert f"event={id}" in shown
        chosen = client.ask("GET", f"{path}?event={id}", headers=HTML).text
        assert name in chosen and f"{minutes} min" in chosen
        (other,) = mint(endpoint)
        done = book(client, other, starts(1, ahead=minutes)[0], event=id)
        assert done.status == 201, done.text
    assert endpoint.rows("SELECT event, eventName FROM booking ORDER BY number") == [
        ("event-2", "Event 2"), ("event-1", "Event 1")]


def test_space_around_what_stands_in_a_table_is_left_out(serve):
    endpoint = serve({"secret": secret()})
    (endpoint.folder / "customers.csv").write_text(
        " name , email\n Grace Hopper\t, grace@example.com \n")
    (path,) = mint(endpoint, "--csv", "customers.csv")
    done = book(endpoint.client(), path, starts(1)[0], name=None, email=None)
    assert done.status == 201, done.text
    assert endpoint.rows("SELECT customerName, customerEmail FROM booking") == [
        ("Grace Hopper", "grace@example.com")]


def test_links_are_minted_from_a_table_by_a_server_and_without_one(serve):
    endpoint = serve({"secret": secret(form=QUESTION)})
    table = endpoint.folder / "customers.csv"
    rows = "".join(f'"Customer {n}",c{n}@example.com,Topic {n}\r\n' for n in range(300))
    table.write_text("name,email,topic\r\n" + rows)
    paths = mint(endpoint, "--csv", "customers.csv", "--expires", "30d")
    assert len(set(paths)) == 300
    endpoint.stop()
    more = mint(endpoint, "--csv", "customers.csv")
    assert len(set(paths + more)) == 600
    endpoint.start()
    done = book(endpoint.client(), more[7], starts(1)[0], name=None, email=None)
    assert done.status == 201, done.text
    assert endpoint.rows("SELECT customerEmail FROM booking") == [("c7@example.com",)]
    table.write_text("name,email,topic\nGrace,nobody,x\nAda,ada@example.com,\n,,,\n")
    wrong = endpoint.owner.run("link", "one-time", "secret", "--content", endpoint.content, "--csv",
                               "customers.csv", status=1)
    assert wrong.stdout == "" and "customers.csv:4: error:" in wrong.stderr
    table.write_text("name,email,tipoc\nGrace,nobody,x\n")
    wrong = endpoint.owner.run("link", "one-time", "secret", "--content", endpoint.content, "--csv",
                               "customers.csv", status=1)
    assert "customers.csv:2: error:" in wrong.stderr and "`tipoc`" in wrong.stderr
    assert endpoint.rows("SELECT count(*) FROM oneTimeLink") == [(600,)]


@pytest.mark.parametrize("text, words", [
    ("", ":1: error: The file is empty"),
    ("name,,email\nA,b,c\n", ":1: error: A column has no name"),
    ("name,topic,name\nA,b,c\n", ":1: error: The column `name` is there twice"),
    ("name,email\nA,a@example.com\n\nB\n", ":4: error: The row has 1 cells"),
    ("name,skip\nA,yes\n", ":2: error: `skip` is 1 or 0"),
    ("name,event\nA,swim\n", ":2: error: The page has no such event; its events are `secret`"),
    ("name,expires\nA,1d\nB,91d\n", ":3: error: A link is good for at most 90 days"),
    ('name\n"A\nB"\n"C\n', ":4: error: A quote is opened"),
    (b"name\nA\xff\n", ":2: error: The text is not UTF-8"),
])
def test_a_table_with_a_mistake_makes_no_link(bookplate, tmp_path, text, words):
    owner = Owner(bookplate, tmp_path / "run")
    folder = content(tmp_path / "content", {"secret": secret(form=QUESTION)})
    (owner.folder / "customers.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    run = owner.run("link", "one-time", "secret", "--content", folder, "--csv", "customers.csv",
                    status=1)
    assert words in run.stderr and run.stdout == ""
    assert not (owner.folder / "var").exists()


@pytest.mark.parametrize("kind", ["one-time", "personal"])
def test_all_rows_with_a_mistake_are_told_at_once(bookplate, tmp_path, kind):
    owner = Owner(bookplate, tmp_path / "run")
    folder = content(tmp_path / "content", {"secret": secret(form=QUESTION)})
    (owner.folder / "customers.csv").write_text(
        "name,email,skip\nA,a@example.com,yes\nB,b@example.com,1\nC,c@\nD,d@,0\nE,e@example.com,2\n")
    run = owner.run("link", kind, "secret", "--content", folder, "--csv", "customers.csv", status=1)
    told = [line.split(":")[1] for line in run.stderr.splitlines()]
    assert told == ["2", "4", "5", "6"] and run.stdout == ""
    assert not (owner.folder / "var").exists()


@pytest.mark.parametrize("kind", ["one-time", "personal"])
@pytest.mark.parametrize("text", [
    "NAME;E-Mail;topic\r\nA, B;a@example.com;Tea\r\n", "name\temail\ttopic\nA, B\ta@example.com\tTea\n",
    'Name;e-mail;topic\n"A, B";"a@example.com";Tea\n', 'name,Email,topic\n"A, B",a@example.com,Tea\n'])
def test_a_table_is_taken_as_spreadsheets_write_it(bookplate, tmp_path, kind, text):
    owner = Owner(bookplate, tmp_path / "run")
    folder = content(tmp_path / "content", {"secret": secret(form=QUESTION)})
    (owner.folder / "customers.csv").write_text(text)
    run = owner.run("link", kind, "secret", "--content", folder, "--csv", "customers.csv")
    assert run.stdout.count("\n") == 1
    if kind == "one-time":
        link, = json.loads(owner.run("links", "list", "--format", "json").stdout)["links"]
        assert (link["name"], link["email"]) == ("A, B", "a@example.com")


def test_a_row_says_more_than_the_options(bookplate, tmp_path):
    owner = Owner(bookplate, tmp_path / "run")
    folder = content(tmp_path / "content", {"secret": secret(form=QUESTION)})
    (owner.folder / "customers.csv").write_text(
        "email,title,topic,expires,skip\na@example.com,Only you,COBOL,2d,1\nb@example.com,,,,\n")
    owner.run("link", "one-time", "secret", "--content", folder, "--csv", "customers.csv",
              "--title", "For all", "--field", "topic=Any", "--expires", "3d", "--for", "Somebody")
    first, second = json.loads(owner.run("links", "list", "--format", "json").stdout)["links"]
    days = lambda link: round((seconds(link["expires"]) - seconds(link["created"])) / 86_400)
    assert (first["email"], first["title"], days(first)) == ("a@example.com", "Only you", 2)
    assert (second["email"], second["title"], days(second)) == ("b@example.com", "For all", 3)
    assert first["name"] == second["name"] == "Somebody"


def seconds(instant):
    return datetime.datetime.fromisoformat(instant.replace("Z", "+00:00")).timestamp()


def test_programs_with_a_key_make_list_and_revoke_links(serve):
    endpoint = serve({"secret": secret()})
    client = endpoint.client()
    wish = {"page": LINK, "name": "Grace Hopper", "email": "grace@example.com", "expires": "2d"}
    key = endpoint.owner.run("keys", "create", "crm", "--scope", "links").stdout.strip()
    reader = endpoint.owner.run("keys", "create", "reader").stdout.strip()
    for wrong in ({}, {"Authorization": "Bearer " + reader}, {"Authorization": "Bearer " + "0" * 26}):
        assert client.ask("POST", "/v1/links", wish, wrong).status == 401
        assert client.ask("GET", "/v1/links", headers=wrong).status == 401
        assert client.ask("DELETE", "/v1/links/" + "0" * 16, headers=wrong).status == 401
    auth = {"Authorization": "Bearer " + key}
    bad = client.ask("POST", "/v1/links", wish | {
        "event": "swim", "count": 101, "email": "x", "colour": "red", "expires": "1y"}, auth)
    assert bad.status == 422
    assert {error["field"] for error in bad.json["errors"]} == {
        "event", "count", "email", "colour", "expires"}
    made = client.ask("POST", "/v1/links", wish | {"count": 3}, auth)
    assert made.status == 201, made.text
    links = made.json["links"]
    path = urllib.parse.urlsplit(links[0]["url"]).path
    assert book(client, path, starts(1)[0]).status == 201
    assert client.ask("DELETE", "/v1/links/" + links[1]["id"], headers=auth).status == 204
    assert client.ask("DELETE", "/v1/links/" + "0" * 16, headers=auth).status == 404
    listed = client.ask("GET", "/v1/links", headers=auth).json
    assert [link["status"] for link in listed["links"]] == ["used", "revoked", "unused"]
    assert listed["links"][0]["booking"] and listed["next"] is None
    assert token(path) not in json.dumps(listed)
    part = client.ask("GET", "/v1/links?limit=2&status=used", headers=auth).json
    assert len(part["links"]) == 1
    part = client.ask("GET", "/v1/links?limit=1", headers=auth).json
    rest = client.ask("GET", f"/v1/links?after={part['next']}", headers=auth).json
    assert [link["id"] for link in part["links"] + rest["links"]] == [l["id"] for l in links]
    assert client.ask("GET", "/v1/links?limit=0&status=new", headers=auth).status == 422


def test_tokens_and_customers_of_links_are_in_nothing_that_is_told(serve):
    endpoint = serve({"secret": secret()})
    canary = "canary.customer@example.com"
    path, other = mint(endpoint, "--count", "2", "--for", f"Canary Customer <{canary}>")
    client = endpoint.client()
    client.ask("GET", path, headers=HTML)
    book(client, path, starts(1)[0], name=None, email=None)
    client.ask("GET", other + "?x=1", headers=HTML)
    endpoint.owner.run("backup", "copy")
    with urllib.request.urlopen(f"http://{endpoint.admin}/metrics") as answer:
        metrics = answer.read().decode()
    assert "bookplate_requests_total" in metrics and "bookplate_bookings" in metrics
    assert token(path) not in metrics and token(other) not in metrics
    assert "canary" not in metrics.lower()
    found = endpoint.owner.holders([token(path).encode(), token(other).encode()], below=".")
    assert found == []
    log = (endpoint.folder / "errors.txt").read_bytes()
    assert b"/o/{token}" in log and b"canary" not in log.lower()
    # Once forgotten, the person is in no link either.
    endpoint.owner.run("forget", canary, "--yes")
    (endpoint.folder / "copy").unlink()
    assert endpoint.owner.holders([b"canary"], below="var") == []
    assert client.ask("GET", other, headers=HTML).status == 404


def test_links_of_a_backup_wait_until_the_owner_confirms_them(serve):
    endpoint = serve({"secret": secret()})
    path, = mint(endpoint)
    endpoint.owner.run("backup", "copy")
    client = endpoint.client()
    assert book(client, path, starts(1)[0]).status == 201
    endpoint.stop()
    said = endpoint.owner.run("restore", "copy").stdout
    assert "1 one-time link of the backup" in said and "links confirm" in said
    endpoint.start()
    client = endpoint.client()
    held = client.ask("GET", path, headers=HTML)
    assert held.status == 410 and "cannot be used at the moment" in held.text
    assert book(client, path, starts(1)[0]).status == 410
    assert "1 link is good again" in endpoint.owner.run("links", "confirm").stdout
    assert book(client, path, starts(1)[0]).status == 201
