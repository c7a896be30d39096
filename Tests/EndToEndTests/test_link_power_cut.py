"""A power failure at any moment leaves a one-time link spent if and only if it has booked."""

import collections
import concurrent.futures
import contextlib
import json
import random
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from recorded_disk import Disk, steps, strace
from test_one_time_links import book

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")

DATABASE = "var/bookplate.sqlite"
LINKS, CLIENTS = 120, 6


class Recording:
    """All that a server did while links were used, and some bookings cancelled."""

    def __init__(self, bookplate, folder):
        record = folder / "calls.txt"
        pages = {"secret": page(link="quokka-sprint", reopen_on_cancel=True)}
        self.content = content(folder / "content", pages)
        server = Endpoint(bookplate, self.content, folder / "place", "--no-rate-limits",
                          wrapper=strace(record)).start()
        self.root, self.cancelled = server.folder, {}
        minted = Owner(bookplate, server.folder).run(
            "link", "one-time", "secret", "--content", self.content, "--count", LINKS).stdout
        paths = [line.removeprefix("https://book.example.com") for line in minted.splitlines()]
        times = starts(LINKS)
        form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}

        def work(k):
            client = server.client()
            for n in range(k, LINKS, CLIENTS):
                answer = book(client, paths[n], times[n], email=f"c{n}@example.com")
                assert answer.status == 201, answer.text
                # Who has spent a link gets nothing more for it.
                assert book(client, paths[n], starts(1, ahead=9)[0]).status == 410
                if n % 4 == 0:
                    manage = re.search(r"/m/\w+", answer.json["manage"])[0]
                    self.cancelled[manage] = answer.json["id"]
                    body = client.ask("POST", manage + "/cancel", "choice=cancel", form)
                    assert body.status == 303
            client.close()

        with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
            for done in [pool.submit(work, k) for k in range(CLIENTS)]:
                done.result()
        server.kill()
        self.steps = list(steps(record))

    def moments(self, ignored=()):
        """The disk after each flush and before each answer, and what was confirmed of each booking."""
        disk, told = Disk(self.root), {}
        for moment, call in self.steps:
            if call in ignored:
                continue
            disk.take(moment, call)
            if moment == "begin" and call.beginning.startswith(b"HTTP/1.1 201 "):
                told[json.loads(call.data.partition(b"\r\n\r\n")[2])["id"]] = "confirmed"
                yield disk, told
            elif moment == "begin" and call.beginning.startswith(b"HTTP/1.1 303 "):
                manage = re.search(rb"(?i)\r\nlocation: (/m/\w+)", call.beginning)[1].decode()
                told[self.cancelled[manage]] = "cancelled"
                yield disk, told
            elif moment == "end" and call.name in ("fsync", "fdatasync"):
                yield disk, told


@pytest.fixture(scope="module")
def recording(bookplate, tmp_path_factory):
    return Recording(bookplate, tmp_path_factory.mktemp("links"))


@pytest.fixture
def image():
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder) / "image"


def link_faults(folder, told):
    """What is wrong with the links of an image, and how many are spent in it."""
    path = folder / DATABASE
    if not path.exists():
        return ["lost: everything"] * bool(told), 0
    with contextlib.closing(sqlite3.connect(path)) as database:
        ask = lambda query: database.execute(query).fetchall()
        if not ask("SELECT 1 FROM sqlite_schema WHERE name = 'linkUse'"):
            return ["lost: everything"] * bool(told), 0
        found = [fault for fault, in ask("PRAGMA integrity_check") if fault != "ok"]
        spent = ask("SELECT number FROM oneTimeLink WHERE used IS NOT NULL")
        held = ask("SELECT link FROM linkUse WHERE holds = 1")
        standing = ask("SELECT u.link FROM linkUse u JOIN booking b ON b.number = u.booking "
                       "WHERE b.status = 'confirmed'")
        found += [f"spent without a booking: {n}" for n in set(spent) - set(held)]
        found += [f"booked without being spent: {n}" for n in set(standing) - set(spent)]
        found += [f"booked twice: {n}" for n, times in collections.Counter(standing).items()
                  if times > 1]
        found += [f"spent, and good again: {n}" for n in set(held) - set(standing)]
        found += [f"booked without its link: {n}" for n, in ask(
            "SELECT number FROM booking WHERE number NOT IN (SELECT booking FROM linkUse)")]
        known = dict(ask("SELECT id, status FROM booking"))
        found += [f"lost: {id}" for id, status in told.items()
                  if known.get(id) not in (status, "cancelled")]
        return found, len(spent)


def chosen(count):
    return range(0, count, max(1, count // 300))


def test_no_link_is_spent_without_a_booking_nor_booked_without_being_spent(recording, image):
    dice = random.Random(7)
    count = sum(1 for _ in recording.moments())
    looked_at, counts = chosen(count), set()
    for number, (disk, told) in enumerate(recording.moments()):
        if number not in looked_at:
            continue
        for chances in (None, dice):
            disk.fail(image, chances)
            found, spent = link_faults(image, told)
            assert not found, (number, found)
            counts.add(spent)
            shutil.rmtree(image)
    assert len(looked_at) >= 150 and len(counts) >= 50, (len(looked_at), len(counts))
    assert set(told.values()) == {"confirmed", "cancelled"} and len(told) == LINKS


def test_a_flush_that_is_left_out_would_be_seen(recording, image):
    """Of the images without the flushes of commits, many have lost what was confirmed."""
    log = str(recording.root / f"{DATABASE}-wal")
    ignored = {call for moment, call in recording.steps
               if call.name == "fdatasync" and call.target == log}
    lost = 0
    for number, (disk, told) in enumerate(recording.moments(ignored)):
        if number % 10:
            continue
        disk.fail(image)
        lost += any(fault.startswith("lost: ") for fault in link_faults(image, told)[0])
        shutil.rmtree(image)
    assert lost > 5
