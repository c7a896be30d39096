"""`bookings list` and `bookings export` show what is booked, beside a running server."""

import csv
import io
import json
import os
import sqlite3

import pytest

from booking import Endpoint, content, page, starts, wait_for
from owner import Owner

QUESTIONS = {"form": [{"id": "topic", "type": "text", "label": "Topic"}], "guests": 3}


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    """A server with four bookings: three of `intro`, of which one is cancelled, one of `other`."""
    folder = tmp_path_factory.mktemp("bookings")
    texts = {"intro": page(**QUESTIONS), "other": page(title="Other", host="bob")}
    endpoint = Endpoint(
        bookplate, content(folder / "content", texts, hosts=("ada", "bob")),
        folder / "place").start()
    client = endpoint.client()
    times = starts(8)
    booked = [
        client.book(times[0], name="=HYPERLINK(\"http://x\")", answers={"topic": "@SUM(1)"}),
        client.book(times[1], email="hedy@example.com", name="Hedy Lamarr"),
        client.book(times[2], guests=["guest@example.com"]),
        client.book(times[0], page="other", email="hedy@example.com"),
    ]
    assert [answer.status for answer in booked] == [201] * 4, [a.text for a in booked]
    token = booked[2].json["manage"].rsplit("/", 1)[1]
    answer = client.ask("POST", f"/m/{token}/cancel", "choice=cancel", {
        "Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 303, answer.text
    endpoint.ids = [answer.json["id"] for answer in booked]
    endpoint.times = times
    endpoint.owner = Owner(bookplate, endpoint.folder)
    yield endpoint
    assert endpoint.stop() == 0


def listed(served, *options):
    """The ids in a listing, in its order."""
    lines = served.owner.run("bookings", "list", *options).stdout.splitlines()
    head = lines[0].split()
    return [line.split()[head.index("BOOKING") + 1] for line in lines[1:]]


@pytest.mark.parametrize("options", [
    ["--from", "tomorrow"], ["--until", "2027-02-30"], ["--status", "perhaps"],
    ["--email", "nobody"], ["--limit", "0"], ["--limit", "x"], ["--page", "No Such"],
    ["--zone", "Europe/Lodon"], ["--database", ""],
], ids=" ".join)
def test_wrong_options_are_named(served, options):
    run = served.owner.run("bookings", "list", *options, status=64)
    assert options[0] in run.stderr or options[1] in run.stderr or "database" in run.stderr
    assert not run.stdout


def test_a_file_that_is_not_there_is_not_made(bookplate, tmp_path):
    owner = Owner(bookplate, tmp_path)
    for command in (["bookings", "list"], ["bookings", "export", "--format", "csv"], ["verify"],
                    ["backup", "copy"], ["keys", "list"], ["keys", "create", "crm"],
                    ["forget", "a@example.com"]):
        run = owner.run(*command, status=1)
        assert "There is no var/bookplate.sqlite" in run.stderr and not run.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [
    ["bookings", "list"], ["bookings", "export", "--format", "json"], ["verify"],
    ["backup", "copy"], ["keys", "list"]], ids=" ".join)
def test_what_is_no_database_of_ours_is_refused(bookplate, tmp_path, command):
    owner = Owner(bookplate, tmp_path)
    (tmp_path / "text").write_text("A text that is long enough to be something. " * 40)
    (tmp_path / "empty").write_text("")
    with sqlite3.connect(tmp_path / "foreign") as foreign:
        foreign.execute("CREATE TABLE sheep (name TEXT)")
    foreign.close()
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for name in ("text", "empty", "foreign"):
        run = owner.run(*command, "--database", name, status=1)
        assert f"{name} is not a database of bookplate" in run.stderr and not run.stdout
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_nothing_found_is_told(served):
    run = served.owner.run("bookings", "list", "--email", "nobody@example.com", status=1)
    assert not run.stdout and "no booking" in run.stderr


def test_a_page_that_is_not_there_is_told_with_the_nearest(served):
    where = ["--content", served.folder.parent / "content"]
    run = served.owner.run("bookings", "list", "--page", "inrto", *where, status=1)
    assert "there is no page called “inrto”" in run.stderr and "`intro`" in run.stderr
    run = served.owner.run(
        "bookings", "list", "--page", "intro", "--email", "no@example.com", *where, status=1)
    assert "no page" not in run.stderr


def test_what_is_over_is_listed_only_on_demand(served, tmp_path):
    served.owner.run("backup", tmp_path / "copy")
    first, second, _, _ = served.ids
    with sqlite3.connect(tmp_path / "copy") as copy:
        number = copy.execute("SELECT number FROM booking WHERE id = ?", [first]).fetchone()
        copy.execute("UPDATE booking SET start = 1000 WHERE number = ?", number)
        copy.execute('UPDATE version SET start = 1000, "end" = 2800 WHERE booking = ?', number)
    copy.close()
    where = ["--database", tmp_path / "copy"]
    assert first not in listed(served, *where) and len(listed(served, *where)) == 3
    assert listed(served, "--limit", "1", "--page", "intro", *where) == [second]
    assert listed(served, "--all", *where)[0] == first
    assert listed(served, "--from", "1970-01-01", *where)[0] == first


def test_the_table_has_a_line_for_each_booking_in_the_order_of_starts(served):
    run = served.owner.run("bookings", "list")
    lines = run.stdout.splitlines()
    assert len(lines) == 5 and not run.stderr
    assert set(listed(served)) == set(served.ids)
    assert [line[:16] for line in lines[1:]] == sorted(line[:16] for line in lines[1:])
    assert lines[1].startswith(served.times[0][:10] + " 00:00")
    assert "Hedy Lamarr <hedy@example.com>" in run.stdout and "and 1 guest" in run.stdout


def test_what_steers_a_terminal_is_written_out(served, tmp_path):
    served.owner.run("backup", tmp_path / "copy")
    with sqlite3.connect(tmp_path / "copy") as copy:
        copy.execute("UPDATE booking SET customerName = ?", ["\x1b[31mred\u202e\n"])
    copy.close()
    run = served.owner.run("bookings", "list", "--database", tmp_path / "copy")
    assert len(run.stdout.splitlines()) == 5
    assert run.stdout.count("\\u{1B}[31mred\\u{202E}\\u{A} <") == 4


def test_each_filter_keeps_what_it_says(served):
    first, second, third, other = served.ids
    assert listed(served, "--page", "intro") == [first, second, third]
    assert listed(served, "--host", "bob") == [other]
    assert listed(served, "--status", "cancelled") == [third]
    assert set(listed(served, "--email", "HEDY@example.com")) == {second, other}
    assert listed(served, "--from", served.times[1]) == [second, third]
    assert set(listed(served, "--until", served.times[1])) == {first, other}
    assert len(listed(served, "--limit", "2")) == 2
    day = served.times[0][:10]
    assert len(listed(served, "--from", day)) == 4
    served.owner.run("bookings", "list", "--until", day, status=1)
    # In Los Angeles it is still the day before.
    served.owner.run(
        "bookings", "list", "--from", day, "--zone", "America/Los_Angeles", status=1)


def test_the_zone_of_the_times_can_be_chosen(served):
    run = served.owner.run("bookings", "list", "--zone", "Asia/Kolkata", "--page", "other")
    assert served.times[0][:10] + " 05:30  30m     Asia/Kolkata" in run.stdout


def test_csv_opens_in_a_spreadsheet_as_text(served):
    run = served.owner.run("bookings", "export", "--format", "csv")
    assert not run.stderr
    rows = list(csv.DictReader(io.StringIO(run.stdout, newline="")))
    assert {row["id"] for row in rows} == set(served.ids)
    for row in rows:
        for name, cell in row.items():
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r"), (name, cell)
    first = next(row for row in rows if row["id"] == served.ids[0])
    assert first["customerName"] == "'=HYPERLINK(\"http://x\")"
    assert first["answer.topic"] == "'@SUM(1)"


def test_a_byte_order_mark_is_there_for_who_asks(served):
    served.owner.run("bookings", "export", "--format", "json", "--bom", status=64)
    plain = served.owner.run("bookings", "export", "--format", "csv").stdout
    assert plain.startswith("id,")
    marked = served.owner.run("bookings", "export", "--format", "csv", "--bom").stdout
    assert marked == "\ufeff" + plain


def test_json_holds_all_that_is_known(served):
    run = served.owner.run("bookings", "export", "--format", "json", "--page", "intro")
    bookings = json.loads(run.stdout)["bookings"]
    assert [booking["id"] for booking in bookings] == served.ids[:3]
    assert [booking["status"] for booking in bookings] == ["confirmed", "confirmed", "cancelled"]
    assert bookings[0]["customer"]["name"] == "=HYPERLINK(\"http://x\")"
    assert bookings[2]["guests"] == ["guest@example.com"]


def test_ics_needs_the_address_of_the_site(served):
    run = served.owner.run("bookings", "export", "--format", "ics", status=1)
    assert "content" in run.stderr and not run.stdout
    run = served.owner.run(
        "bookings", "export", "--format", "ics", "--content", served.folder.parent / "content")
    assert run.stdout.startswith("BEGIN:VCALENDAR")
    # The meeting that was cancelled is not in it.
    assert run.stdout.count("BEGIN:VEVENT") == 3
    assert "@book.example.com" in run.stdout and "METHOD:" not in run.stdout


def test_an_empty_export_is_one(served):
    nobody = ["--email", "nobody@example.com"]
    run = served.owner.run("bookings", "export", "--format", "csv", *nobody)
    assert run.stdout.startswith("id,status,") and run.stdout.count("\n") == 1
    run = served.owner.run("bookings", "export", "--format", "json", *nobody)
    assert json.loads(run.stdout) == {"bookings": []}


def test_an_output_that_is_full_is_a_failure(served):
    with open("/dev/full", "w") as full:
        run = served.owner.run(
            "bookings", "export", "--format", "csv", status=70, stdout=full, capture_output=False,
            stderr=-1)
    assert "No space left" in run.stderr


def test_reading_writes_nothing(served):
    def state():
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes())
                for path in served.database.parent.iterdir()
                if path.is_file() and not path.name.endswith("-shm")}
    # What the server itself has to write, it has written.
    wait_for(lambda: not served.rows("SELECT 1 FROM notice WHERE state = 'pending'"))
    before = state()
    for command in (["list"], ["export", "--format", "csv"]):
        served.owner.run("bookings", *command)
    served.owner.run("verify")
    assert state() == before
    # The log is not written into the file, which is why it still holds the bookings.
    assert os.path.getsize(f"{served.database}-wal") > 0
