"""`why` looks at what is booked, and names the booking in the way but no customer."""

import datetime

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner

#: 2 days ahead, every half hour from midnight UTC.
TIMES = starts(48)
RULES = {"starts": "every 15m", "notice": "0m", "horizon": "365d"}


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("why")
    pages = {
        "intro": page(events=["short", "group"], duration=None, limit={"day": 4}),
        "second": page(title="Second page of Ada"),
        "spread": page(host="bob", offered_per_day=2, starts="every 30m"),
    }
    endpoint = Endpoint(
        bookplate,
        content(folder / "content", pages, hosts=("ada", "bob"),
                short={"name": "Short talk", "duration": "30m",
                       "buffer": {"before": "5m", "after": "10m"}} | RULES,
                group={"name": "Group", "duration": "30m", "seats": 2} | RULES),
        folder / "place").start()
    client = endpoint.client()
    booked = [client.book(TIMES[2], event="short", name="Zelda Zwick", email="z@example.com"),
              client.book(TIMES[20], event="group", email="a@example.com"),
              client.book(TIMES[20], event="group", email="b@example.com")]
    assert [answer.status for answer in booked] == [201] * 3, [a.text for a in booked]
    endpoint.ids = [answer.json["id"] for answer in booked]
    endpoint.owner = Owner(bookplate, endpoint.folder)
    yield endpoint
    assert endpoint.stop() == 0


def why(served, page, time, *options, status=0):
    return served.owner.run(
        "why", page, time, "--content", served.folder.parent / "content", *options, status=status)


def test_a_database_that_is_none_is_refused(served):
    (served.folder / "text").write_text("no database" * 100)
    run = why(served, "intro", TIMES[2], "--database", "text", status=1)
    assert "text is not a database of bookplate" in run.stderr and not run.stdout


def test_without_a_database_only_the_rules_are_asked(served):
    run = why(served, "intro", TIMES[2], "--event", "short", "--database", "none.sqlite")
    assert run.stdout.endswith("is open.\n") and "there are no bookings" in run.stderr
    assert not (served.folder / "none.sqlite").exists()


def test_a_free_time_is_open(served):
    run = why(served, "intro", TIMES[6], "--event", "short")
    assert run.stdout.endswith("is open.\n") and not run.stderr


@pytest.mark.parametrize("link, index, options", [
    ("intro", 3, ["--event", "short"]), ("second", 2, []), ("second", 3, [])],
    ids=["the same page", "another page of the host", "the buffer after it"])
def test_the_booking_in_the_way_is_named_but_not_who_booked(served, link, index, options):
    run = why(served, link, TIMES[index], *options)
    assert f"booking `{served.ids[0]}`, “Short talk” on `intro`, 01:00 to 01:30" in run.stdout
    assert "it takes 00:55 to 01:40 of Ada Lovelace" in run.stdout
    for secret in ("Zelda", "Zwick", "z@example.com"):
        assert secret not in run.stdout + run.stderr


def test_a_meeting_of_several_names_each(served):
    run = why(served, "second", TIMES[20])
    assert f"bookings `{served.ids[1]}` and `{served.ids[2]}`" in run.stdout
    assert "they take" in run.stdout


def test_a_meeting_without_a_seat_is_full(served):
    run = why(served, "intro", TIMES[20], "--event", "group")
    assert f"are taken, by bookings `{served.ids[1]}` and `{served.ids[2]}`" in run.stdout
    run = why(served, "intro", TIMES[2], "--event", "short")
    assert f"are taken, by booking `{served.ids[0]}`" in run.stdout


def test_limits_count_what_is_booked(served):
    client = served.client()
    day = datetime.datetime.fromisoformat(TIMES[0]) + datetime.timedelta(days=1)
    for hour in (1, 3, 5, 7):
        start = (day + datetime.timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert client.book(start, event="short").status == 201
    late = (day + datetime.timedelta(hours=12)).strftime("%Y-%m-%dT%H:%M:%SZ")
    run = why(served, "intro", late, "--event", "short")
    assert "`limit` of 4 a day is reached" in run.stdout


def test_a_time_that_is_not_offered_leads_to_one_that_is_free(served):
    client = served.client()
    offered = [time["start"] for time in client.times("spread", **{"from": TIMES[0][:10]})
               if time["start"][:10] == TIMES[0][:10]]
    assert len(offered) == 2
    assert client.book(offered[1], page="spread").status == 201
    after = [time["start"] for time in client.times("spread", **{"from": TIMES[0][:10]})
             if time["start"][:10] == TIMES[0][:10]]
    other = next(time for time in TIMES[30:] if time not in after and time != offered[1])
    run = why(served, "spread", other)
    named = [time[11:16] for time in after]
    assert "`offered-per-day` is 2" in run.stdout
    assert any(f"and {time} is offered" in run.stdout for time in named), (run.stdout, after)
