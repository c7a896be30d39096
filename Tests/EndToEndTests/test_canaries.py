"""What customers say and what their links hold is nowhere but where it has to be.

Each text stands in one request only, so that whatever is found says where it came from.
"""

import contextlib
import email
import email.policy
import os
import re
import shutil
import socket
import urllib.parse
import urllib.request

import pytest

from booking import Endpoint, content, page, starts, wait_for
from broken_disk import FailingDisk
from owner import Owner
from service import read_all

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGES = {
    "intro": page(guests=3, reason="optional", locations=None, form=[
        {"id": "phone", "type": "phone", "label": "Phone"},
        {"id": "topic", "type": "text", "label": "Topic"},
        {"id": "people", "type": "number", "label": "People", "min": 1, "max": 9}]),
    "strict": page(title="Strict", cancel="never", move="never")}

traced = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")


class Canaries:
    """Texts that are looked for afterwards: what customers typed, and secrets."""

    def __init__(self):
        self.words, self.secrets = [], []

    def word(self, shape="{}"):
        """A new text that a customer types."""
        self.words.append(f"canary{len(self.words):04d}q")
        return shape.format(self.words[-1])

    def phone(self):
        self.words.append(f"+44207946{len(self.words):04d}")
        return self.words[-1]

    def person(self):
        return {"name": self.word("Grace {}"), "email": self.word("{}@example.com")}

    def secret(self, text):
        """A token or a key that the program made, with or without the address around it."""
        self.secrets.append(re.search(r"[0-9a-z]{26}", text)[0])
        return text

    def hits(self, content, canaries=None):
        content = content.lower()
        return [text for text in canaries or self.words + self.secrets
                if text.lower().encode() in content]


@pytest.fixture
def canaries():
    return Canaries()


@pytest.fixture
def server(bookplate, tmp_path):
    folder = content(tmp_path / "content", PAGES)
    server = Endpoint(
        bookplate, folder, tmp_path / "place", "--no-rate-limits", "--log").start()
    server.owner = Owner(bookplate, server.folder)
    yield server
    if server.process.poll() is None:
        server.kill()


def admin(server, path):
    with contextlib.suppress(urllib.error.HTTPError), urllib.request.urlopen(
            f"http://{server.admin}{path}") as answer:
        return answer.read()
    return b""


def told(server):
    """All that the program says of what it does, to the end of its life."""
    found = {path: admin(server, path) for path in ("/metrics", "/readyz", "/livez")}
    assert b"bookplate_requests_total" in found["/metrics"]
    server.process.terminate()
    found["standard output"] = server.process.stdout.read()
    assert server.stop() == 0
    found["standard error"] = (server.folder / "errors.txt").read_bytes()
    return found


def check_told(server, canaries, lines):
    found = told(server)
    assert found["standard error"].count(b"\n") >= lines
    for place, text in found.items():
        assert not canaries.hits(text), place


def path_of(manage):
    return urllib.parse.urlsplit(manage).path


def booked(client, canaries, start, **fields):
    """A booking that says something in every field; gives back the path of its manage link."""
    answer = client.book(start, **{**canaries.person(), **fields})
    assert answer.status == 201, answer.text
    return path_of(canaries.secret(answer.json["manage"]))


def use_everything(server, canaries):
    """Books, moves and cancels in all ways that there are."""
    client, times = server.client(), iter(starts(40))
    full = {"guests": [canaries.word("{}@example.com")],
            "answers": {"phone": canaries.phone(), "topic": canaries.word()}}
    manage = booked(client, canaries, next(times), **full)
    headers = [
        {"Referer": canaries.word("https://book.example.com/intro/?name={}")},
        {"User-Agent": canaries.word(), "Cookie": canaries.word("a={}")},
        {"X-Forwarded-For": canaries.word(), "From": canaries.word("{}@example.com")}]
    for more in headers:
        for path in (manage, manage + ".ics", manage + "?move", "/book/intro"):
            assert client.ask("GET", path, headers=more).status == 200
    move = f"choice=move&start={next(times)}&reason=" + canaries.word()
    assert client.ask("POST", manage + "/move", move, FORM).status == 303
    cancel = "choice=cancel&reason=" + canaries.word()
    assert client.ask("POST", manage + "/cancel", cancel, FORM).status == 303
    origin = {"Origin": f"http://{server.address}"}
    form = {"page": "intro", "start": next(times), "request": canaries.word("{}-abcdefgh"),
            "answer.topic": canaries.word(), **canaries.person()}
    answer = client.ask("POST", "/bookings", urllib.parse.urlencode(form), FORM | origin)
    assert answer.status == 303, answer.text
    canaries.secret(answer.headers["Location"])
    client.close()


def be_refused(server, canaries):
    """Sends what is well formed and is not granted."""
    client, times = server.client(), starts(40, ahead=4)
    origin = {"Origin": f"http://{server.address}"}
    manage = booked(client, canaries, times[0], page="strict")
    taken = client.book(times[0], **canaries.person(), key=canaries.word("key-{}-0000"))
    assert taken.status == 409
    for fields, status in (
            ({"page": canaries.word()}, 404), ({"event": canaries.word()}, 422),
            ({"start": canaries.word()}, 422), ({"zone": canaries.word()}, 422),
            ({"email": canaries.word()}, 422), ({"name": canaries.word() * 20}, 422),
            ({"guests": [canaries.word()]}, 422), ({canaries.word(): 1}, 422),
            ({"answers": {canaries.word(): [{canaries.word(): 1}]}}, 400),
            ({"answers": {"people": canaries.word()}}, 422),
            ({"answers": {"topic": canaries.word() * 2000}}, 413)):
        answer = client.book(**({"start": times[1]} | canaries.person() | fields))
        assert answer.status == status, (fields, answer.text)
        form = {"page": "intro", "start": times[5], **canaries.person()} | fields
        form.pop("answers", None)
        client.ask("POST", "/bookings", urllib.parse.urlencode(form), FORM | origin)
    foreign = {"Origin": canaries.word("https://{}.example")}
    form = urllib.parse.urlencode({"page": "intro", "start": times[2], **canaries.person()})
    assert client.ask("POST", "/bookings", form, FORM | foreign).status == 403
    assert client.ask("POST", "/bookings?" + form, form, {"Content-Type": "text/plain"} | origin
                      ).status == 415
    bait = form + "&extra=" + canaries.word()
    client.ask("POST", "/bookings", bait, FORM | origin)
    for change in ("/move", "/cancel"):
        body = f"choice={change[1:]}&start={times[3]}&reason={canaries.word()}"
        assert client.ask("POST", manage + change, body, FORM).status == 409
    # What mail programs and people make of a link.
    for path in (manage + "x", manage.upper(), manage[:-1], "/m/" + canaries.word() * 2,
                 manage + "/" + canaries.word(), manage + ".pdf", manage + "%0d%0a"):
        client.ask("GET", path)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", canaries.word().upper()):
        client.ask(method, manage)
        client.ask(method, f"/{canaries.word()}/?email=" + canaries.word("{}%40example.com"))
    for host in (canaries.word("{}.example"), canaries.word()):
        assert client.ask("GET", manage, headers={"Host": host}).status == 421
    client.close()


def be_malformed(server, canaries):
    """Sends what is no HTTP, or no form, or no JSON."""
    client = server.client()
    manage = booked(client, canaries, starts(1, ahead=6)[0])
    person = '{"page": "intro", "name": "%s", "email": "%s"' % (
        canaries.word(), canaries.word("{}@example.com"))
    for body in (person, person + ', "name": "x"}', person + ', "start": [}', person * 3):
        client.ask("POST", "/v1/bookings", body, {"Content-Type": "application/json"})
    client.ask("POST", manage + "/cancel", "reason=%zz" + canaries.word(), FORM)
    client.ask("POST", manage + "/cancel", f"choice=a&choice={canaries.word()}", FORM)
    client.close()
    host = f"Host: {server.address}\r\n"
    for text in (
            f"GET {manage} HTTP/1.1\r\n\r\n", f"GET {manage}\r\n\r\n",
            f"GET {manage} HTTP/9.9\r\n{host}\r\n", f"GET {manage} {canaries.word()}\r\n\r\n",
            f"GET {manage}\0{canaries.word()} HTTP/1.1\r\n{host}\r\n",
            f"GET {manage} HTTP/1.1\r\n{host}{canaries.word()}\r\n\r\n",
            f"GET {manage} HTTP/1.1\r\n{host}X: {canaries.word()}\0\r\n\r\n",
            f"GET {manage} HTTP/1.1\r\n{host}X: {canaries.word() * 4000}\r\n\r\n",
            f"GET {manage}{canaries.word() * 1000} HTTP/1.1\r\n{host}\r\n",
            f"POST {manage}/cancel HTTP/1.1\r\n{host}Content-Length: {canaries.word()}\r\n\r\n",
            f"POST {manage}/cancel HTTP/1.1\r\n{host}Transfer-Encoding: {canaries.word()}\r\n\r\n",
            f"POST {manage}/cancel HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n"
            f"zz\r\n{canaries.word()}\r\n0\r\n\r\n",
            f"{canaries.word()} {manage} HTTP/1.1\r\n{host}\r\n", f"\r\n\r\n{canaries.word()}\r\n"):
        address, _, port = server.address.partition(":")
        with socket.create_connection((address, int(port)), timeout=30) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(text.encode())
                connection.shutdown(socket.SHUT_WR)
                read_all(connection)


def use_keys(server, canaries):
    """Lists bookings with a key, in right ways and in wrong ones."""
    key = canaries.secret(server.owner.run("keys", "create", "crm").stdout.strip())
    client = server.client()
    asked = "/v1/bookings?email=" + canaries.word("{}%40example.com")
    for field in (f"Bearer {key}", f"bearer {key}x", f"Basic {key}", key, f"Bearer {key} {key}"):
        for path in ("/v1/bookings", asked, f"/v1/bookings?key={key}", "/book/intro"):
            client.ask("GET", path, headers={"Authorization": field})
    assert client.ask("GET", "/v1/bookings", headers={"Authorization": f"Bearer {key}"}
                      ).status == 200
    wrong = canaries.word() * 2
    assert client.ask("GET", asked, headers={"Authorization": f"Bearer {wrong}"}).status == 401
    client.close()
    return key


def test_nothing_is_told_of_anybody(server, canaries):
    use_everything(server, canaries)
    be_refused(server, canaries)
    be_malformed(server, canaries)
    use_keys(server, canaries)
    server.owner.run("backup", "copy")
    server.owner.run("verify")
    check_told(server, canaries, lines=100)


@traced
@pytest.mark.parametrize("call, error", [("pwrite64", "EIO"), ("fdatasync", "EIO")])
def test_nothing_is_told_of_anybody_when_the_disk_fails(server, canaries, call, error):
    client, times = server.client(), starts(40)
    manage = booked(client, canaries, times[0])
    with FailingDisk(server, call, error, "-wal"):
        put_off = 0
        for start in times[1:20]:
            put_off += client.book(start, **canaries.person()).status == 503
            body = f"choice=cancel&reason={canaries.word()}"
            put_off += client.ask("POST", manage + "/cancel", body, FORM).status == 503
        assert put_off > 10
    check_told(server, canaries, lines=20)


def holders(server, texts):
    """The files below the server's folder that hold one of some texts."""
    return server.owner.holders([text.encode() for text in texts], below=".")


def delivered(server):
    wait_for(lambda: not server.rows("SELECT 1 FROM notice WHERE state = 'pending'"))


def test_tokens_and_keys_are_in_no_file_but_the_messages(server, canaries):
    use_everything(server, canaries)
    key = use_keys(server, canaries)
    delivered(server)
    server.owner.run("backup", "copy")
    # The log is still there, and once more when it is written into the database.
    files = sorted(path.name for path in server.database.parent.iterdir())
    assert "bookplate.sqlite-wal" in files and holders(server, canaries.words)
    for _ in range(2):
        found = holders(server, canaries.secrets)
        assert found and all(file.startswith("var/outbox/") for file in found), found
        assert not holders(server, [key])
        server.stop()
    # Only who booked is written to with the link.
    for file in found:
        message = email.message_from_bytes(
            (server.folder / file).read_bytes(), policy=email.policy.default)
        assert message["To"].addresses[0].addr_spec.startswith("canary"), file


@pytest.mark.parametrize("is_running", [True, False], ids=["served", "stopped"])
def test_nothing_is_left_of_who_is_forgotten(server, canaries, is_running):
    client, times = server.client(), starts(4)
    person = canaries.person()
    answers = {"phone": canaries.phone(), "topic": canaries.word()}
    manage = booked(client, canaries, times[0], **person, answers=answers,
                    guests=[canaries.word("{}@example.com")])
    move = f"choice=move&start={times[1]}&reason={canaries.word()}"
    assert client.ask("POST", manage + "/move", move, FORM).status == 303
    other = client.book(times[2], email="other@example.com", guests=[person["email"]])
    assert other.status == 201
    assert client.book(times[3], email="third@example.com").status == 201
    delivered(server)
    # The copy of an owner is the owner's to keep or to delete.
    outside = server.folder.parent / "copy"
    server.owner.run("backup", outside)
    texts = canaries.words + canaries.secrets
    before = holders(server, texts)
    assert any("outbox" in file for file in before)
    assert canaries.hits(outside.read_bytes(), canaries.words)
    assert not canaries.hits(outside.read_bytes(), canaries.secrets)
    if not is_running:
        assert server.stop() == 0
    run = server.owner.run("forget", person["email"], "--yes")
    assert not holders(server, texts)
    assert not canaries.hits(run.stderr.encode(), canaries.secrets)
    if is_running:
        assert client.ask("GET", manage).status == 404
        check_told(server, canaries, lines=4)
    assert not holders(server, texts)
    assert os.listdir(server.folder / "var/outbox")
