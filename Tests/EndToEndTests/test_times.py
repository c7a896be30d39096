"""When the endpoint answers, the page shows its times."""

import re
import urllib.parse

FULL_DATE = re.compile(
    r"(Mon|Tues|Wednes|Thurs|Fri)day,? \d{1,2} "
    r"(January|February|March|April|May|June|July|August|September|October|November|December)"
    r",? 20\d\d")
#: A control of the accessibility tree, and its name.
CONTROL = re.compile(r'^\s*- (?:link|button|radio) "(.*?)"', re.M)
TIME = re.compile(r"\b\d{1,2}:\d\d\b")


def shown_times(page):
    page.wait_for_function("() => /\\b09:00\\b.*\\b10:30\\b/s.test(document.body.innerText)")
    names = CONTROL.findall(page.locator("main").aria_snapshot())
    return [name for name in names if TIME.search(name)]


def test_every_time_is_named_with_its_full_date(site, visit):
    page = visit().open(site.url + "ellen-marsh/")
    times = shown_times(page)
    assert times, "no times are shown"
    for name in times:
        assert FULL_DATE.search(name), f"“{name}” does not hold its full date"


def test_names_of_times_differ(site, visit):
    page = visit().open(site.url + "ellen-marsh/")
    times = shown_times(page)
    assert len(set(times)) == len(times)


def test_the_page_asks_in_the_words_of_the_contract(site, visit, endpoint):
    visit(timezone_id="Europe/London").open(site.url + "second-language/")
    asked = [urllib.parse.urlsplit(path) for path in endpoint.log if "/times" in path]
    assert asked, "the page asks for no times"
    for address in asked:
        assert address.path == "/v1/pages/second-language/times"
        query = dict(urllib.parse.parse_qsl(address.query))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", query["from"])
        assert set(query) <= {"from", "days", "zone", "event"}


def test_times_are_in_the_zone_of_the_visitor(site, visit):
    page = visit(timezone_id="Asia/Tokyo").open(site.url + "ellen-marsh/")
    page.get_by_text("19:30").first.wait_for()
    assert re.search("Tokyo|Japan", page.locator("main").inner_text())


def test_a_page_without_conversion_keeps_its_own_zone(site, visit):
    page = visit(timezone_id="Asia/Tokyo").open(site.url + "reading-hour/")
    page.get_by_text("10:30").first.wait_for()
    assert not re.search("Tokyo|Japan", page.locator("main").inner_text())


def test_no_open_times_are_said_without_alarm(site, visit, endpoint):
    endpoint.behaviour = "none"
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/")
    assert page.get_by_text(re.compile("no open times", re.I)).first.is_visible()
    assert not tab.complaints()


def test_a_time_leads_to_its_booking(site, visit, endpoint):
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/")
    first = shown_times(page)[0]
    control = page.get_by_role("link", name=first, exact=True).or_(
        page.get_by_role("button", name=first, exact=True)).first
    control.click()
    page.wait_for_load_state("networkidle")
    assert not tab.complaints(about=[endpoint.url])
