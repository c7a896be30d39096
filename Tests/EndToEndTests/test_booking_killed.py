"""A server that is killed loses nothing that it confirmed, and leaves nothing half done."""

import contextlib
import email
import email.policy
import random
import re
import shutil
import sqlite3
import time

import pytest

from booking import Endpoint, content, page, starts, wait_for
from diary import Customers, Diary, contradictions, faults, stored

ROUNDS = 200
#: So often the program is killed while it starts, before it serves.
EARLY_EVERY = 8

MESSAGE_ID = re.compile(rb"^Message-ID: *(<.+>)", re.MULTILINE | re.IGNORECASE)
BOUNDARY = re.compile(rb'boundary="?([^"\r]+)')

traced = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")


@pytest.fixture
def server(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page(guests=3)})
    server = Endpoint(bookplate, folder, tmp_path / "place", "--no-rate-limits")
    yield server
    if server.process and server.process.poll() is None:
        server.kill()


def image(server, folder):
    """A copy of the files as a killed program left them, which may be opened and changed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for ending in ("", "-wal"):
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(f"{server.database}{ending}", folder)
    return folder / server.database.name


def check_and_settle(server, diary, folder):
    """Checks what is stored; from then on exactly that counts as confirmed."""
    copy = image(server, folder)
    assert not faults(copy, diary.wishes)
    with contextlib.closing(sqlite3.connect(copy)) as database:
        bookings = stored(database)
    unanswered = []
    for wish in diary.wishes:
        id, versions = bookings.get(wish.email, (None, []))
        if wish.asked and not wish.body:
            unanswered.append((wish, id))
        wish.asked = wish.asked[:1] if wish.asked and not wish.body else versions
        wish.told = len(versions)
    return unanswered


def ask_again(server, diary, unanswered, dice):
    """Sends requests again whose answers were lost, and some whose answers came."""
    client = server.client()
    for wish, id in unanswered:
        answer = wish.book(client)
        assert answer.status == 201 or (answer.status == 409 and not id), answer.text
        if answer.status == 409:
            wish.asked = []
            continue
        wish.take(answer.body)
        wish.told = 1
        assert id in (None, wish.id)
    answered = [wish for wish in diary.wishes if wish.body]
    for wish in dice.sample(answered, min(3, len(answered))) + [wish for wish, _ in unanswered]:
        if wish.body:
            answer = wish.book(client)
            assert (answer.status, answer.body) == (201, wish.body)
    client.close()


def test_nothing_confirmed_is_lost_by_a_kill(server, tmp_path):
    dice, diary = random.Random(11), Diary(12)
    unanswered = []
    began = time.monotonic()
    server.start()
    start_takes = time.monotonic() - began
    for number in range(ROUNDS):
        if number:
            server.start()
        ask_again(server, diary, unanswered, dice)
        customers = Customers(server, diary, dice.randint(8, 16))
        diary.await_confirmations(dice.randint(0, 18))
        time.sleep(dice.uniform(0, 0.02))
        server.kill()
        customers.join()
        assert not diary.surprises and not diary.put_off
        if number % EARLY_EVERY == 0:
            server.launch()
            time.sleep(dice.uniform(0, start_takes))
            server.kill()
        unanswered = check_and_settle(server, diary, tmp_path / "image")
    assert sum(wish.told for wish in diary.wishes) > 4 * ROUNDS
    assert {kind for wish in diary.wishes for kind, _ in wish.asked} == {
        "booked", "moved", "cancelled"}
    server.start()
    ask_again(server, diary, unanswered, dice)
    check_messages(server)
    assert server.stop() == 0
    assert not faults(server.database, diary.wishes)
    # A clean end leaves one file.
    assert not server.database.with_name(server.database.name + "-wal").exists()


def check_messages(server):
    """Each notice has become a message of its own, which is whole."""
    waiting = "SELECT count(*) FROM notice WHERE state = 'pending'"
    left = server.rows(waiting)
    while left != [(0,)]:
        # A loaded machine may take its time over many messages, but it goes on.
        wait_for(lambda: server.rows(waiting) < left, seconds=60)
        left = server.rows(waiting)
    names = {f"{id:08}-{kind}-{recipient}.eml" for id, kind, recipient in server.rows(
        "SELECT id, kind, recipient FROM notice")}
    outbox = server.folder / "var/outbox"
    assert {file.name for file in outbox.glob("*.eml")} == names
    messages = [file.read_bytes() for file in outbox.glob("*.eml")]
    assert len({MESSAGE_ID.search(message)[1] for message in messages}) == len(names)
    for message in messages:
        assert message.rstrip().endswith(b"--" + BOUNDARY.search(message)[1] + b"--")
    for message in messages[::50]:
        message = email.message_from_bytes(message, policy=email.policy.default)
        assert not message.defects and message["To"] and message.get_body(("plain",))


#: Each leaves something half done, or loses or invents something.
HARM = {
    "a lost booking": "DELETE FROM booking WHERE number = 1",
    "a lost claim": "DELETE FROM claim WHERE meeting = 2",
    "a lost request": "DELETE FROM request WHERE booking = 2",
    "a lost notice": "DELETE FROM notice WHERE id = 1",
    "a lost change": "DELETE FROM version WHERE booking = 2",
    "a wrong start": "UPDATE booking SET start = start + 60 WHERE number = 2",
    "a wrong count": "UPDATE meeting SET taken = taken + 1, seats = NULL WHERE id = 2",
    "a meeting of nobody": "INSERT INTO meeting VALUES (99, 'intro', 'intro', 1, 2, 1, 0)",
    "a booking of nobody": "UPDATE booking SET customerEmail = 'x@example.com' WHERE number = 1",
}


def test_what_is_lost_or_half_done_is_seen(server, tmp_path):
    server.start()
    diary, client = Diary(1), server.client()
    for start in diary.times[:3]:
        wish = diary.wish()
        wish.start, wish.asked = start, [("booked", start)]
        wish.take(wish.book(client).body)
        wish.told = 1
    server.kill()
    assert not faults(image(server, tmp_path / "image"), diary.wishes)
    for name, statement in HARM.items():
        copy = image(server, tmp_path / "image")
        with contextlib.closing(sqlite3.connect(copy)) as database, database:
            assert database.execute(statement).rowcount == 1 or "lost" in name
        assert faults(copy, diary.wishes), name
    assert faults(image(server, tmp_path / "image"), diary.wishes[1:])


#: The calls of a start by which a file or a folder comes to be or changes.
CHANGING = "mkdir,openat,link,rename,unlink,write,pwrite64,ftruncate,fsync,fdatasync"


@traced
def test_a_first_start_that_is_killed_needs_no_repair(server):
    """Killed at one such call after the other, on what the kill before has left."""
    names = ("", "-wal", "-journal", ".lock", ".key", ".key.tmp")
    paths = [f"--trace-path={server.database}{name}" for name in names]
    paths.append(f"--trace-path={server.database.parent}")
    kills = 0
    for number in range(1, 500):
        shutil.rmtree(server.database.parent, ignore_errors=True)
        server.wrapper = [
            "strace", "-f", "-qq", "-o", "/dev/null", *paths, f"--trace={CHANGING}",
            f"--inject={CHANGING}:signal=KILL:when={number}"]
        server.launch()
        # Ends with the first line that says that it serves, or with the kill.
        said = server.process.stdout.readline()
        server.kill()
        if said:
            break
        kills += 1
        server.wrapper = ()
        server.start()
        answer = server.client().book(starts(1)[0])
        assert answer.status == 201
        server.kill()
    assert 10 < kills < 499
