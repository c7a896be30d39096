"""What strangers send on purpose is refused by its name, and harms nobody."""

import contextlib
import os
import re
import socket
import urllib.error
import urllib.request

import pytest

from booking import Endpoint, content, page, starts

FIELDS = [{"id": "topic", "type": "text", "label": "Topic"}]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def server(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page(form=FIELDS, guests=3)})
    server = Endpoint(bookplate, folder, tmp_path / "place", "--no-rate-limits").start()
    yield server
    assert server.stop() == 0


@pytest.fixture
def limited(bookplate, tmp_path):
    """A server whose limits hold, for customers from as many networks as there are."""
    folder = content(tmp_path / "content", {"intro": page(guests=3)})
    server = Endpoint(
        bookplate, folder, tmp_path / "place", "--trusted-proxy", "127.0.0.1").start()
    yield server
    assert server.stop() == 0


def test_a_connection_keeps_nothing_of_what_was_answered(server):
    filler = b"".join(b"X-%d: " % n + b"a" * 1500 + b"\r\n" for n in range(10))
    ask = b"GET /nothing HTTP/1.1\r\nHost: " + server.address.encode() + b"\r\n" + filler + b"\r\n"
    half, before = len(ask) // 2, memory(server)
    with socket.create_connection(tuple(server.address.split(":")), timeout=20) as line:
        line.sendall(ask[:half])
        for _ in range(1500):
            # Each piece ends within the next request.
            line.sendall(ask[half:] + ask[:half])
            answer = b""
            while b"\r\n\r\n" not in answer:
                answer += line.recv(1 << 16)
    assert memory(server) - before < 12_000


def memory(server):
    """Kilobytes that the server holds."""
    with open(f"/proc/{server.process.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])


#: The last moment that there is, and one so late that its meeting would end after it.
@pytest.mark.parametrize("start", ["2200-12-31T23:59:59Z", "2200-12-31T23:30:00Z"])
def test_a_start_at_the_end_of_all_times_is_refused(server, start):
    client = server.client()
    answer = client.book(start)
    assert answer.status == 422
    assert [error["field"] for error in answer.json["errors"]] == ["start"]
    answer = client.ask(
        "POST", "/bookings", f"page=intro&start={start}&name=G&email=g%40example.com",
        FORM | {"Origin": f"http://{server.address}"})
    assert answer.status == 422
    booked = client.book(starts(1)[0])
    path = booked.json["manage"].removeprefix("https://book.example.com")
    assert client.ask("POST", path + "/move", f"choice=move&start={start}", FORM).status == 409


@pytest.mark.parametrize("name", [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80"])
def test_letters_that_are_none_are_not_stored_as_others(server, name):
    body = b'{"page":"intro","start":"%s","email":"g@example.com","name":"%s"}'
    answer = server.client().ask(
        "POST", "/v1/bookings", body % (starts(1)[0].encode(), name),
        {"Content-Type": "application/json"})
    assert answer.status == 400
    assert server.rows("SELECT count(*) FROM booking") == [(0,)]


def test_an_answer_with_a_fraction_is_not_lost(server):
    client = server.client()
    assert client.book(starts(1)[0], answers={"topic": 1.5}).status == 400
    booked = client.book(starts(1)[0], answers={"topic": 15})
    assert booked.status == 201
    assert server.rows("SELECT count(*) FROM booking") == [(1,)]


@pytest.mark.parametrize("zone", ["localtime", "posixrules", "posix/Europe/London"])
def test_a_zone_that_means_something_else_elsewhere_is_none(server, zone):
    client = server.client()
    assert client.ask("GET", f"/v1/pages/intro/times?zone={zone}").status == 422
    assert client.book(starts(1)[0], zone=zone).status == 422


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_nothing_is_confirmed_that_a_deleted_database_would_take_with_it(server, ending):
    client, times = server.client(), starts(3)
    assert client.book(times[0]).status == 201
    file = f"{server.database}{ending}"
    os.rename(file, file + ".moved")
    answer = client.book(times[1])
    assert answer.status == 503 and answer.headers["Retry-After"]
    with pytest.raises(urllib.error.HTTPError) as unready:
        urllib.request.urlopen(f"http://{server.admin}/readyz")
    assert unready.value.code == 503
    os.rename(file + ".moved", file)
    assert client.book(times[2]).status == 201
    assert "was deleted, moved or replaced" in server.errors
    with contextlib.closing(urllib.request.urlopen(f"http://{server.admin}/readyz")) as ready:
        assert ready.status == 200


def test_nobody_fills_the_mailbox_of_a_guest(limited):
    client = limited.client()

    def book(number, guest):
        body = {"page": "intro", "start": starts(20)[number], "name": "Grace Hopper",
                "email": f"c{number}@example.com", "guests": [guest]}
        return client.ask("POST", "/v1/bookings", body, {"X-Forwarded-For": f"192.0.2.{number}"})

    answers = [book(number, "victim@example.com") for number in range(11)]
    assert [answer.status for answer in answers] == [201] * 10 + [429]
    assert answers[-1].headers["Retry-After"]
    assert book(11, "other@example.com").status == 201
    path = answers[0].json["manage"].removeprefix("https://book.example.com")
    moved = client.ask(
        "POST", path + "/move", f"choice=move&start={starts(20)[15]}",
        FORM | {"X-Forwarded-For": "192.0.2.99"})
    assert moved.status == 429
    cancelled = client.ask(
        "POST", path + "/cancel", "choice=cancel", FORM | {"X-Forwarded-For": "192.0.2.98"})
    assert cancelled.status == 303


def test_who_asks_for_taken_times_closes_a_page_to_nobody(limited):
    client, times = limited.client(), starts(2)

    def book(number, start):
        body = {"page": "intro", "start": start, "name": "Grace Hopper",
                "email": f"c{number}@example.com", "guests": ["guest@example.com"]}
        return client.ask("POST", "/v1/bookings", body, {"X-Forwarded-For": f"192.0.2.{number}"})

    assert book(0, times[0]).status == 201
    answers = [book(number, times[0]) for number in range(1, 150)]
    assert {answer.status for answer in answers} == {409}
    assert book(150, times[1]).status == 201
