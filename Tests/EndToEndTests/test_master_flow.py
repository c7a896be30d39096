"""The sample's master pages in a browser, at the width of a phone, with a script and without."""

import os
import re
from pathlib import Path

import pytest

from test_accessibility import violations
from test_real_flow import MAIL, NAME, Place

PHONE = {"width": 375, "height": 800}
#: Where each scenario begins, and what is chosen before a time, step by step.
SCENARIOS = {
    "dynamic-rules": ("first-call/", []),
    "pages-first": ("find-your-coach/", ["Voice coaching with Ellen", "Voice session"]),
    "events-first": ("what-is-coming-up/", ["Intro call", "Meetings in a second language"]),
    "static-rules": ("next-free-session/", ["Intro call"]),
    "pages-only": ("come-as-you-are/", ["Groups"]),
    "panel": ("talk-in-two-languages/", []),
}


@pytest.fixture(scope="module")
def place(bookplate, tmp_path_factory):
    place = Place(bookplate, tmp_path_factory.mktemp("masters"), "/", True)
    yield place
    place.service.stop()


def photograph(page, name):
    """Keeps a picture for people to look at, where one is wished for."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def fits(page):
    return page.evaluate(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def answer_all(page, mail):
    """Fills in whatever the form of the scenario asks."""
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Your e-mail address").fill(mail)
    form = page.locator("#book .form")
    for group in form.locator("fieldset").all():
        radios = group.get_by_role("radio")
        boxes = group.get_by_role("checkbox")
        if boxes.count():
            boxes.first.check(force=True)
        if radios.count() and not any(radio.is_checked() for radio in radios.all()):
            radios.first.check(force=True)
    for field in form.locator("[required]:visible").all():
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(index=1)
        elif field.get_attribute("type") == "checkbox":
            field.check(force=True)
        elif field.get_attribute("type") not in ("radio",) and not field.input_value():
            field.fill("3" if field.get_attribute("type") == "number" else "Something")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_master_page_leads_to_a_booking(place, visit, scenario, script):
    path, steps = SCENARIOS[scenario]
    tab = visit(viewport=PHONE, java_script_enabled=script)
    page = tab.page
    page.goto(place.url + path)
    photograph(page, f"{scenario}-{'script' if script else 'plain'}-0")
    assert page.get_by_role("heading", name="Who you can meet").is_visible()
    for step in steps:
        more = page.locator("#book .events a", has=page.get_by_text(step, exact=True))
        picked = page.get_by_role("radio", name=step)
        if script and picked.count():
            picked.first.check(force=True)
        else:
            more.first.click()
        page.wait_for_load_state()
        if script:
            page.wait_for_timeout(300)
    if script and page.locator("a.time, .pick").count() == 0:
        page.locator("a.time, .pick").first.wait_for()
    if not script and page.locator(".pick").count() == 0:
        page.get_by_role("link", name=re.compile("Choose a time")).first.click()
    photograph(page, f"{scenario}-{'script' if script else 'plain'}-times")
    if page.locator("a.time").count():
        page.locator("a.time:visible").first.click()
    else:
        page.locator(".pick [name=start]").first.check(force=True)
        page.locator(".pick button").click()
    page.locator("#book .form").wait_for()
    assert not script or fits(page)
    # One person cannot take a seat in the same group twice.
    answer_all(page, f"{scenario}-{script}-{MAIL}".lower())
    photograph(page, f"{scenario}-{'script' if script else 'plain'}-form")
    page.get_by_role("button", name="Book this time").click()
    page.get_by_role("heading", name="You’re booked").wait_for()
    photograph(page, f"{scenario}-{'script' if script else 'plain'}-booked")
    if script:
        assert not tab.violations and not tab.complaints()


def test_steps_are_for_everyone(place, visit):
    tab = visit(viewport={"width": 320, "height": 800}, bypass_csp=True)
    found = []
    for path in ("find-your-coach/", "book/find-your-coach?tag=London", "book/come-as-you-are",
                 "book/what-is-coming-up?event=intro-call", "first-call/", "book/first-call"):
        page = tab.open(place.url + path)
        found += [f"{path}: {finding}" for finding in violations(page)]
        if not fits(page):
            found.append(f"{path} scrolls sideways")
    assert not found, "\n".join(found)


def test_tags_filter_without_a_script(place, visit):
    page = visit(viewport=PHONE, java_script_enabled=False).page
    page.goto(place.url + "find-your-coach/?email=eve%40example.org")
    page.get_by_role("checkbox", name="Cairo").check()
    page.get_by_role("button", name="Show").click()
    assert page.locator("#book .events li").count() == 1
    assert page.get_by_role("checkbox", name="Cairo").is_checked()


def test_what_a_link_brings_reaches_the_form(place, visit):
    tab = visit(viewport=PHONE)
    page = tab.open(place.url + "find-your-coach/?email=eve%40example.org")
    assert "eve" not in page.url
    page.locator("#book .events a", has=page.get_by_text("Ready for the microphone")).click()
    page.locator("a.time, .pick").first.wait_for()
    page.wait_for_timeout(500)
    page.locator("a.time").first.click()
    page.locator("#book .form").wait_for()
    assert page.get_by_label("Your e-mail address").input_value() == "eve@example.org"
