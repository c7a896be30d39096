"""`why` says whether a time can be booked, or names the rule that removes it."""

import pytest

from workplace import EVENT, HOST, SITE, Place

NOW = "2027-03-01T10:00:00Z"

PAGE = """---
title: Intro call with Ada
link: ada-intro
former-links: [ada]
host: ada
events: [intro, {name: Deep dive, duration: [1h, 2h], notice: 7d}]
hours:
  mon: 09:00-12:30, 13:30-17:00
  tue: 22:00-01:00
  sun: 00:00-06:00
dates:
  2027-03-15: closed
  2027-03-22..2027-03-24: 10:00-11:00
starts: every 15m
notice: 4h
horizon: 400d
offered-per-day: 500
---
Welcome.
"""

FILES = {
    "site.yaml": SITE.format(name="Example Practice").replace("logo: logo.svg\n", ""),
    "hosts/ada.md": HOST.format(name="Ada", id="ada", photo="x").replace("photo: x\n", ""),
    "events/intro.md": EVENT.format(name="Intro call").replace(
        "---\nWhat", "starts: at :00 :30\n---\nWhat"),
    "pages/team/ada-intro.md": PAGE,
}


@pytest.fixture
def place(bookplate, tmp_path):
    return Place(bookplate, tmp_path).write(FILES)


def why(place, *arguments, status=0):
    run = place.run("why", *arguments, "--now", NOW)
    assert run.returncode == status, (run.returncode, run.stdout, run.stderr)
    return run.stdout.splitlines() if status == 0 else run.stderr


def intro(place, time, *options):
    (line,) = why(place, "ada-intro", time, "--event", "intro", *options)
    return line.removeprefix("ada-intro: ")


@pytest.mark.parametrize("arguments", [
    ["ada-intro"], ["ada-intro", "tomorrow"], ["ada-intro", "2027-03-08"],
    ["ada-intro", "2027-03-08T24:00"], ["ada-intro", "2027-02-29T10:00"],
    ["ada-intro", "2027-03-08T10:00:30"], ["ada-intro", "2027-03-08T10:00+1"],
    ["ada-intro", "2027-03-08T10:00", "--duration", "30"],
], ids=" ".join)
def test_what_cannot_be_read_is_wrong_usage(place, arguments):
    assert "Usage:" in why(place, *arguments, status=64)


def test_a_moment_of_asking_must_be_whole(place):
    run = place.run("why", "ada-intro", "2027-03-08T10:00", "--now", "2027-03-01")
    assert run.returncode == 64 and "2026-11-22T10:00:00Z" in run.stderr


@pytest.mark.parametrize("arguments, words", [
    (["ada-intr", "2027-03-08T10:00"], "did you mean `ada-intro`?"),
    (["intor", "2027-03-08T10:00"], "there is no page called “intor”"),
    (["intor", "2027-03-08T10:00"], "did you mean `ada-intro`"),
    (["ada-intro", "2027-03-08T10:00", "--event", "intor"], "did you mean `intro`?"),
    (["ada-intro", "2027-03-08T10:00", "--event", "x"], "it offers `intro`, `deep-dive`"),
    (["ada-intro", "2027-03-08T10:00", "--zone", "Europe/Lodnon"], "did you mean `Europe/London`?"),
    (["ada-intro", "2027-03-08T10:00", "--zone", "../../../etc/passwd"], "no rules of a zone"),
], ids=lambda value: " ".join(value[2:]) or "page" if isinstance(value, list) else "")
def test_an_unknown_name_is_answered_with_one_that_is_known(place, arguments, words):
    assert words in why(place, *arguments, status=1)


def test_with_mistakes_in_the_page_there_is_no_answer(place):
    place.write({"pages/team/ada-intro.md": PAGE.replace("horizon", "horizn")})
    told = why(place, "nothing-near", "2027-03-08T10:00", status=1)
    assert "bookplate check" in told
    place.write({"site.yaml": "name: [\n"})
    told = why(place, "ada-intro", "2027-03-08T10:00", status=1)
    assert "content/site.yaml:" in told


@pytest.mark.parametrize("time, reason", [
    ("2027-03-08T13:00", "the page's `hours` for Monday are 09:00-12:30, 13:30-17:00 "
                         "(content/pages/team/ada-intro.md)"),
    ("2027-03-12T13:00", "the page has no `hours` on Fridays (content/pages/team/ada-intro.md)"),
    ("2027-03-10T01:00", "the page has no `hours` on Wednesdays, and those of Tuesday end at 01:00 "
                         "(content/pages/team/ada-intro.md)"),
    ("2027-03-15T10:00", "the page's `dates` close 2027-03-15 (content/pages/team/ada-intro.md)"),
    ("2027-03-22T09:00", "the page's `dates` for 2027-03-22..2027-03-24 are 10:00-11:00 "
                         "(content/pages/team/ada-intro.md)"),
    ("2027-03-08T10:15", "the event's `starts` are at :00 and :30 (content/events/intro.md)"),
    ("2027-03-22T10:45", "the event's `starts` are at :00 and :30 (content/events/intro.md)"),
    ("2027-03-01T13:30", "the page's `notice` is 4h, so nothing starts before 14:00 "
                         "(content/pages/team/ada-intro.md)"),
    ("2027-02-22T10:00", "it has passed"),
    ("2028-04-10T10:00", "the page's `horizon` is 400d, so meetings start before "
                         "Tue 4 April 2028, 11:00 (content/pages/team/ada-intro.md)"),
])
def test_the_first_rule_that_a_time_breaks_is_named(place, time, reason):
    answer = intro(place, time)
    assert answer.endswith(f" is not open: {reason}."), answer


def deep_dive(place, time, duration):
    (line,) = why(place, "ada-intro", time, "--event", "deep-dive", "--duration", duration)
    return line


def test_a_meeting_must_end_within_the_hours(place):
    assert "`dates` close" in deep_dive(place, "2027-03-15T16:30", "1h")
    assert deep_dive(place, "2027-03-29T16:30", "1h").endswith(
        "is not open: it would end at 17:30, but the page's `hours` for Monday are 09:00-12:30, "
        "13:30-17:00 (content/pages/team/ada-intro.md).")


def test_an_event_in_a_page_has_the_page_for_its_file(place):
    assert deep_dive(place, "2027-03-08T09:00", "2h").endswith(
        "the event's `notice` is 1w, so nothing starts before 10:00 "
        "(content/pages/team/ada-intro.md).")
    assert deep_dive(place, "2027-03-29T09:00", "45m").endswith(
        "“Deep dive” lasts 1h or 2h, not 45m (content/pages/team/ada-intro.md).")


def test_an_open_time_is_open_by_every_name_of_the_page(place):
    for name in ("ada-intro", "ada"):
        assert why(place, name, "2027-03-08T10:00", "--event", "intro") == [
            "ada-intro: Mon 8 March 2027, 10:00 (Europe/London) is open."]


def test_without_options_all_that_the_page_offers_is_answered(place):
    lines = why(place, "ada-intro", "2027-03-29T10:00")
    assert [line.split(":")[0] for line in lines] == [
        "ada-intro, Intro call (30m)", "ada-intro, Deep dive (1h)", "ada-intro, Deep dive (2h)"]
    assert all(line.endswith("is open.") for line in lines)


def test_a_time_may_be_of_another_zone_or_have_an_offset(place):
    assert intro(place, "2027-03-08T15:30", "--zone", "Asia/Kolkata") == (
        "Mon 8 March 2027, 15:30 (Asia/Kolkata), which is Mon 8 March 2027, 10:00 (Europe/London), "
        "is open.")
    for time in ("2027-03-08T10:00Z", "2027-03-08T10:00:00Z", "2027-03-08T15:30+05:30"):
        assert intro(place, time) == "Mon 8 March 2027, 10:00 (Europe/London) is open."


def test_a_time_that_clocks_skip_does_not_exist(place):
    assert intro(place, "2027-03-28T01:30") == (
        "Sun 28 March 2027, 01:30 (Europe/London) does not exist: clocks go from 01:00 to 02:00.")


def test_a_time_that_clocks_show_twice_is_answered_twice(place):
    time = "ada-intro: Sun 31 October 2027, 01:30"
    assert why(place, "ada-intro", "2027-10-31T01:30", "--event", "intro") == [
        f"{time} (Europe/London, UTC+01:00, the first of two) is open.",
        f"{time} (Europe/London, UTC+00:00, the second of two) is open."]


def test_where_few_times_are_offered_the_other_one_is_named(place):
    place.write({"pages/team/ada-intro.md": PAGE.replace("500", "2")})
    assert intro(place, "2027-03-08T10:00").endswith(
        "the page's `offered-per-day` is 2, and 09:00 is offered for this part of the day "
        "(content/pages/team/ada-intro.md).")


def test_a_page_that_takes_no_bookings_says_so(place):
    place.write({"pages/team/ada-intro.md": PAGE.replace("starts:", "accepting: false\nstarts:")})
    assert intro(place, "2027-03-08T10:00").endswith(
        "the page takes no bookings, `accepting: false` (content/pages/team/ada-intro.md).")
