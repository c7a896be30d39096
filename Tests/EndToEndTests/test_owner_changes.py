"""The owner cancels and moves bookings by the command, whether a server runs or not."""

import email
import email.policy
import shlex

import pytest

from booking import Endpoint, content, page, starts, wait_for
from owner import Owner

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FIRST, SECOND, THIRD = starts(3)


@pytest.fixture(params=["running", "stopped"])
def place(request, bookplate, tmp_path):
    """An endpoint with two bookings, whose customers can change nothing; it may be stopped."""
    folder = content(tmp_path / "content", {
        "intro": page(guests=3, cancel="never", move="never"), "other": page()})
    endpoint = Endpoint(bookplate, folder, tmp_path).start()
    endpoint.owner = Owner(bookplate, tmp_path)
    client = endpoint.client()
    endpoint.first, endpoint.second = (
        client.book(start, email=address, guests=["guest@example.com"]).json
        for start, address in ((FIRST, "one@example.com"), (SECOND, "two@example.com")))
    if request.param == "stopped":
        assert endpoint.stop() == 0
    yield endpoint
    if endpoint.process.poll() is None:
        assert endpoint.stop() == 0


def rows(place):
    return place.rows("SELECT status, sequence, start FROM booking ORDER BY number")


def mails(place, count):
    """All messages there are, by their number, once there are so many."""
    if place.process.poll() is not None:
        place.start()

    def all_of_them():
        return sorted((place.folder / "var/outbox").glob("*.eml"))

    wait_for(lambda: len(all_of_them()) >= count)
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in all_of_them()]


def text(mail):
    return mail.get_body(("plain",)).get_content()


def sequence(mail):
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    lines = part.get_content().splitlines()
    return next(int(line[9:]) for line in lines if line.startswith("SEQUENCE:"))


def test_what_cannot_be_done_is_said_and_nothing_changed(place):
    before = rows(place)
    known = place.first["id"]
    wrong = ("0" if known[0] != "0" else "1") + known[1:]
    run = place.owner.run("bookings", "cancel", wrong, status=1)
    assert f"there is no booking “{wrong}”" in run.stderr and f"`{known}`" in run.stderr
    run = place.owner.run("bookings", "cancel", "nonsense", status=1)
    assert "bookings list" in run.stderr
    run = place.owner.run("bookings", "move", known, SECOND, status=1)
    assert "That time is taken. Nothing was changed." in run.stderr
    run = place.owner.run("bookings", "move", known, FIRST[:14] + "07:00Z", status=1)
    assert "That time is not open." in run.stderr and "bookplate why intro" in run.stderr
    place.owner.run("bookings", "move", known, "tomorrow", status=64)
    place.owner.run("bookings", "cancel", known, "--reason", "x" * 1001, status=64)
    assert "already" in place.owner.run("bookings", "move", known, FIRST).stdout
    assert rows(place) == before
    place.owner.run("bookings", "cancel", known)
    run = place.owner.run("bookings", "cancel", known, status=1)
    assert "was cancelled before" in run.stderr
    run = place.owner.run("bookings", "move", known, THIRD, status=1)
    assert "was cancelled before" in run.stderr


def test_the_owner_cancels_and_everybody_is_told_why(place):
    run = place.owner.run("bookings", "cancel", place.first["id"], "--reason", "The roof leaks.")
    assert "Cancelled: “Intro”" in run.stdout and "one@example.com" in run.stdout
    assert rows(place)[0][:2] == ("cancelled", 1)
    told = mails(place, 9)
    assert len(told) == 9
    words = [text(mail) for mail in told[6:]]
    assert sum("The host has cancelled your booking." in each for each in words) == 1
    assert sum("was cancelled by the host." in each for each in words) == 2
    assert all("The roof leaks." in each for each in words)
    assert all(sequence(mail) == 1 for mail in told[6:])
    client = place.client()
    shown = client.ask("GET", "/m/" + place.first["manage"].partition("/m/")[2])
    assert "The host has cancelled this meeting." in shown.text and "roof leaks" in shown.text
    assert client.book(FIRST, email="three@example.com").status == 201


def test_the_owner_moves_by_the_clocks_of_the_page(place):
    wall = THIRD.removesuffix(":00Z")
    run = place.owner.run("bookings", "move", place.first["id"], wall, "--reason", "A late train")
    assert "Moved: “Intro”" in run.stdout
    assert rows(place)[0][:2] == ("confirmed", 1)
    told = [mail for mail in mails(place, 9) if "by the host" in text(mail)
            or "The host has moved" in text(mail)]
    assert len(told) == 3 and all("A late train" in text(mail) for mail in told)
    assert all(sequence(mail) == 1 for mail in told)
    shown = place.client().times(**{"from": FIRST[:10]})
    assert FIRST in [time["start"] for time in shown]
    assert THIRD not in [time["start"] for time in shown]


def test_the_command_that_says_why_is_given_whole(place):
    known = place.first["id"]
    wall = FIRST[:14] + "07"
    elsewhere = place.folder / "the customer's.sqlite"
    elsewhere.unlink(missing_ok=True)
    run = place.owner.run("bookings", "move", known, wall, status=1)
    assert f"`bookplate why intro {wall}+00:00` says why" in run.stderr
    if place.process.poll() is not None:
        place.owner.run("backup", "copy")
        place.owner.run("restore", "copy", "--database", elsewhere)
        run = place.owner.run("bookings", "move", known, wall, "--content", "./content",
                              "--database", elsewhere, status=1)
        hint = run.stderr.split("`")[1]
        assert hint.startswith(f"bookplate why intro {wall}+00:00 --content ./content --database ")
        why = place.owner.run(*shlex.split(hint)[1:])
        assert "not" in why.stdout and why.stderr == ""


def test_a_meeting_whose_page_is_gone_can_be_cancelled_only(place):
    (place.folder / "content/pages/intro.json").unlink()
    if place.process.poll() is None:
        wait_for(lambda: place.client().ask("GET", "/v1/pages/intro/times").status == 404)
    run = place.owner.run("bookings", "move", place.first["id"], THIRD, status=1)
    assert "no longer in the content" in run.stderr
    place.owner.run("bookings", "cancel", place.first["id"])
    assert [row[0] for row in rows(place)] == ["cancelled", "confirmed"]
