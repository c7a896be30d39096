"""A page is complete without JavaScript."""

import re

import pytest


@pytest.fixture
def tab(visit):
    return visit(java_script_enabled=False)


def test_a_page_says_who_what_where_and_when(site, tab):
    page = tab.open(site.url + "ellen-marsh/")
    text = page.locator("main").inner_text()
    for words in [
        "Ellen Marsh", "Voice coach", "Intro call", "Voice session", "Talk rehearsal",
        "20 min", "£60, £75 or £105", "14 Harbour Street", "Video call", "Your hall",
        "Mon", "09:30", "12:30", "18:00", "24 December", "London",
    ]:
        assert words.lower() in text.lower(), f"the page does not say “{words}”"


def test_hours_past_midnight_are_said(site, tab):
    text = tab.open(site.url + "on-air/").locator("main").inner_text()
    assert "21:00" in text and "01:00" in text
    assert "Cairo" in text


def test_the_main_action_is_a_link_that_works(site, booking_pages, tab, endpoint):
    for path in booking_pages:
        tab.open(site.url + path)
        tab.main_action.click()
        link = path.split("/")[0]
        tab.page.wait_for_url(re.compile(re.escape(f"{endpoint.url}book/{link}") + r"(/?\?.*)?$"))
        assert tab.page.get_by_role("heading", name="Live page").is_visible()


def test_a_page_that_takes_no_bookings_says_so(site, tab):
    page = tab.open(site.url + "choir-visits/")
    assert page.get_by_text("not taking new bookings").first.is_visible()
    assert tab.main_action.count() == 0


def test_nothing_pretends_to_load(site, booking_pages, tab):
    for path in booking_pages:
        page = tab.open(site.url + path)
        assert page.locator("[aria-busy=true], progress, [role=progressbar]").count() == 0
        assert not re.search(r"loading|please wait", page.locator("body").inner_text(), re.I)
