"""One books, moves and cancels on a phone: with a script, without one, and by the keyboard alone."""

import re
import urllib.parse
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from test_real_flow import Place, chosen

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True,
         "device_scale_factor": 2}
#: The page's rules let nobody move or cancel a meeting that is about to begin.
LATER = 12


@pytest.fixture(scope="module", params=["one-origin", "two-origins"])
def place(request, bookplate, tmp_path_factory):
    place = Place(bookplate, tmp_path_factory.mktemp("phone"), "/", request.param == "one-origin")
    yield place
    place.service.stop()


@pytest.fixture
def customer(request):
    """An address that is in no other booking."""
    return re.sub(r"\W+", "-", request.node.name).strip("-").lower()[-50:] + "@mail.example"


def fits(page):
    """Whether all that a page holds is within the width of the screen, once its style is there."""
    page.wait_for_load_state()
    return page.evaluate("document.scrollingElement.scrollWidth") <= 360


def heading(page, words):
    page.get_by_role("heading", name=words).first.wait_for()
    assert fits(page), words


def meetings(place, customer):
    """The start and the state of all of a customer's bookings."""
    return place.service.rows(
        "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', start, 'unixepoch'), status, sequence FROM booking "
        "WHERE customerEmail = ?", customer)


# By hand


def fill_in(page, customer):
    page.get_by_label("Your name").fill("Grace Hopper")
    page.get_by_label("Your e-mail address").fill(customer)
    page.get_by_role("radio", name="Video call").check()
    page.get_by_role("radio", name="English").check()


def press(page, name, role="button"):
    page.get_by_role(role, name=re.compile(f"^({name})")).first.tap()


def choose_with_script(page):
    days = page.locator("details")
    page.locator("a.time").first.wait_for()
    days.nth(3).locator("summary").tap()
    page.locator("a.time:visible").last.tap()
    heading(page, "Your details")


def choose_plainly(page):
    press(page, "Choose a time", "link")
    page.locator("input[name=start]").first.wait_for(state="attached")
    assert fits(page)
    page.locator("input[name=start]").nth(LATER).check(force=True)
    press(page, "Continue")
    heading(page, "Your details")


def move(page):
    press(page, "Move to another time", "link")
    page.locator("input[name=start]").last.check(force=True)
    assert fits(page)
    press(page, "Continue")
    page.get_by_role("radio", name=re.compile("^Move it to")).check()
    press(page, "Confirm")
    heading(page, "Moved")


def cancel(page):
    page.get_by_text("Cancel this meeting", exact=True).tap()
    assert fits(page)
    page.get_by_label("Cancel this meeting?").select_option("Yes, cancel it")
    press(page, "Confirm")
    heading(page, "Cancelled")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_one_books_moves_and_cancels(place, visit, customer, script):
    tab = visit(java_script_enabled=script, **PHONE)
    page = tab.open(place.url + "on-air/")
    assert fits(page)
    (choose_with_script if script else choose_plainly)(page)
    start = chosen(page)
    fill_in(page, customer)
    press(page, "Book this time")
    heading(page, "You’re booked")
    assert meetings(place, customer) == [(start, "confirmed", 0)]
    link = page.locator(".keep a").get_attribute("href")
    page.goto(urllib.parse.urljoin(page.url, link))
    heading(page, "Your meeting")
    move(page)
    (moved, status, sequence), = meetings(place, customer)
    assert moved != start and (status, sequence) == ("confirmed", 1)
    cancel(page)
    assert meetings(place, customer) == [(moved, "cancelled", 2)]
    if script:
        assert not tab.violations and not tab.complaints()


# By the keyboard

NAME_OF_FOCUSED = """() => {
    const e = document.activeElement;
    return e.getAttribute('aria-label')
        || (e.labels?.length ? [...e.labels].map(l => l.innerText).join(' ') : e.innerText) || '';
}"""


def tab_to(page, name):
    """Goes on with the tabulator until the focus is on what has a name, where one sees it."""
    seen = []
    for _ in range(150):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(NAME_OF_FOCUSED).strip())
        if re.match(name, seen[-1]):
            return
    pytest.fail(f"“{name}” is not among {seen}")


def enter(page, name, words, key="Enter"):
    tab_to(page, name)
    page.keyboard.press(key)
    heading(page, words)


def answer(page, name, text):
    tab_to(page, name)
    page.keyboard.type(text)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_the_keyboard_is_enough(place, visit, customer, script):
    page = visit(java_script_enabled=script, **PHONE).open(place.url + "on-air/")
    if script:
        page.locator("a.time").first.wait_for()
        summary = page.locator("summary").nth(3).inner_text().split("\n")[0]
        tab_to(page, re.escape(summary))
        page.keyboard.press("Enter")
        enter(page, r"\w+, \d+ \w+ 20\d\d, \d\d:\d\d", "Your details")
    else:
        enter(page, "Choose a time", "")
        tab_to(page, r".*\d\d:\d\d")
        for _ in range(LATER):
            page.keyboard.press("ArrowDown")
        enter(page, "Continue", "Your details")
    start = chosen(page)
    answer(page, "Your name", "Grace Hopper")
    answer(page, "Your e-mail address", customer)
    answer(page, "Video call", " ")
    answer(page, "Arabic", " ")
    page.keyboard.press("ArrowDown")
    enter(page, "Book this time", "You’re booked")
    assert meetings(place, customer) == [(start, "confirmed", 0)]
    enter(page, re.escape(page.locator(".keep a").inner_text()), "Your meeting")
    enter(page, "Move to another time", "")
    tab_to(page, r".*\d\d:\d\d")
    page.keyboard.press("ArrowUp")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name=re.compile("^Move it to")).wait_for()
    tab_to(page, "Move it to|Keep")
    for _ in range(2):
        if not page.get_by_role("radio", name=re.compile("^Move it to")).is_checked():
            page.keyboard.press("ArrowDown")
    enter(page, "Confirm", "Moved")
    tab_to(page, "Cancel this meeting")
    page.keyboard.press("Enter")
    tab_to(page, "Cancel this meeting[?]")
    page.keyboard.press("ArrowDown")
    while "Yes" not in page.evaluate("document.activeElement.selectedOptions[0].text"):
        page.keyboard.press("ArrowDown")
    enter(page, "Confirm", "Cancelled")
    (moved, status, sequence), = meetings(place, customer)
    assert moved != start and (status, sequence) == ("cancelled", 2)


# Forms of elsewhere


def test_a_form_in_a_file_books_nothing_and_says_what_to_do(place, visit, customer, tmp_path):
    page = visit(java_script_enabled=False).open(place.endpoint + "book/on-air")
    page.locator("input[name=start]").nth(LATER).check(force=True)
    page.get_by_role("button", name="Continue").click()
    saved = tmp_path / "saved.html"
    base = f'<head><base href="{place.endpoint}">'
    text = re.sub("<meta http-equiv=[^>]*>", "", page.content()).replace("<head>", base, 1)
    saved.write_text(text, "utf-8")
    page.goto(saved.as_uri())
    fill_in(page, customer)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name=re.compile("Book this time")).click()
    assert answer.value.request.all_headers()["origin"] == "null"
    assert answer.value.status == 403
    page.get_by_text("Open the page itself and try again.").wait_for()
    assert not meetings(place, customer)


# The endpoint dies


@pytest.fixture
def details(place, visit, customer):
    """The form, filled in and not sent."""
    def make(script):
        page = visit(java_script_enabled=script, **PHONE).open(place.url + "on-air/")
        (choose_with_script if script else choose_plainly)(page)
        fill_in(page, customer)
        return page

    return make


def go_back(page):
    """From what a browser says when nobody answers to the form, which is still filled in."""
    page.wait_for_timeout(300)
    if page.url.startswith("chrome-error:"):
        page.go_back()
    page.get_by_role("button", name=re.compile("Book this time")).wait_for()


def test_a_form_outlives_the_endpoint(place, details, customer):
    page = details(script=True)
    place.service.kill()
    press(page, "Book this time")
    page.get_by_text("did not answer").first.wait_for()
    assert page.get_by_label("Your name").input_value() == "Grace Hopper"
    assert page.locator("a[href^='mailto:']:visible").count() and fits(page)
    place.service.start()
    press(page, "Try again")
    heading(page, "You’re booked")
    assert len(meetings(place, customer)) == 1


def test_a_form_outlives_the_endpoint_without_a_script(place, details, customer):
    page = details(script=False)
    place.service.kill()
    with suppress(Error):
        press(page, "Book this time")
    place.service.start()
    go_back(page)
    assert page.get_by_label("Your name").input_value() == "Grace Hopper"
    press(page, "Book this time")
    heading(page, "You’re booked")
    assert len(meetings(place, customer)) == 1


def test_an_answer_that_is_lost_leaves_one_booking(place, details, customer):
    page = details(script=True)
    sent = []

    def lose(route):
        answer = route.fetch(max_redirects=0)
        sent.append((answer.status, route.request.post_data))
        place.service.kill()
        route.abort()

    page.route("**/bookings", lose)
    press(page, "Book this time")
    page.get_by_text("did not answer").first.wait_for()
    page.unroute("**/bookings")
    place.service.start()
    assert len(meetings(place, customer)) == 1
    press(page, "Try again")
    heading(page, "You’re booked")
    assert len(meetings(place, customer)) == 1
    assert sent[0][0] == 303 and urllib.parse.parse_qs(sent[0][1])["email"] == [customer]


def test_an_answer_that_is_lost_leaves_one_booking_without_a_script(place, details, customer):
    page = details(script=False)
    form = page.locator("form").last.evaluate(
        "form => new URLSearchParams(new FormData(form)).toString()")
    client = place.service.client()
    assert client.ask("POST", "/bookings", form, {
        "Content-Type": "application/x-www-form-urlencoded", "Origin": "null",
        "Sec-Fetch-Site": "same-origin"}).status == 303
    place.service.kill()
    place.service.start()
    # The same form once more, which has gone back and forth in the meantime.
    press(page, "Book this time")
    heading(page, "You’re booked")
    assert len(meetings(place, customer)) == 1
