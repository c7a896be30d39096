"""Two programs of calendars read the times of every zone as they were booked."""

import datetime
import json
import zoneinfo
from pathlib import Path

import pytest

from booking import Endpoint, content, instant, page
from calendars import UTC, LibICal, by_icalendar
from conftest import REPOSITORY

ZONES = Path("/usr/share/zoneinfo")
#: Zones that others look at too, if they lie there.
VECTORS = REPOSITORY.parent / "shared/data/tz/tz-vectors-2026c.json"
STEP = datetime.timedelta(minutes=15)
LOCATION = {"kind": "in-person", "label": "14 Harbour Street, London; top bell"}


def zones():
    """The zones of the machine's database, without their other names."""
    lines = (ZONES / "tzdata.zi").read_text().splitlines()
    names = {line.split()[1] for line in lines if line.startswith("Z ")}
    if VECTORS.exists():
        names |= {vector["zone"] for vector in json.loads(VECTORS.read_text())["vectors"]}
    return sorted(names - {"Factory"})


def rounded(moment):
    return moment - (moment - datetime.datetime.min.replace(tzinfo=UTC)) % STEP


def changes(zone, first, last):
    """The moments at which a zone's clocks change."""
    rules = zoneinfo.ZoneInfo(zone)

    def offset(moment):
        return moment.astimezone(rules).utcoffset()

    day = datetime.timedelta(days=1)
    while first < last:
        if offset(first) != offset(first + day):
            lower, upper = first, first + day
            while upper - lower > datetime.timedelta(seconds=1):
                middle = lower + (upper - lower) / 2
                if offset(middle) == offset(lower):
                    lower = middle
                else:
                    upper = middle
            yield upper.replace(microsecond=0)
        first += day


def moments(zone):
    """Starts before and after the next changes of a zone's clocks, within the hour and outside."""
    first = datetime.datetime.now(UTC).replace(
        hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=3)
    found = []
    for change in changes(zone, first, first + datetime.timedelta(days=355)):
        within = () if found else (-3,)
        found += [rounded(change) + steps * STEP for steps in (-8, *within, 5)]
    return found or [first + datetime.timedelta(hours=5)]


def is_clear(moment, rules):
    """Whether the clocks show this time once."""
    wall = moment.astimezone(rules).replace(fold=0)
    return wall.utcoffset() == wall.replace(fold=1).utcoffset()


@pytest.fixture(scope="module")
def practice(bookplate, tmp_path_factory):
    place = tmp_path_factory.mktemp("zones")
    pages = {
        f"page-{number}": page(title=zone, zone=zone, host=f"h{number}", location=LOCATION)
        for number, zone in enumerate(zones())}
    folder = content(place / "content", pages, [f"h{number}" for number in range(len(pages))])
    practice = Endpoint(bookplate, folder, place / "place", "--no-rate-limits").start()
    yield practice
    assert practice.stop() == 0


def test_each_zone_is_read_back_on_both_sides_of_its_changes(practice):
    client, by_libical = practice.client(), LibICal()
    changing = 0
    for number, zone in enumerate(zones()):
        rules = zoneinfo.ZoneInfo(zone)
        starts = moments(zone)
        changing += len(starts) > 1
        for start in starts:
            booked = client.book(instant(start), page=f"page-{number}")
            assert booked.status == 201, (zone, start, booked.text)
            path = booked.json["manage"].removeprefix("https://book.example.com")
            text = client.ask("GET", path + ".ics").body
            one, other = by_icalendar(text), by_libical(text)
            assert one.facts == other.facts, (zone, start)
            assert one.start == start, (zone, start)
            assert one.end - one.start == datetime.timedelta(minutes=30), (zone, start)
            assert one.uid == booked.json["id"] + "@book.example.com"
            assert one.location == LOCATION["label"] and zone in one.summary
            if is_clear(start, rules) and is_clear(one.end, rules):
                assert one.local == start.astimezone(rules).replace(tzinfo=None), (zone, start)
            else:
                # An hour that comes twice is told apart in UTC alone.
                assert one.local == start.replace(tzinfo=None), (zone, start)
    assert changing > 80
