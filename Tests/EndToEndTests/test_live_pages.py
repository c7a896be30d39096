"""The endpoint's pages are valid and usable, whatever one sees, hears or presses."""

import pytest

from live import GOLDENS
from test_accessibility import FOCUS, NARROW, violations
from test_flow import live  # noqa: F401 (a fixture)
from test_markup import findings

PAGES = sorted(path.stem for path in GOLDENS.glob("*.html"))


@pytest.fixture(autouse=True)
def _no_times(live):  # noqa: F811
    live.endpoint.reset()
    # So that the times of the documents stay.
    live.endpoint.behaviour = "error"
    yield
    live.endpoint.reset()


def opened(tab, live, name):  # noqa: F811
    page = tab.open(f"{live.endpoint.url}golden/{name}")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    return page


def test_pages_are_valid():
    found = findings(GOLDENS, "html", "--no-langdetect")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [NARROW, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(live, visit, scheme, width):  # noqa: F811
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    found = []
    for name in PAGES:
        found += [f"{name}: {finding}" for finding in violations(opened(tab, live, name))]
    assert not found, "\n".join(found)


def test_nothing_scrolls_sideways_at_320_pixels(live, visit):  # noqa: F811
    tab = visit(viewport={"width": NARROW, "height": 256})
    wide = {}
    for name in PAGES:
        excess = opened(tab, live, name).evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if excess > 0:
            wide[name] = excess
    assert not wide


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_keyboard_reaches_every_control_and_one_sees_it(live, visit, forced):  # noqa: F811
    tab = visit(forced_colors=forced, viewport={"width": 1280, "height": 800})
    for name in PAGES:
        page = opened(tab, live, name)
        page.evaluate("document.activeElement.blur()")
        names = set()
        for _ in range(120):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop["isBody"]:
                break
            shown = stop["visible"] or page.evaluate(
                "() => { const e = document.activeElement.nextElementSibling;"
                "return !!e && getComputedStyle(e).outlineStyle != 'none' }")
            assert shown, f"{name}: one does not see the focus on “{stop['text']}”"
            assert stop["inView"], f"{name}: the focus is out of sight on “{stop['text']}”"
            names.add(page.evaluate("document.activeElement.name || ''"))
        asked = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]),select,textarea')]"
            ".filter(e => e.tabIndex >= 0).map(e => e.name)")
        assert set(asked) <= names, f"{name}: the keyboard does not reach all fields"
        assert "extra" not in names, f"{name}: the keyboard reaches what only programs fill in"


def test_a_chosen_time_shows_in_forced_colours(live, visit):  # noqa: F811
    page = opened(visit(forced_colors="active"), live, "times")
    slots = page.locator(".slot")
    slots.nth(1).locator("input").check(force=True)
    backgrounds = [
        slot.locator("span").evaluate("e => getComputedStyle(e).backgroundColor")
        for slot in slots.all()]
    assert backgrounds[1] != backgrounds[0] == backgrounds[2]


def test_pages_ask_no_other_site(live, visit):  # noqa: F811
    tab = visit()
    for name in PAGES:
        opened(tab, live, name)
        assert not tab.violations, name
    foreign = {
        request.url for request in tab.requests
        if not request.url.startswith((live.endpoint.url, "https://example.com/book/assets/"))}
    assert not foreign
