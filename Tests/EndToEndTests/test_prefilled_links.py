"""Links bring the customer's details in their parameters: shown, editable, and gone from the
address bar."""

import csv
import io
import json
import re
import urllib.parse

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from test_flow import choose

NAME, MAIL = "Grace Hopper", "grace+navy@example.com"
LINK = "name=Grace%20Hopper&Email=grace+navy@example.com&topic=tea&ref=1234&UTM_Source=news"
FORM = [
    {"id": "topic", "type": "choice", "label": "Topic", "options": ["Tea", "Milk"],
     "required": True},
    {"id": "note", "type": "long-text", "label": "Note"},
    {"id": "ref", "type": "hidden", "label": "Reference"},
]
FORM_TYPE = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("prefilled")
    texts = {
        "intro": page(form=FORM),
        "quick": page(title="Quick", form=FORM, skip="allowed", host="bob"),
    }
    endpoint = Endpoint(
        bookplate, content(folder / "content", texts, hosts=("ada", "bob")), folder / "place",
        "--no-rate-limits")
    (folder / "content" / "site.yaml").write_text(
        "name: Test\nsite-url: http://127.0.0.1/\nendpoint-url: http://127.0.0.1/\n")
    endpoint.start()
    endpoint.owner = Owner(bookplate, endpoint.folder)
    yield endpoint
    endpoint.stop()


def chosen(tab):
    tab.page.locator("input[name=start]").first.check(force=True)


def exported(served):
    return list(csv.DictReader(io.StringIO(served.owner.run("bookings", "export", "--format", "csv").stdout)))


# Refusals.

@pytest.mark.parametrize("query", [
    "name=%FF", "name=100%", "email=%EMAIL%", "name=%%firstname%%", "%zz=%00", "name=" + "a" * 3000,
    "&".join(f"f{n}=x" for n in range(300)), "zone=Nowhere", "event=none", "date=tomorrow",
    "skip=2", "name=Andr%E9&email=a@example.com", "start=x", "amp;name=Ada&amp;skip=1", "=&&==&",
])
def test_no_parameter_stops_the_page(served, query):
    for link in ("intro", "quick"):
        answer = served.client().ask("GET", f"/book/{link}?{query}", headers={"Accept": "text/html"})
        assert answer.status == 200, answer.text
        assert "name=start" in answer.text or 'name="start"' in answer.text


def test_a_parameter_is_text_and_never_markup(served):
    attack = urllib.parse.quote('"><script>alert(1)</script>')
    start = starts(1, ahead=20)[0]
    for more in ("", f"&start={start}"):
        answer = served.client().ask(
            "GET", f"/book/quick?name={attack}&email=a@example.com&topic=tea&skip=1{more}"
            f"&note={attack}&utm_source={attack}")
        assert answer.status == 200
        assert "<script>alert" not in answer.text


def test_a_get_books_nothing_whatever_it_asks(served):
    before = served.rows("SELECT count(*) FROM booking")
    start = starts(1, ahead=21)[0]
    for method in ("GET", "HEAD"):
        served.client().ask(method, f"/book/quick?{LINK}&skip=1&start={start}")
    assert served.rows("SELECT count(*) FROM booking") == before


# Forms.

@pytest.mark.parametrize("script", [True, False])
def test_what_the_link_brings_is_shown_and_can_be_changed(served, visit, script):
    tab = visit(java_script_enabled=script)
    tab.open(f"{served.url}book/intro?{LINK}&skip=1")
    if script:
        tab.page.locator("a.time").first.wait_for()
        choose(tab.page)
        address = urllib.parse.urlsplit(tab.page.url)
        names = urllib.parse.parse_qs(address.query)
        assert names["utm_source"] == ["news"]
        # Which time was chosen may stand there, whoever chose it may not.
        assert names.keys() <= {"utm_source", "event", "start", "zone", "duration"}
    else:
        chosen(tab)
        tab.page.get_by_role("button", name="Continue").click()
    form = tab.page
    assert form.get_by_label("Your name").input_value() == NAME
    assert form.get_by_label("Your e-mail address").input_value() == MAIL
    assert form.get_by_label("Topic").input_value() == "Tea" if (
        form.locator("select").count()) else form.get_by_role("radio", name="Tea").is_checked()
    assert not form.get_by_text("Please check").count()
    form.get_by_label("Your name").fill("Rear Admiral Hopper")
    form.get_by_role("button", name="Book this time").click()
    form.get_by_role("heading", name="You’re booked").wait_for()
    row = served.rows("SELECT customerName, customerEmail, c.source FROM booking b "
                      "JOIN campaign c ON c.booking = b.number ORDER BY b.number DESC LIMIT 1")[0]
    assert row == ("Rear Admiral Hopper", MAIL, "news")
    answers = served.rows(
        "SELECT field, value FROM answer ORDER BY booking DESC, position LIMIT 2")
    assert answers == [("topic", "Tea"), ("ref", "1234")]


@pytest.mark.parametrize("script", [True, False])
def test_a_link_that_skips_books_with_the_choice_of_a_time(served, visit, script):
    before = served.rows("SELECT count(*) FROM booking")[0][0]
    tab = visit(java_script_enabled=script)
    page = tab.open(f"{served.url}book/quick?{LINK}&skip=1")
    assert page.get_by_text(f"You are booking as {NAME} ({MAIL}).").is_visible()
    if script:
        page.locator("a.time").first.wait_for()
        page.locator("a.time:visible").first.click()
    else:
        chosen(tab)
        page.get_by_role("button", name="Book this time").click()
    page.get_by_role("heading", name="You’re booked").wait_for()
    assert served.rows("SELECT count(*) FROM booking")[0][0] == before + 1
    if script:
        assert not tab.violations and not tab.complaints()


def test_whoever_skips_may_change_the_details_first(served, visit):
    page = visit(java_script_enabled=False).open(f"{served.url}book/quick?{LINK}&skip=1")
    page.get_by_role("link", name="Change your details").click()
    page.locator("input[name=start]").first.check(force=True)
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_label("Your name").input_value() == NAME


@pytest.mark.parametrize("query, problem", [
    ("name=Grace&skip=1&topic=tea", False), ("name=Grace&email=grace&skip=1&topic=tea", True),
    ("name=Grace&email=g@example.com&skip=1", False),
])
def test_a_skip_that_fails_shows_the_form_and_only_a_wrong_address_is_said(
        served, visit, query, problem):
    tab = visit(java_script_enabled=False)
    page = tab.open(f"{served.url}book/quick?{query}")
    chosen(tab)
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_label("Your name").input_value() == "Grace"
    assert bool(page.get_by_role("heading", name="Please check").count()) == problem
    assert page.locator("[aria-invalid]").count() == int(problem)


def test_zone_and_date_of_the_link_are_shown(served):
    day = starts(1, ahead=30)[0][:10]
    answer = served.client().ask("GET", f"/book/intro?Zone=Asia/Tokyo&DATE={day}")
    assert "Tokyo time" in answer.text
    assert f"{day}T" in answer.text or f"from={day}" in answer.text or day in answer.text


# Campaigns.

def test_a_campaign_is_kept_with_the_booking_and_exported(served):
    client = served.client()
    start = starts(1, ahead=40)[0]
    answer = client.book(start, page="quick", answers={"topic": "Tea"},
                         utm_source="=news", utm_campaign="spring")
    assert answer.status == 201, answer.text
    row = next(row for row in exported(served) if row["start"] == start)
    assert (row["utmSource"], row["utmCampaign"], row["utmTerm"]) == ("'=news", "spring", "")
    records = json.loads(served.owner.run("bookings", "export", "--format", "json").stdout)["bookings"]
    record = next(record for record in records if record["start"] == start)
    assert record["campaign"]["utm_source"] == "=news"


# The published page.

def test_the_published_page_hands_its_query_to_the_endpoint(site, visit, endpoint):
    tab = visit()
    page = tab.open(f"{site.url}reading-hour/?Name=Grace+Hopper&email=a%2Bb@example.com"
                    "&utm_source=news&date=2026-12-01")
    tab.settle()
    address = urllib.parse.urlsplit(page.url)
    assert address.query == "utm_source=news"
    link = page.locator("a.time, a.go").first.get_attribute("href")
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(link).query))
    assert query["name"] == "Grace Hopper" and query["email"] == "a+b@example.com"
    assert any(re.search(r"from=2026-12-01", path) for path in endpoint.log)
