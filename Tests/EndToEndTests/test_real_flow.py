"""One books with a browser at a running endpoint, with a script and without."""

import re
import urllib.parse

import pytest

from conftest import REPOSITORY, Build
from service import Service, free_port
from serving import SiteServer
from test_flow import choose, send, times

#: What a visitor types.
NAME, MAIL = "Grace Hopper", "grace@mail.example"


class Place:
    """A site and an endpoint, of one origin or of two."""

    def __init__(self, bookplate, folder, path, shares_origin):
        port = free_port()
        self.endpoint = f"http://127.0.0.1:{port}{path}"
        self.server = SiteServer("/")
        self.url = f"http://127.0.0.1:{port}/" if shares_origin else self.server.url
        build = Build(bookplate, REPOSITORY / "content", folder, self.url, self.endpoint)
        self.server.folder = build.succeeded().folder
        options = [] if shares_origin else ["--endpoint-only"]
        # The last port that is named holds.
        self.service = Service(
            bookplate, REPOSITORY / "content", folder, "--port", str(port), "--no-admin",
            "--site-url", self.url, "--endpoint-url", self.endpoint, "--no-rate-limits", *options)


@pytest.fixture(scope="module", params=["one-origin", "two-origins", "below-a-path"])
def place(request, bookplate, tmp_path_factory):
    place = Place(
        bookplate, tmp_path_factory.mktemp("real"),
        "/booking/" if request.param == "below-a-path" else "/", request.param == "one-origin")
    yield place
    place.service.stop()


def fill_in(page):
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Your e-mail address").fill(MAIL)
    phone = page.get_by_label(re.compile("phone|telephone", re.I))
    if phone.count():
        phone.first.fill("+44 20 7946 0000")


def chosen(page):
    return page.locator("[name=start]").input_value()


def test_a_time_is_booked_within_the_page(place, visit):
    tab = visit()
    page = tab.open(place.url + "on-air/")
    page.locator("a.time").first.wait_for()
    choose(page)
    start = chosen(page)
    fill_in(page)
    page.get_by_role("radio", name="Video call").check()
    page.get_by_role("radio", name="English").check()
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()
    link = page.locator(".keep a").get_attribute("href")
    assert link.startswith(place.endpoint + "m/")
    assert not tab.violations and not tab.complaints()
    # The time is gone, and the link leads to the meeting.
    other = visit().open(place.url + "on-air/")
    other.locator("a.time").first.wait_for()
    shown = [
        dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(a.get_attribute("href")).query))["start"]
        for a in other.locator("a.time").all()]
    assert start not in shown
    assert other.goto(link).status == 200
    assert other.get_by_role("heading", name="Your meeting").is_visible()


def test_a_lost_race_is_mended_within_the_page(place, visit):
    first, second = visit().open(place.url + "on-air/"), visit().open(place.url + "on-air/")
    for page in (first, second):
        page.locator("a.time").first.wait_for()
        choose(page)
        fill_in(page)
        page.get_by_role("radio", name="Video call").check()
        page.get_by_role("radio", name="Arabic").check()
    second.get_by_label("Your e-mail address").fill("other@mail.example")
    send(first)
    first.get_by_role("heading", name="You’re booked").wait_for()
    send(second)
    second.get_by_role("group", name="Open times nearby").wait_for()
    assert second.get_by_label("Your name").input_value() == NAME
    second.locator(".nearest input").first.check(force=True)
    send(second)
    second.get_by_role("heading", name="You’re booked").wait_for()


def test_what_is_wrong_is_said_within_the_page(place, visit):
    page = visit().open(place.url + "on-air/")
    page.locator("a.time").first.wait_for()
    choose(page)
    fill_in(page)
    page.get_by_role("radio", name="Video call").check()
    page.get_by_role("radio", name="Arabic").check()
    # What a browser takes for an address and the endpoint does not.
    page.get_by_label("Your e-mail address").fill("grace@localhost")
    send(page)
    page.get_by_role("heading", name="Please check what you entered").wait_for()
    page.get_by_label("Your e-mail address").fill("third@mail.example")
    send(page)
    page.get_by_role("heading", name="You’re booked").wait_for()


def test_all_steps_work_without_a_script(place, visit):
    tab = visit(java_script_enabled=False)
    page = tab.open(place.url + "on-air/")
    page.get_by_role("link", name="Choose a time").click()
    page.locator("input[name=start]").last.check(force=True)
    page.get_by_role("button", name="Continue").click()
    fill_in(page)
    page.get_by_role("radio", name="Video call").check()
    page.get_by_role("radio", name="Both").check()
    send(page)
    assert page.get_by_role("heading", name="You’re booked").is_visible()
    page.get_by_role("link", name="Move to another time").click()
    page.locator("input[name=start]").first.check(force=True)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name=re.compile("^Move it to")).check()
    page.get_by_role("button", name="Confirm").click()
    assert page.get_by_role("heading", name="Moved").is_visible()
    # A button that is pressed alone cancels nothing.
    page.get_by_text("Cancel this meeting", exact=True).click()
    page.get_by_role("button", name="Confirm").click()
    assert page.get_by_text("Nothing was changed").is_visible()
    page.get_by_text("Cancel this meeting", exact=True).click()
    page.get_by_label("Cancel this meeting?").select_option("Yes, cancel it")
    page.get_by_role("button", name="Confirm").click()
    assert page.get_by_role("heading", name="Cancelled").is_visible()


def test_another_zone_is_chosen_without_a_script(place, visit):
    page = visit(java_script_enabled=False).open(place.endpoint + "book/on-air")
    page.get_by_role("link", name="Change time zone").click()
    page.get_by_label("Time zone").select_option("Pacific/Auckland")
    page.get_by_role("button", name="Show times").click()
    assert page.get_by_text("Shown in Auckland time").is_visible()
    page.locator("input[name=start]").first.check(force=True)
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("Auckland time").is_visible()
