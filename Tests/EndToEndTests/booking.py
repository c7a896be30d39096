"""A running endpoint with content of a test's own, and a client that speaks to it."""

import contextlib
import datetime
import functools
import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

UTC = datetime.timezone.utc
ADDRESS = re.compile(rb"http://(127\.0\.0\.1:\d+)/")

SITE = """name: Test practice
site-url: https://book.example.com/
endpoint-url: https://book.example.com/
"""
HOST = """---
name: Ada Lovelace
email: ada@example.com
zone: UTC
---
"""


def page(**keys):
    """A page that is open around the clock, unless keys say otherwise."""
    keys = {
        "title": "Intro", "host": "ada", "duration": "30m", "hours": {"mon-sun": "00:00-24:00"},
        "starts": "every 15m", "notice": "0m", "horizon": "365d",
    } | keys
    keys = {name.replace("_", "-"): value for name, value in keys.items() if value is not None}
    return json.dumps(keys)


def content(folder, pages, hosts=("ada",), **events):
    """Writes a content folder; `pages` are JSON texts by id."""
    for part in ("hosts", "pages", "events"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(SITE)
    for host in hosts:
        (folder / "hosts" / f"{host}.md").write_text(HOST.replace("Ada", host.capitalize()))
    for name, text in pages.items():
        (folder / "pages" / f"{name}.json").write_text(text)
    for name, text in events.items():
        (folder / "events" / f"{name}.json").write_text(json.dumps(text))
    return folder


class Endpoint:
    """`bookplate serve` with a database in a folder of its own."""

    #: Where each option may be given again; the last one holds.
    usual = ("--admin-port", "0", "--endpoint-only")

    def __init__(self, program, content, folder, *options, output=None, wrapper=()):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = self.folder / "var" / "bookplate.sqlite"
        self.wrapper = wrapper
        self.command = [
            program, "serve", "--content", content, "--output", output or self.folder / "output",
            "--database", self.database, "--outbox", self.folder / "var/outbox", "--port", "0",
            *self.usual, *options]
        self.process = None

    def launch(self):
        """Starts the program, and does not wait until it serves."""
        self.__dict__.pop("admin", None)
        with open(self.folder / "errors.txt", "ab") as errors:
            self.process = subprocess.Popen(
                [*self.wrapper, *self.command], cwd=self.folder, stdout=subprocess.PIPE,
                stderr=errors)

    def start(self):
        self.launch()
        for line in self.process.stdout:
            if found := ADDRESS.search(line):
                self.address = found[1].decode()
                return self
        raise AssertionError("it does not serve: " + self.errors)

    @property
    def errors(self):
        """What it has said on standard error, in all its lives."""
        return (self.folder / "errors.txt").read_text()

    @property
    def url(self):
        return f"http://{self.address}/"

    @property
    def port(self):
        return int(self.address.partition(":")[2])

    @functools.cached_property
    def admin(self):
        """The address of the owner's port, which it names after its own."""
        return ADDRESS.search(self.process.stdout.readline())[1].decode()

    @property
    def pid(self):
        """The program's own, whatever is wrapped around it; `None` when it is gone."""
        pid = self.process.pid
        if self.process.poll() is not None or not self.wrapper:
            return pid if self.process.returncode is None else None
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[0]) if children else None

    def kill(self):
        # It may have come to its end a moment before.
        with contextlib.suppress(ProcessLookupError):
            if pid := self.pid:
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self.process.stdout.close()
        return status

    def client(self):
        return Client(self.address)

    def rows(self, query, *values):
        """Asks the database, by a connection that only reads."""
        with contextlib.closing(
                sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute(query, values).fetchall()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode()


class Client:
    """One connection that stays open."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address, timeout=30)

    def ask(self, method, path, body=None, headers=None):
        headers = {"Accept": "application/json"} | dict(headers or {})
        if isinstance(body, dict):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        self.connection.request(method, path, body=body, headers=headers)
        response = self.connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def times(self, link="intro", **query):
        query = "&".join(f"{name}={value}" for name, value in query.items())
        answer = self.ask("GET", f"/v1/pages/{link}/times?{query}")
        assert answer.status == 200, answer.text
        return [time for day in answer.json["days"] for time in day["times"]]

    def book(self, start, page="intro", key=None, **fields):
        body = {"page": page, "start": start, "name": "Grace Hopper",
                "email": "grace@example.com"} | fields
        return self.ask("POST", "/v1/bookings", body, {"Idempotency-Key": key} if key else {})

    def close(self):
        self.connection.close()


def instant(moment):
    """A moment as the endpoint writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def starts(count, minutes=30, ahead=2):
    """Starts one after another, from a midnight some days ahead."""
    first = datetime.datetime.now(UTC).replace(
        hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=ahead)
    return [instant(first + datetime.timedelta(minutes=minutes * n)) for n in range(count)]


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")
