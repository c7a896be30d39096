"""A link is looked at only so often, by whomever; who tries links that there are not is stopped."""

import http.client

import pytest

from booking import Client, Endpoint, content, page, starts
from owner import Owner

HTML = {"Accept": "text/html"}


@pytest.fixture
def server(bookplate, tmp_path):
    text = content(tmp_path / "content", {"intro": page()})
    server = Endpoint(bookplate, text, tmp_path / "run").start()
    server.owner, server.content = Owner(bookplate, server.folder), text
    yield server
    server.stop()


def mint(server, *kind):
    run = server.owner.run("link", *kind, "--content", server.content)
    return run.stdout.strip().removeprefix("https://book.example.com")


def network(server, number):
    """A client of another network."""
    client = Client(server.address)
    client.connection = http.client.HTTPConnection(
        server.address, timeout=30, source_address=(f"127.7.{number}.1", 0))
    return client


def looks(server, path, numbers):
    """What each network is answered, until one is refused."""
    statuses = []
    for number in numbers:
        client = network(server, number)
        answer = client.ask("GET", path, headers=HTML)
        client.close()
        statuses.append(answer.status)
        if answer.status == 429:
            assert int(answer.headers["Retry-After"]) > 0
            assert answer.text.lower().startswith("<!doctype html>")
            break
    return statuses


def test_one_link_is_looked_at_only_so_often_from_everywhere(server):
    manage = server.client().book(starts(1)[0]).json["manage"]
    for path in (mint(server, "one-time", "intro"), manage.removeprefix("https://book.example.com"),
                 mint(server, "personal", "intro", "--name", "Z", "--email", "z@example.com")):
        statuses = looks(server, path, range(1, 250))
        assert statuses[-1] == 429 and set(statuses[:-1]) == {200} and len(statuses) > 50, statuses
        upper = path[:3] + path[3:].upper()
        assert path[1] == "p" or looks(server, upper, [251]) == [429]
    # Others are as good as ever.
    assert looks(server, mint(server, "one-time", "intro"), range(1, 20)) == [200] * 19


def test_who_tries_links_that_there_are_not_is_stopped(server):
    path = mint(server, "one-time", "intro")
    tries = [f"/{kind}/{n:026d}" for n in range(40) for kind in ("o", "m")]
    client, statuses = network(server, 1), []
    for address in tries[:60]:
        statuses.append(client.ask("GET", address, headers=HTML).status)
    assert statuses[:30] == [404] * 30 and statuses[-1] == 429 and set(statuses) == {404, 429}
    body = {"link": "0" * 26, "start": starts(1)[0], "name": "Z", "email": "z@example.com"}
    assert client.ask("POST", "/v1/bookings", body).status in (404, 429)
    # Who has a link can use it there, and elsewhere one may still be wrong.
    assert client.ask("GET", path, headers=HTML).status == 200
    assert looks(server, tries[0], [2]) == [404]
