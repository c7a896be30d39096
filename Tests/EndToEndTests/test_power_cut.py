"""A power failure at any moment loses nothing that was confirmed, and leaves nothing half done.

The files are rebuilt, from a record of the program's system calls, as they would be on the disk
after each flush and at each confirmation.
"""

import contextlib
import json
import random
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from booking import Endpoint, content, page, wait_for
from diary import Customers, Diary, faults
from recorded_disk import Disk, steps, strace

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")

DATABASE = "var/bookplate.sqlite"
CONFIRMATIONS = 300
DELIVERED = "SELECT count(*) FROM notice WHERE state = 'delivered'"


class Recording:
    """All that a server did, from its very first start to its end."""

    def __init__(self, bookplate, folder):
        record = folder / "calls.txt"
        self.content = content(folder / "content", {"intro": page(guests=3)})
        server = Endpoint(bookplate, self.content, folder / "place", "--no-rate-limits",
                          wrapper=strace(record))
        self.root, self.diary = server.folder, Diary(5)
        server.start()
        for _ in range(2):
            customers = Customers(server, self.diary, 10)
            assert self.diary.await_confirmations(CONFIRMATIONS // 2, seconds=60)
            customers.stop()
            wait_for(lambda: server.rows(DELIVERED)[0][0] > 40, seconds=60)
        server.kill()
        assert not self.diary.surprises and not self.diary.put_off
        self.steps = list(steps(record))
        self.by_id = {wish.id: wish for wish in self.diary.wishes if wish.id}
        self.by_manage = {wish.manage: wish for wish in self.diary.wishes if wish.manage}

    def confirmed(self, call):
        """The wish that an answer confirms, and how much of it; `None` when it does not."""
        if call.beginning.startswith(b"HTTP/1.1 201 "):
            return self.by_id[json.loads(call.data.partition(b"\r\n\r\n")[2])["id"]], 1
        if call.beginning.startswith(b"HTTP/1.1 303 "):
            path = re.search(rb"(?i)\r\nlocation: ([^?]+)", call.beginning)[1]
            return self.by_manage[path.decode()], 2
        return None

    def moments(self, ignored=()):
        """The disk and what was confirmed, after each flush and before each confirmation leaves."""
        disk, told = Disk(self.root), {}
        for moment, call in self.steps:
            if call in ignored:
                continue
            disk.take(moment, call)
            if moment == "begin" and call.name in ("write", "writev", "sendto", "sendmsg"):
                if confirmed := self.confirmed(call):
                    told[confirmed[0]] = confirmed[1]
                    yield disk, told
            elif moment == "end" and call.name in ("fsync", "fdatasync"):
                yield disk, told

    @property
    def commits(self):
        """The flushes of the log that `synchronous=NORMAL` would not make: those of commits.

        It flushes a new head of the log, and the log before it is written into the database.
        """
        log = str(self.root / f"{DATABASE}-wal")
        files = (log, str(self.root / DATABASE))
        calls = [call for moment, call in self.steps if moment == "begin" and call.target in files]
        return {
            call for before, call, after in zip(calls, calls[1:], calls[2:])
            if call.name == "fdatasync" and call.target == log
            and before.name == "pwrite64" and before.target == log and before.last_number > 0
            and after.target == log}


@pytest.fixture(scope="module")
def recording(bookplate, tmp_path_factory):
    return Recording(bookplate, tmp_path_factory.mktemp("power"))


@pytest.fixture
def image():
    """A folder in memory for one image after the other."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder) / "image"


def image_faults(folder, diary, told):
    """What is missing or half done in an image."""
    if not told and not has_tables(folder / DATABASE):
        return []
    found = faults(folder / DATABASE, diary.wishes, told=lambda wish: told.get(wish, 0))
    if told and len((folder / f"{DATABASE}.key").read_bytes()) != 32:
        found.append("the key is lost")
    return found or message_faults(folder)


def has_tables(path):
    """Whether the first start had come so far."""
    if not path.exists():
        return False
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'booking'").fetchall()


def message_faults(folder):
    """The notices that count as delivered and whose message is lost."""
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as database:
        notices = database.execute(
            "SELECT id, kind, recipient FROM notice WHERE state = 'delivered'").fetchall()
    found = []
    for id, kind, recipient in notices:
        message = folder / f"var/outbox/{id:08}-{kind}-{recipient}.eml"
        if not message.exists() or not message.read_bytes().rstrip().endswith(b"--"):
            found.append(f"lost: the message {message.name}")
    return found


def chosen(count):
    """Which of very many moments are looked at."""
    return range(0, count, max(1, count // 400))


def test_a_power_failure_loses_nothing_confirmed(recording, image):
    dice = random.Random(3)
    count = sum(1 for _ in recording.moments())
    looked_at, confirmations = chosen(count), set()
    delivered = 0
    for number, (disk, told) in enumerate(recording.moments()):
        if number not in looked_at:
            continue
        confirmations.add(sum(told.values()))
        for chances in (None, dice):
            disk.fail(image, chances)
            assert not image_faults(image, recording.diary, told), number
            delivered = max(delivered, len(list(image.glob("var/outbox/*.eml"))))
            shutil.rmtree(image)
    assert len(looked_at) >= 150 and len(confirmations) >= 100
    assert delivered > 0


def test_a_weaker_flush_would_be_seen(recording, image):
    """Without the flush of each commit, confirmed bookings are lost, and nothing else is."""
    commits = recording.commits
    assert len(commits) > 20
    lost = 0
    for disk, told in list_of_some(recording, commits):
        disk.fail(image)
        found = image_faults(image, recording.diary, told)
        assert all(fault.startswith("lost: ") for fault in found)
        lost += bool(found)
        shutil.rmtree(image)
    assert lost > 20


def list_of_some(recording, ignored):
    count = sum(1 for _ in recording.moments(ignored))
    for number, moment in enumerate(recording.moments(ignored)):
        if number in chosen(count):
            yield moment


def test_the_log_was_written_into_the_database(recording):
    """So that moments during that are among those that are looked at."""
    database = str(recording.root / DATABASE)
    first = next(number for number, (_, call) in enumerate(recording.steps)
                 if call.beginning.startswith(b"HTTP/1.1 201 "))
    assert any(call.name == "pwrite64" and call.target == database
               for _, call in recording.steps[first:])


def test_the_server_starts_again_after_a_power_failure(bookplate, recording, image):
    """And gives the same answers to the same requests."""
    count = sum(1 for _ in recording.moments())
    dice = random.Random(4)
    sample = {*dice.sample(range(20), 4), *dice.sample(range(20, count), 6)}
    for number, (disk, told) in enumerate(recording.moments()):
        if number not in sample:
            continue
        disk.fail(image, dice)
        server = Endpoint(bookplate, recording.content, image, "--no-rate-limits").start()
        client = server.client()
        wishes = list(told)
        for wish in dice.sample(wishes, min(5, len(wishes))):
            answer = wish.book(client)
            assert (answer.status, answer.body) == (201, wish.body)
            assert client.ask("GET", wish.manage).status == 200
        client.close()
        assert server.stop() == 0
        assert not image_faults(image, recording.diary, told)
        shutil.rmtree(image)
