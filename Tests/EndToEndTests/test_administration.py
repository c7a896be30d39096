"""Bookings are copied, put back, checked and deleted by the owner's commands."""

import contextlib
import os
import pty
import re
import shutil
import sqlite3
import stat
import subprocess
import threading

import pytest

from booking import Endpoint, content, page, starts, wait_for
from owner import TRACES, Owner

QUESTIONS = {"form": [{"id": "topic", "type": "text", "label": "Topic"}], "guests": 3}


@pytest.fixture
def serve(bookplate, tmp_path):
    running = []

    def make(*options):
        folder = content(tmp_path / "content", {"intro": page(**QUESTIONS)})
        endpoint = Endpoint(
            bookplate, folder, tmp_path / "place", "--no-rate-limits", *options).start()
        endpoint.owner = Owner(bookplate, endpoint.folder)
        running.append(endpoint)
        return endpoint

    yield make
    for endpoint in running:
        if endpoint.process.poll() is None:
            assert endpoint.stop() == 0


def ids(database):
    """The bookings in a file, in the order of booking."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as file:
        return [row[0] for row in file.execute("SELECT id FROM booking ORDER BY number")]


def epoch(endpoint):
    return endpoint.rows("SELECT value FROM meta WHERE key = 'epoch'")[0][0]


def book(endpoint, count, **fields):
    client = endpoint.client()
    answers = [client.book(start, email=f"c{n}@example.com", **fields)
               for n, start in enumerate(starts(count))]
    assert {answer.status for answer in answers} == {201}
    return answers


def test_a_failure_of_the_machine_uses_up_no_limits(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page(**QUESTIONS)})
    endpoint = Endpoint(bookplate, folder, tmp_path / "place").start()
    client, (start,) = endpoint.client(), starts(1)
    away = endpoint.database.with_name("away.sqlite")
    endpoint.database.rename(away)
    # More than one address is written to in a day.
    assert {client.book(start).status for _ in range(15)} == {503}
    away.rename(endpoint.database)
    wait_for(lambda: client.book(start).status == 201)
    assert endpoint.stop() == 0


# Backups


def test_a_backup_overwrites_nothing(serve):
    endpoint = serve()
    (endpoint.folder / "copy").write_text("precious")
    run = endpoint.owner.run("backup", "copy", status=1)
    assert "copy exists already" in run.stderr
    assert (endpoint.folder / "copy").read_text() == "precious"
    run = endpoint.owner.run("backup", "no-such/copy", status=1)
    assert "no-such/copy" in run.stderr


def test_backups_under_load_are_each_a_moment_between_two_bookings(serve):
    endpoint = serve()
    stop, failures = threading.Event(), []
    times = iter(starts(4000, minutes=30))
    turn = threading.Lock()

    def load():
        client = endpoint.client()
        while not stop.is_set():
            with turn:
                start = next(times)
            answer = client.book(start, email="load@example.com")
            if answer.status != 201:
                failures.append(answer.text)

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for number in range(6):
            run = endpoint.owner.run("backup", f"copy-{number}")
            assert re.fullmatch(rf"Copied \d+ bookings? to copy-{number}\.\n", run.stdout)
            assert "Keep var/bookplate.sqlite.key with it" in run.stderr
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not failures
    order = ids(endpoint.database)
    lengths = []
    for number in range(6):
        copy = endpoint.folder / f"copy-{number}"
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        copied = ids(copy)
        assert copied == order[:len(copied)]
        lengths.append(len(copied))
        run = endpoint.owner.run("verify", "--database", copy)
        assert re.fullmatch(
            rf"{len(copied)} bookings? checked: no problems\.\n", run.stdout)
    assert lengths == sorted(lengths) and lengths[-1] > lengths[0]
    assert not list(endpoint.folder.glob("*unfinished*"))


# Restoring


def test_nothing_is_restored_while_a_server_runs(serve):
    endpoint = serve()
    book(endpoint, 2)
    endpoint.owner.run("backup", "copy")
    run = endpoint.owner.run("restore", "copy", status=1)
    assert "is in use by process" in run.stderr
    assert len(ids(endpoint.database)) == 2
    assert not list(endpoint.database.parent.glob("*.replaced-*"))


def test_what_is_no_sound_backup_is_not_put_in_place(serve):
    endpoint = serve()
    book(endpoint, 2)
    owner = endpoint.owner
    owner.run("backup", "copy")
    assert endpoint.stop() == 0
    before = endpoint.database.read_bytes()
    assert "There is no nothing" in owner.run("restore", "nothing", status=1).stderr
    (endpoint.folder / "text").write_text("no database" * 100)
    assert "not a database" in owner.run("restore", "text", status=1).stderr
    with contextlib.closing(sqlite3.connect(endpoint.folder / "copy")) as copy:
        copy.execute("DELETE FROM claim")
        copy.commit()
    run = owner.run("restore", "copy", status=1)
    assert "copy is damaged" in run.stderr and "host's time is not taken" in run.stderr
    assert endpoint.database.read_bytes() == before
    assert not list(endpoint.database.parent.glob("*.replaced-*"))


@pytest.mark.parametrize("booked", [0, 1])
def test_messages_after_a_restore_do_not_take_the_place_of_those_before(serve, booked):
    endpoint = serve()
    outbox = endpoint.folder / "var/outbox"
    if booked:
        book(endpoint, booked)
    endpoint.owner.run("backup", "copy")
    late = endpoint.client().book(starts(9)[7], email="late@example.com")
    assert late.status == 201
    wait_for(lambda: len(list(outbox.glob("*.eml"))) == 2 * booked + 2)
    before = {file.name: file.read_bytes() for file in outbox.glob("*.eml")}
    assert endpoint.stop() == 0
    endpoint.owner.run("restore", "copy")
    endpoint.start()
    new = endpoint.client().book(starts(9)[7], email="new@example.com")
    assert new.status == 201
    wait_for(lambda: len(list(outbox.glob("*.eml"))) == len(before) + 2)
    assert {name: (outbox / name).read_bytes() for name in before} == before


def test_a_restore_says_what_it_did_and_begins_a_new_epoch(serve):
    endpoint = serve()
    first = book(endpoint, 2)
    owner = endpoint.owner
    key = owner.run("keys", "create", "crm").stdout.strip()
    assert endpoint.client().ask(
        "GET", "/v1/bookings", headers={"Authorization": f"Bearer {key}"}).status == 200
    owner.run("backup", "copy")
    late = endpoint.client().book(starts(9)[8], email="late@example.com")
    assert late.status == 201 and epoch(endpoint) == 1
    assert endpoint.stop() == 0

    said = owner.run("restore", "copy").stdout
    assert "now holds 2 bookings" in said and "epoch 2" in said
    assert "repeat `bookplate forget`" in said
    assert "var/bookplate.sqlite.replaced-1" in said and "1 key of the backup" in said
    former = endpoint.database.with_name("bookplate.sqlite.replaced-1")
    assert len(ids(former)) == 3 and len(ids(endpoint.database)) == 2

    endpoint.start()
    client = endpoint.client()
    assert epoch(endpoint) == 2
    # A key may have been revoked since the backup was made.
    refused = client.ask("GET", "/v1/bookings", headers={"Authorization": f"Bearer {key}"})
    assert refused.status == 401
    # The links of the backup's bookings still work, and the time that it does not know is free.
    path = first[0].json["manage"].removeprefix("https://book.example.com")
    assert client.ask("GET", path).status == 200
    assert client.book(starts(9)[8], email="other@example.com").status == 201
    assert endpoint.stop() == 0
    assert "epoch 3" in owner.run("restore", "copy").stdout


def test_the_keys_that_no_backup_holds_are_named(serve):
    endpoint = serve()
    run = endpoint.owner.run("backup", "first")
    assert ".sqlite.key with it" in run.stderr and ".seals" not in run.stderr
    link = ("link", "personal", "intro", "--content", endpoint.command[3], "--name", "A",
            "--email", "a@example.com")
    made = endpoint.owner.run(*link)
    assert "made var/bookplate.sqlite.seals, the key of personal links" in made.stderr
    assert "--database var/bookplate.sqlite`" in made.stderr
    assert endpoint.owner.run(*link).stderr == ""
    run = endpoint.owner.run("backup", "second")
    assert "var/bookplate.sqlite.seals with it" in run.stderr


def test_a_database_that_a_link_makes_is_announced(serve):
    endpoint = serve()
    link = ("link", "one-time", "intro", "--content", endpoint.command[3])
    assert endpoint.owner.run(*link).stderr == ""
    made = endpoint.owner.run(*link, "--database", "other.sqlite")
    assert "made other.sqlite, which keeps bookings and links" in made.stderr
    assert "--database other.sqlite`" in made.stderr
    assert endpoint.owner.run(*link, "--database", "other.sqlite").stderr == ""


def test_a_restore_without_the_key_of_the_links_warns(serve):
    endpoint = serve()
    book(endpoint, 1)
    endpoint.owner.run("backup", "copy")
    run = endpoint.owner.run("restore", "copy", "--database", "elsewhere/b.sqlite")
    assert "there is no elsewhere/b.sqlite.key" in run.stderr
    assert "there is no elsewhere/b.sqlite.seals" in run.stderr
    assert len(ids(endpoint.folder / "elsewhere/b.sqlite")) == 1


# Checking


def test_each_fault_is_told_without_naming_anybody(serve):
    endpoint = serve()
    book(endpoint, 3)
    owner = endpoint.owner
    assert owner.run("verify").stdout == "3 bookings checked: no problems.\n"
    assert endpoint.stop() == 0
    with contextlib.closing(sqlite3.connect(endpoint.database)) as file:
        file.execute("DELETE FROM claim WHERE start = (SELECT min(start) FROM claim)")
        file.commit()
    run = owner.run("verify", status=1)
    assert "the host's time is not taken" in run.stdout and "takes nobody's time" in run.stdout
    assert "example.com" not in run.stdout + run.stderr


def test_a_damaged_file_is_told(serve):
    endpoint = serve()
    book(endpoint, 60)
    assert endpoint.stop() == 0
    size = endpoint.database.stat().st_size
    with open(endpoint.database, "r+b") as file:
        file.seek(size - 3 * 4096)
        file.write(b"\0" * 4096)
    run = endpoint.owner.run("verify", status=1)
    assert "damaged" in run.stdout


# Forgetting


def book_zelda(endpoint):
    """Two bookings of Zelda's, one of which she cancels, and two invitations by others."""
    client = endpoint.client()
    times = starts(8)
    zelda = {"name": "Zelda Zwick", "email": "Zelda@example.com"}
    answers = [
        client.book(times[0], **zelda, answers={"topic": "zebra crossing"}),
        client.book(times[1], **zelda, guests=["friend@example.com"]),
        client.book(times[2], guests=["zelda@example.com", "other@example.com"]),
        client.book(times[3], guests=["ZELDA@example.com"]),
        client.book(times[4], email="griselda@example.com", name="Griselda"),
    ]
    assert {answer.status for answer in answers} == {201}, [a.text for a in answers]
    path = answers[1].json["manage"].removeprefix("https://book.example.com")
    answer = client.ask("POST", path + "/cancel", "choice=cancel", {
        "Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 303
    wait_for(lambda: not endpoint.rows("SELECT 1 FROM notice WHERE state = 'pending'"))
    return times


def messages(endpoint):
    return sorted(path.name for path in (endpoint.folder / "var/outbox").iterdir())


@pytest.mark.parametrize("arguments", [
    [], ["zelda"], ["zelda@"], ["a@example.com", "b@example.com"]], ids=" ".join)
def test_who_is_to_be_forgotten_must_be_an_address(serve, arguments):
    serve().owner.run("forget", *arguments, status=64)


def test_nothing_is_known_of_a_stranger(serve):
    endpoint = serve()
    book_zelda(endpoint)
    before = messages(endpoint)
    for options in ([], ["--yes"]):
        run = endpoint.owner.run("forget", "elda@example.com", *options, status=1)
        assert "nothing is known of elda@example.com" in run.stderr
    assert messages(endpoint) == before and len(ids(endpoint.database)) == 5


def test_without_consent_it_is_only_told(serve):
    endpoint = serve()
    book_zelda(endpoint)
    run = endpoint.owner.run("forget", "zelda@example.com", status=1)
    assert ("zelda@example.com has 2 bookings, 1 of them still to come, and 2 invitations by "
            "others.") in run.stdout
    assert "nothing was deleted" in run.stderr
    assert len(ids(endpoint.database)) == 5 and endpoint.owner.holders()


@pytest.mark.parametrize("is_running", [True, False], ids=["served", "stopped"])
def test_nothing_is_left_of_who_is_forgotten(serve, is_running):
    endpoint = serve()
    times = book_zelda(endpoint)
    assert len(endpoint.owner.holders()) > 3
    if not is_running:
        assert endpoint.stop() == 0
    run = endpoint.owner.run("forget", "ZELDA@example.com", "--yes")
    assert re.search(r"Deleted 2 bookings, 2 invitations and \d+ messages\.", run.stdout)
    assert "backups still hold" in run.stderr
    assert endpoint.owner.holders() == []
    # What others booked is there, and so are the messages that have nothing to do with it.
    assert len(ids(endpoint.database)) == 3
    left = [(endpoint.folder / "var/outbox" / name).read_text() for name in messages(endpoint)]
    assert len(left) == 2 and any("griselda@example.com" in text for text in left)
    endpoint.owner.run("verify")
    if not is_running:
        endpoint.start()
    # The time is free at once, also for a server that was asked for times before.
    client = endpoint.client()
    assert times[0] in [time["start"] for time in client.times(**{"from": times[0][:10]})]
    assert client.book(times[0], email="next@example.com").status == 201


def test_an_address_that_is_part_of_another_one_is_not_the_other(serve):
    endpoint = serve()
    client = endpoint.client()
    others = ["ba@example.com", "b.a@example.com", "a@example.com.au", "a@example.community"]
    for start, email in zip(starts(5), ["a@example.com", *others]):
        assert client.book(start, email=email).status == 201
    wait_for(lambda: not endpoint.rows("SELECT 1 FROM notice WHERE state = 'pending'"))
    run = endpoint.owner.run("forget", "a@example.com", "--yes")
    assert "Deleted 1 booking, 0 invitations and 2 messages." in run.stdout
    assert len(messages(endpoint)) == 2 * len(others)


def test_messages_that_no_booking_knows_any_more_are_deleted_too(serve):
    endpoint = serve()
    book_zelda(endpoint)
    stray = endpoint.folder / "var/outbox/999999-booked-customer.eml"
    stray.write_bytes(b"To: ZELDA@Example.com\r\n\r\nHello\r\n")
    other = endpoint.folder / "var/outbox/notes.txt"
    other.write_text("not a message")
    endpoint.owner.run("forget", "zelda@example.com", "--yes")
    assert not stray.exists() and other.exists()


def test_copies_that_still_hold_the_person_are_named(serve):
    endpoint = serve()
    book_zelda(endpoint)
    assert endpoint.stop() == 0
    shutil.copy(endpoint.database, f"{endpoint.database}.replaced-1")
    run = endpoint.owner.run("forget", "zelda@example.com", "--yes")
    assert "bookplate.sqlite.replaced-1" in run.stderr


def test_on_a_terminal_the_owner_is_asked(serve):
    endpoint = serve()
    book_zelda(endpoint)

    def answer(word):
        owner, terminal = pty.openpty()
        try:
            process = subprocess.Popen(
                [endpoint.owner.program, "forget", "zelda@example.com"], stdin=terminal,
                stdout=subprocess.PIPE, stderr=terminal, cwd=endpoint.folder)
            os.close(terminal)
            said = b""
            while b"[y/N]" not in said:
                said += os.read(owner, 4096)
            os.write(owner, word + b"\n")
            out, _ = process.communicate(timeout=60)
            return process.returncode, out
        finally:
            os.close(owner)

    assert answer(b"")[0] == 1 and answer(b"no")[0] == 1
    assert len(ids(endpoint.database)) == 5
    status, out = answer(b"y")
    assert status == 0 and b"Deleted 2 bookings" in out
    assert endpoint.owner.holders(TRACES) == []


def test_a_server_without_an_owners_port_is_named(serve):
    endpoint = serve()
    book_zelda(endpoint)
    assert endpoint.stop() == 0
    command = [word for word in endpoint.command if word != "--admin-port"]
    # The number that followed the option goes too.
    command.pop(len(command) - 1 - command[::-1].index("0"))
    endpoint.command = [*command, "--no-admin"]
    endpoint.start()
    run = endpoint.owner.run("forget", "zelda@example.com", "--yes", status=1)
    assert f"is in use by process {endpoint.process.pid}" in run.stderr
    assert "admin port" in run.stderr
    assert len(ids(endpoint.database)) == 5


# The owner's port


def admin_address(endpoint):
    lock = endpoint.database.with_name("bookplate.sqlite.lock").read_text()
    return re.search(r"^address (127\.0\.0\.1:\d+)$", lock, re.M)[1]


@pytest.mark.parametrize("path", ["/admin/forget", "/admin/keys", "/admin/keys/revoke"])
def test_only_who_can_read_the_key_file_is_heard(serve, path):
    from booking import Client
    endpoint = serve()
    book_zelda(endpoint)
    admin = Client(admin_address(endpoint))
    body = {"email": "zelda@example.com", "time": 0, "name": "crm"}
    for seal in (None, "Bearer", "Bearer x", "Bearer " + "0" * 64, "Basic " + "0" * 64):
        answer = admin.ask("POST", path, body, {"Authorization": seal} if seal else {})
        assert answer.status == 401, answer.text
    assert admin.ask("GET", path).status == 405
    # The public port knows nothing of it.
    assert endpoint.client().ask("POST", path, body).status in (404, 405)
    assert len(ids(endpoint.database)) == 5


def test_a_server_with_another_key_is_not_obeyed(serve):
    endpoint = serve()
    book_zelda(endpoint)
    key = endpoint.database.with_name("bookplate.sqlite.key")
    key.write_bytes(bytes(32))
    run = endpoint.owner.run("forget", "zelda@example.com", "--yes", status=70)
    assert "another key" in run.stderr
    key.unlink()
    run = endpoint.owner.run("forget", "zelda@example.com", "--yes", status=1)
    assert "bookplate.sqlite.key" in run.stderr and not key.exists()
    assert len(ids(endpoint.database)) == 5
