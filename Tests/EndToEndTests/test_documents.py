"""The calendar file of a booking says what was booked to a program that knows no zones."""

import datetime

import icalendar
import pytest

from booking import Endpoint, content, instant, page, starts

#: Clocks that change by a rule, by the moon, by half an hour, against the seasons, and never.
ZONES = [
    "Europe/London", "America/New_York", "Africa/Casablanca", "Asia/Jerusalem",
    "Australia/Lord_Howe", "Europe/Dublin", "America/St_Johns", "Asia/Kathmandu", "UTC",
]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TITLE = "Voice; breath, and \\tone\\ “now”: " + "schön " * 7


def page_id(zone):
    return "in-" + zone.lower().replace("/", "-").replace("_", "-")


@pytest.fixture(scope="module")
def practice(bookplate, tmp_path_factory):
    place = tmp_path_factory.mktemp("documents")
    location = {"kind": "in-person", "label": "14 Harbour Street, London; top bell"}
    pages = {
        page_id(zone): page(title=zone, zone=zone, events=["voice"], duration=None, host=f"h{n}")
        for n, zone in enumerate(ZONES)}
    folder = content(
        place / "content", pages, [f"h{n}" for n in range(len(ZONES))],
        voice={"name": TITLE.strip(), "duration": "30m", "location": location, "notice": "0m",
               "horizon": "365d", "starts": "every 15m"})
    practice = Endpoint(bookplate, folder, place / "place", "--no-rate-limits").start()
    yield practice
    assert practice.stop() == 0


def path(booked):
    return booked.json["manage"].removeprefix("https://book.example.com")


def download(client, booked):
    answer = client.ask("GET", path(booked) + ".ics")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    for line in answer.body.split(b"\r\n"):
        assert b"\n" not in line and b"\r" not in line and len(line) <= 75
        line.decode()
    calendar = icalendar.Calendar.from_ical(answer.body)
    event, = calendar.walk("VEVENT")
    assert not calendar.errors and not event.errors
    return calendar, event


def utc(calendar, time):
    """A time of the calendar in UTC, by the rules in the file alone."""
    if "TZID" not in time.params:
        return time.dt
    definition, = calendar.walk("VTIMEZONE")
    assert str(definition["TZID"]) == time.params["TZID"]
    zone = definition.to_tz(lookup_tzid=False)
    return time.dt.replace(tzinfo=zone).astimezone(datetime.timezone.utc)


@pytest.mark.parametrize("zone", ZONES)
def test_the_times_are_those_that_were_booked(practice, zone):
    client = practice.client()
    # All around a year, and so on both sides of every change of the clocks.
    for day in range(2, 360, 17):
        start = starts(1, ahead=day)[0]
        booked = client.book(start, page=page_id(zone), email=f"c{day}@example.com")
        assert booked.status == 201, booked.text
        calendar, event = download(client, booked)
        assert instant(utc(calendar, event["DTSTART"])) == booked.json["start"] == start
        assert instant(utc(calendar, event["DTEND"])) == booked.json["end"]


def test_texts_read_back_as_they_were_written(practice):
    client = practice.client()
    booked = client.book(starts(2)[1], page=page_id("Europe/London"))
    _, event = download(client, booked)
    assert str(event["SUMMARY"]).startswith(TITLE.strip())
    assert str(event["LOCATION"]) == "14 Harbour Street, London; top bell"
    assert booked.json["manage"] in str(event["DESCRIPTION"])


def test_a_download_asks_for_no_answer(practice):
    client = practice.client()
    calendar, event = download(
        client, client.book(starts(4)[3], page=page_id("Europe/London")))
    assert calendar["METHOD"] == "PUBLISH" and event["STATUS"] == "CONFIRMED"
    assert str(event["ORGANIZER"]) == "mailto:ada@example.com"
    assert "ATTENDEE" not in event


def test_a_meeting_keeps_its_name_when_it_is_moved_and_cancelled(practice):
    client = practice.client()
    first, second = starts(8)[5:7]
    booked = client.book(first, page=page_id("Europe/London"))
    files = [download(client, booked)]
    answer = client.ask("POST", path(booked) + "/move", f"choice=move&start={second}", FORM)
    assert answer.status == 303, answer.text
    files.append(download(client, booked))
    assert instant(utc(files[1][0], files[1][1]["DTSTART"])) == second
    answer = client.ask("POST", path(booked) + "/cancel", "choice=cancel", FORM)
    assert answer.status == 303, answer.text
    files.append(download(client, booked))
    events = [event for _, event in files]
    assert {str(event["UID"]) for event in events} == {
        booked.json["id"] + "@book.example.com"}
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    stamps = [event["DTSTAMP"].dt for event in events]
    assert stamps == sorted(stamps)
    assert [str(calendar["METHOD"]) for calendar, _ in files] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert booked.json["manage"] not in str(events[2]["DESCRIPTION"])


def test_only_the_customer_gets_the_file(practice):
    client = practice.client()
    booked = client.book(starts(10)[9], page=page_id("Europe/London"))
    for wrong in ("0" * 26, booked.json["id"], path(booked)[3:-1]):
        assert client.ask("GET", f"/m/{wrong}.ics").status == 404
