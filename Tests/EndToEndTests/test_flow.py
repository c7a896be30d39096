"""With a script, one books without leaving the page."""

import re
import urllib.parse

import pytest

from booking import wait_for
from live import LiveEndpoint

#: What a visitor types.
NAME, MAIL, TOPIC = "Grace Hopper", "grace@example.com", "Compilers"
NOT_SENT = re.compile("did not answer")


@pytest.fixture(scope="module")
def live(bookplate, tmp_path_factory):
    from conftest import REPOSITORY, Build
    from serving import SiteServer
    endpoint = LiveEndpoint()
    server = SiteServer("/")
    folder = tmp_path_factory.mktemp("live")
    build = Build(bookplate, REPOSITORY / "content", folder, server.url, endpoint.url).succeeded()
    server.folder = build.folder
    endpoint.assets = build.folder / "assets"
    server.endpoint = endpoint
    return server


@pytest.fixture(autouse=True)
def _fresh(live):
    live.endpoint.reset()
    yield
    live.endpoint.reset()


@pytest.fixture
def tab(live, visit):
    tab = visit()
    tab.open(live.url + "reading-hour/")
    tab.page.locator("a.time").first.wait_for()
    return tab


def times(page):
    return page.locator("a.time:visible")


def choose(page, number=0):
    times(page).nth(number).click()
    page.get_by_role("heading", name="Your details").wait_for()


def fill_in(page):
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Your e-mail address").fill(MAIL)
    page.get_by_label("Company").fill("Navy & Sons")
    page.get_by_label("What would you like to talk about?").fill(TOPIC)


def send(page):
    page.get_by_role("button", name=re.compile("Book this time|Try again")).click()


def focused(page):
    return page.evaluate("document.activeElement.innerText")


# Choosing a time.

def test_a_time_opens_its_form_in_place(live, tab):
    page = tab.page
    address = page.url
    choose(page)
    assert focused(page) == "Your details"
    shown = urllib.parse.urlsplit(page.url)
    assert page.url.startswith(address)
    assert set(urllib.parse.parse_qs(shown.query)) == {"event", "start", "zone"}
    asked = urllib.parse.urlsplit(next(p for p in live.endpoint.log if "start" in p))
    query = dict(urllib.parse.parse_qsl(asked.query))
    assert asked.path == "/book/reading-hour" and query["zone"] == "Europe/London"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", query["start"])
    assert not tab.violations and not tab.complaints()


def test_what_the_link_brought_goes_to_the_form(live, visit):
    page = visit().open(live.url + "reading-hour/?email=grace%40example.com")
    page.locator("a.time").first.wait_for()
    choose(page)
    assert any("email=grace%40example.com" in path for path in live.endpoint.log)
    assert "grace" not in page.url and "start=" in page.url


def test_a_reload_keeps_the_form_and_what_was_typed(tab):
    page = tab.page
    choose(page, 2)
    fill_in(page)
    for _ in range(2):
        page.reload()
        page.get_by_role("heading", name="Your details").wait_for()
        assert page.get_by_label("Your name").input_value() == NAME
        assert page.get_by_label("What would you like to talk about?").input_value() == TOPIC
    assert "grace" not in page.url.lower()
    page.go_back()
    times(page).first.wait_for()
    assert "start=" not in page.url
    page.go_forward()
    page.get_by_role("heading", name="Your details").wait_for()
    assert page.get_by_label("Your name").input_value() == NAME


def test_the_form_is_there_again_after_a_reload_of_the_times(tab):
    page = tab.page
    choose(page)
    fill_in(page)
    page.go_back()
    times(page).first.wait_for()
    page.reload()
    times(page).first.wait_for()
    page.go_forward()
    page.get_by_role("heading", name="Your details").wait_for()
    assert page.get_by_label("Your name").input_value() == NAME


def test_an_address_alone_opens_no_form(live, visit):
    # Whoever only looks at a link, or a program that does, must not get further by it.
    page = visit().open(live.url + "reading-hour/?start=2026-11-23T09:00:00Z")
    times(page).first.wait_for()
    assert page.get_by_role("heading", name="Your details").count() == 0


def test_a_booking_leaves_nothing_that_was_typed_behind(tab):
    page = tab.page
    choose(page)
    fill_in(page)
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()
    assert page.evaluate("history.state") == "done"

@pytest.mark.parametrize("way", ["button", "link"])
def test_going_back_shows_the_times_again(tab, way):
    page = tab.page
    choose(page, 1)
    if way == "button":
        page.go_back()
    else:
        page.get_by_role("link", name="Choose another time").click()
    times(page).first.wait_for()
    assert page.evaluate("document.activeElement.className") == "time"
    page.go_forward()
    page.get_by_role("heading", name="Your details").wait_for()


@pytest.mark.parametrize("way", ["same", "another"])
def test_going_back_keeps_what_was_typed(tab, way):
    page = tab.page
    choose(page)
    fill_in(page)
    page.go_back()
    times(page).first.wait_for()
    if way == "same":
        page.go_forward()
    else:
        choose(page, 2)
    page.get_by_role("heading", name="Your details").wait_for()
    assert page.get_by_label("Your name").input_value() == NAME
    assert page.get_by_label("What would you like to talk about?").input_value() == TOPIC


def test_a_form_that_cannot_be_loaded_is_said(live, tab):
    live.endpoint.stop()
    times(tab.page).first.click()
    tab.page.get_by_text("can’t be reached").first.wait_for()
    assert times(tab.page).first.is_visible()


def test_an_event_leads_to_its_times_in_place(live, visit):
    tab = visit()
    page = tab.open(live.url + "ellen-marsh/")
    page.locator("a.time").first.wait_for()
    page.get_by_role("link", name=re.compile("^Talk rehearsal")).click()
    assert page.get_by_role("radio", name="Talk rehearsal").is_checked()
    assert all("event=talk-rehearsal" in a.get_attribute("href") for a in times(page).all())
    assert page.url.startswith(live.url)


# Sending the form.

def test_the_form_is_booked(live, tab):
    page = tab.page
    address = page.url
    choose(page)
    fill_in(page)
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()
    assert focused(page) == "You’re booked"
    assert page.url == address and page.title().startswith("You’re booked")
    form = live.endpoint.forms[0]
    assert form["name"] == [NAME] and form["answer.company"] == ["Navy & Sons"]
    assert form["extra"] == [""]
    link = page.locator(".keep a")
    assert link.get_attribute("href").startswith(live.endpoint.url + "m/")
    assert page.get_by_role("link", name="Add to your calendar").is_visible()
    # Forms of another origin belong to its own page.
    assert page.locator("form").count() == 0
    assert not tab.violations and not tab.complaints()


def test_going_back_after_booking_starts_anew(live, tab):
    page = tab.page
    choose(page)
    fill_in(page)
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()
    page.go_back()
    page.locator("a.time").first.wait_for()
    assert page.get_by_label("Your name").count() == 0


def test_what_is_wrong_is_said_at_once(live, tab):
    page = tab.page
    choose(page)
    fill_in(page)
    live.endpoint.answer = "wrong"
    send(page)
    page.get_by_role("heading", name="Please check what you entered").wait_for()
    assert "Please check" in focused(page)
    page.get_by_role("link", name=re.compile("^Your name")).click()
    assert page.evaluate("document.activeElement.name") == "name"
    page.go_back()
    assert page.get_by_label("The line", exact=True).input_value() == "Some <b>words</b>"


def test_a_lost_time_is_replaced_in_the_same_form(live, tab):
    page = tab.page
    choose(page)
    fill_in(page)
    live.endpoint.answer = "taken"
    send(page)
    page.get_by_role("group", name="Open times nearby").wait_for()
    assert page.get_by_label("Your name").input_value() == NAME
    page.go_back()
    times(page).first.wait_for()
    assert times(page).count() == 2
    page.go_forward()
    page.get_by_role("group", name="Open times nearby").wait_for()
    assert "Somebody else" in focused(page)
    page.get_by_role("radio", name="Tuesday 24 November 2026, 09:00").check(force=True)
    page.get_by_label("Company").fill("Navy")
    live.endpoint.answer = "booked"
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()
    assert live.endpoint.forms[1]["start"] == ["2026-11-24T09:00:00Z"]


@pytest.mark.parametrize("end", ["refused", "error", "hang"])
def test_a_dying_endpoint_loses_nothing(live, tab, end):
    page = tab.page
    choose(page)
    fill_in(page)
    if end == "refused":
        live.endpoint.stop()
    else:
        live.endpoint.answer = end
    send(page)
    page.get_by_text(NOT_SENT).first.wait_for(timeout=9_500)
    assert page.get_by_label("Your name").input_value() == NAME
    assert page.locator("a[href^='mailto:']:visible").count()
    assert focused(page) == "Try again"
    first = list(live.endpoint.forms)
    live.endpoint.start()
    live.endpoint.answer = "booked"
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()
    assert all(form["request"] == live.endpoint.forms[-1]["request"] for form in first)


def test_a_form_is_sent_once_however_often_one_presses(live, tab):
    page = tab.page
    choose(page)
    fill_in(page)
    live.endpoint.answer = "hang"
    page.evaluate("for (let i = 0; i < 3; i++) document.querySelector('.form').requestSubmit()")
    button = page.get_by_role("button", name="Booking …")
    button.wait_for()
    assert button.is_disabled()
    wait_for(lambda: live.endpoint.forms)
    assert len(live.endpoint.forms) == 1


def test_a_visitor_is_sent_on_if_the_owner_wishes(live, visit):
    live.endpoint.confirmation = "booked-onward"
    tab = visit()
    page = tab.page
    page.route("https://example.com/**", lambda route: route.fulfill(body="Thank you"))
    page.clock.install()
    page.goto(live.url + "reading-hour/")
    choose(page)
    fill_in(page)
    send(page)
    page.get_by_text("You will be taken there in 10 seconds").wait_for()
    page.clock.fast_forward(9_000)
    assert page.url.startswith(live.url)
    page.clock.fast_forward(2_000)
    page.wait_for_url("https://example.com/thanks?a=1&b=2")


# Zones and days.

def starts(page):
    return [
        dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(a.get_attribute("href")).query))["start"]
        for a in page.locator("a.time").all()]


def labels(page):
    return [a.get_attribute("aria-label") for a in page.locator("a.time").all()]


def test_changing_the_zone_and_back_changes_nothing(live, visit):
    page = visit(timezone_id="America/New_York").open(live.url + "on-air/")
    page.locator("a.time").first.wait_for()
    before, instants = labels(page), starts(page)
    page.get_by_role("button", name="Change time zone").click()
    menu = page.get_by_role("combobox", name="Time zone")
    assert menu.locator("option").first.inner_text() == "New York (GMT−5)"
    menu.select_option("Pacific/Auckland")
    assert labels(page) != before and starts(page)[:3] == instants[:3]
    assert "Auckland time" in page.locator("main").inner_text()
    summary = page.locator("summary").first.inner_text()
    weekday, date = re.match(r"(\w+),? (\d+ \w+)", summary).groups()
    assert labels(page)[0].startswith(weekday) and date in labels(page)[0]
    menu.select_option("America/New_York")
    assert labels(page) == before and starts(page) == instants


def test_a_length_is_chosen_in_place(live, visit):
    tab = visit()
    page = tab.open(live.url + "on-air/")
    page.locator("a.time").first.wait_for()
    assert page.get_by_role("radio", name="30 minutes").is_checked()
    assert "duration" not in times(page).first.get_attribute("href")
    count = page.locator("a.time").count()
    page.get_by_role("radio", name="60 minutes").check()
    tab.settle()
    assert "duration=60" in live.endpoint.log[-1]
    assert page.locator("a.time").count() == count
    assert all("duration=60" in a.get_attribute("href") for a in times(page).all())
    page.get_by_role("radio", name="30 minutes").check()
    assert "duration" not in times(page).first.get_attribute("href")
    assert len([path for path in live.endpoint.log if "/times" in path]) == 2


def test_later_times_come_on_demand(live, tab):
    page = tab.page
    last = page.locator("summary").last.inner_text()
    for _ in range(2):
        page.get_by_role("link", name="Later times").click()
        tab.settle()
    asked = [
        dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query))["from"]
        for path in live.endpoint.log if "/times" in path]
    assert len(asked) == 2 and asked[0] < asked[1]
    assert page.locator("summary").last.inner_text() != last


def test_times_that_clocks_show_twice_have_their_offsets(live, visit, monkeypatch):
    from live import LiveHandler
    monkeypatch.setattr(LiveHandler, "times", lambda self, day, events: [
        {"start": f"2026-10-25T0{hour}:30:00Z", "end": f"2026-10-25T0{hour}:55:00Z",
         "event": events[0]} for hour in (0, 1, 2)] if day.weekday() == 0 else [])
    page = visit(timezone_id="Europe/London").open(live.url + "reading-hour/")
    page.locator("a.time").first.wait_for()
    assert [a.inner_text() for a in page.locator("a.time").all()] == [
        "01:30 (GMT+1)", "01:30 (GMT+0)", "02:30"]


# The endpoint's own pages.

def test_a_live_page_shows_times_in_the_zone_of_the_visitor(live, visit):
    page = visit(timezone_id="Asia/Tokyo").open(live.endpoint.url + "book/ada-intro")
    page.locator("a.time").first.wait_for()
    assert "Tokyo time (GMT+9)" in page.locator("main").inner_text()
    assert page.locator(".pick").count() == 0
    choose(page)


def test_a_live_page_keeps_its_times_when_no_list_comes(live, visit):
    live.endpoint.behaviour = "error"
    tab = visit()
    page = tab.open(live.endpoint.url + "book/ada-intro")
    page.get_by_role("radio", name="Monday 23 November 2026, 09:30").check(force=True)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Your details").wait_for()
    assert any("start=2026-11-23T09%3A30" in path for path in live.endpoint.log)


def test_the_form_of_a_live_page_goes_back_with_what_was_typed(live, visit):
    page = visit().open(live.endpoint.url + "book/ada-intro?start=2026-11-23T09:00:00Z")
    fill_in(page)
    page.get_by_role("link", name="Choose another time").click()
    page.locator("a.time").first.wait_for()
    choose(page)
    assert page.get_by_label("Your name").input_value() == NAME
    page.reload()
    page.get_by_role("heading", name="Your details").wait_for()
    assert page.get_by_label("Your name").input_value() == NAME
    page.go_back()
    page.locator("a.time").first.wait_for()


def test_all_steps_work_without_a_script(live, visit):
    page = visit(java_script_enabled=False).open(live.endpoint.url + "book/ada-intro")
    page.get_by_role("radio", name="Monday 23 November 2026, 09:30").check(force=True)
    page.get_by_role("button", name="Continue").click()
    fill_in(page)
    send(page)
    assert page.get_by_role("heading", name="You’re booked").is_visible()
    page.get_by_role("link", name="Move to another time").click()
    page.get_by_role("radio", name=re.compile("Tuesday 24 November 2026, 11:30")).check(force=True)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name=re.compile("^Move it to")).check()
    page.get_by_role("button", name="Confirm").click()
    assert page.get_by_role("heading", name="Moved").is_visible()
    form = live.endpoint.forms[-1]
    assert form["choice"] == ["move"] and form["start"] == ["2026-11-24T16:30:00Z"]


@pytest.mark.parametrize("page_name", ["meeting", "reason-missing", "move-times", "move-review"])
def test_pressing_every_button_changes_nothing(live, visit, page_name):
    tab = visit()
    page = tab.open(live.endpoint.url + "golden/" + page_name)
    buttons = page.locator("button").count()
    assert buttons
    for number in range(buttons):
        page.goto(live.endpoint.url + "golden/" + page_name)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.locator("button").nth(number).click()
        page.wait_for_timeout(100)
    changes = [f for f in live.endpoint.forms if f.get("choice", ["keep"]) != ["keep"]]
    assert not changes or page_name == "reason-missing"
