"""Everyone can use the pages, whatever they see, hear or press."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

NARROW, WIDE = 320, 1280
#: Every rule that axe-core has for WCAG 2.2 AA, and its good practices.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
#: The element that the keyboard is on, and whether one sees it.
FOCUS = """() => {
    const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
    const outlined = s.outlineStyle != 'none' && parseFloat(s.outlineWidth) >= 2;
    return {isBody: e == document.body, text: (e.getAttribute('aria-label') || e.textContent || '')
        .trim().slice(0, 60), address: e.href || '', visible: outlined || s.boxShadow != 'none',
        inView: box.bottom > 0 && box.top < innerHeight && box.width > 0};
}"""


def violations(page):
    response = Axe().run(page, options=RULES).response
    return [
        f"{v['id']}: {node['html'][:150]} {node.get('failureSummary', '')[:300]}"
        for v in response["violations"] for node in v["nodes"]
    ]


@pytest.mark.parametrize("behaviour", ["times", "error"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site, pages, booking_pages, visit, endpoint, scheme, width, behaviour):
    endpoint.behaviour = behaviour
    # The policy of the pages keeps axe-core out, as it should.
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    found = []
    for path in pages if behaviour == "times" else booking_pages:
        page = tab.open(site.url + path)
        found += [f"{path}: {finding}" for finding in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("behaviour", ["times", "error"])
def test_nothing_scrolls_sideways_at_320_pixels(site, pages, visit, endpoint, behaviour):
    # This is also what 400 % zoom leaves of a window that is 1280 pixels wide.
    endpoint.behaviour = behaviour
    tab = visit(viewport={"width": NARROW, "height": 256})
    wide = []
    for path in pages:
        page = tab.open(site.url + path)
        excess = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if excess > 0:
            widest = page.evaluate(
                "() => [...document.body.querySelectorAll('*')].filter(e => "
                "e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3)"
                ".map(e => e.outerHTML.slice(0, 120))")
            wide.append(f"{path}: {excess} px over, {widest}")
    assert not wide, "\n".join(wide)


def test_text_may_be_spaced_without_loss(site, booking_pages, visit):
    # WCAG 1.4.12.
    tab = visit(viewport={"width": NARROW, "height": 800}, bypass_csp=True)
    for path in booking_pages:
        page = tab.open(site.url + path)
        page.add_style_tag(content="*{line-height:1.5!important;letter-spacing:.12em!important;"
                           "word-spacing:.16em!important}p{margin-bottom:2em!important}")
        excess = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 0, f"{path}: {excess} px"
        clipped = page.evaluate(
            "() => [...document.querySelectorAll('a,button,h1,h2,h3,p,li,dt,dd,summary')]"
            ".filter(e => getComputedStyle(e).overflow != 'visible' "
            "&& e.clientHeight > 2 && e.scrollHeight > e.clientHeight + 2)"
            ".map(e => e.outerHTML.slice(0, 120))")
        assert not clipped, f"{path}: {clipped}"


@pytest.mark.parametrize("behaviour", ["times", "error"])
def test_the_keyboard_alone_reaches_the_main_action(
    site, booking_pages, visit, endpoint, behaviour
):
    endpoint.behaviour = behaviour
    for path in booking_pages:
        tab = visit(viewport={"width": WIDE, "height": 800})
        page = tab.open(site.url + path)
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop["isBody"]:
                break
            assert stop["visible"], f"{path}: one does not see the focus on “{stop['text']}”"
            assert stop["inView"], f"{path}: the focus is out of sight on “{stop['text']}”"
            stops.append(stop["text"])
            # With times in place, an event's row leads to its times further down.
            is_time = behaviour != "times" or "start=" in stop["address"]
            if stop["address"].startswith(endpoint.url + "book/") and is_time:
                break
        else:
            pytest.fail(f"{path}: no main action among {stops}")
        assert stops, f"{path}: nothing takes the focus"
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(endpoint.url) + "book/.*"))


def test_no_key_gets_trapped(site, booking_pages, visit):
    tab = visit(viewport={"width": WIDE, "height": 800})
    page = tab.open(site.url + next(iter(booking_pages)))
    count = page.evaluate("() => document.querySelectorAll('a,button,input,select,summary').length")
    for _ in range(count + 2):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement == document.body"):
            return
    pytest.fail("the focus never leaves the page")


def test_nothing_moves_when_motion_is_unwanted(site, pages, visit):
    tab = visit(reduced_motion="reduce")
    for path in pages:
        page = tab.open(site.url + path)
        moving = page.evaluate(
            "() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
            "const long = t => t.split(',').some(v => parseFloat(v) > 0.01);"
            "return s.animationName != 'none' && long(s.animationDuration) "
            "|| long(s.transitionDuration) && s.transitionProperty != 'none' "
            "|| s.scrollBehavior == 'smooth' })"
            ".map(e => e.outerHTML.slice(0, 100))")
        assert not moving, f"{path}: {moving}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_every_control_visible(
    site, booking_pages, visit, endpoint, scheme
):
    tab = visit(forced_colors="active", color_scheme=scheme)
    for path in booking_pages:
        page = tab.open(site.url + path)
        faint = page.evaluate(
            "() => [...document.querySelectorAll('a,button,summary,input')].filter(e => {"
            "const s = getComputedStyle(e); let b = e, back;"
            "do { back = getComputedStyle(b).backgroundColor; b = b.parentElement }"
            "while (b && /, 0\\)$/.test(back));"
            "return e.checkVisibility() && e.textContent.trim() && s.color == back })"
            ".map(e => e.outerHTML.slice(0, 120))")
        assert not faint, f"{path}: {faint}"
        tab.bookings(endpoint).first.focus()
        assert page.evaluate(FOCUS)["visible"], f"{path}: the focus is lost in forced colours"


def test_names_are_read_in_their_own_direction(site, visit):
    page = visit().open(site.url + "on-air/")
    name = page.get_by_text("ليلى حدّاد").first
    assert name.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("() => getComputedStyle(document.documentElement).direction") == "ltr"
