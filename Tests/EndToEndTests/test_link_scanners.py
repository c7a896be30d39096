"""Programs that run scripts and press everything on pages of links, without choosing a time."""

import time

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from test_scanners import PRESSED, TOUCHED

MAIL = "--email", "zelda@example.com"


class Links:
    """A link of each kind to a page that lets visitors skip the form."""

    def __init__(self, bookplate, folder):
        text = content(folder / "content", {
            "quick": page(title="Quick", skip="allowed"),
            "other": page(title="Other", skip="allowed", duration=["30m", "60m"])})
        (text / "site.yaml").write_text(
            "name: Test\nsite-url: http://127.0.0.1/\nendpoint-url: http://127.0.0.1/\n")
        self.endpoint = Endpoint(bookplate, text, folder / "run", "--no-rate-limits").start()
        owner = Owner(bookplate, self.endpoint.folder)
        run = lambda *options: owner.run(
            "link", *options, "--content", text).stdout.strip().removeprefix("http://127.0.0.1/")
        client = self.endpoint.client()
        booked = client.book(starts(1)[0], page="quick").json["manage"]
        who = "name=Zelda%20Zwick&email=zelda%40example.com&skip=1"
        self.addresses = {
            "one-time": run("one-time", "quick"),
            "one-time with a form to skip": run(
                "one-time", "quick", "--for", "Zelda <zelda@example.com>", "--skip"),
            "one-time with a time": run("one-time", "other") + f"?start={starts(3)[2]}",
            "sealed": run("personal", "other", "--name", "Zelda Zwick", *MAIL),
            "sealed with a form to skip": run(
                "personal", "quick", "--name", "Zelda Zwick", *MAIL, "--skip"),
            "parameters": "book/quick?" + who, "parameters and event": "book/other?" + who,
            "manage": booked.removeprefix("http://127.0.0.1/"),
            "manage, moving": booked.removeprefix("http://127.0.0.1/") + "?move=1",
        }

    @property
    def state(self):
        return [self.endpoint.rows(f"SELECT * FROM {table}")
                for table in ("booking", "oneTimeLink", "linkUse", "notice")]


@pytest.fixture(scope="module")
def links(bookplate, tmp_path_factory):
    links = Links(bookplate, tmp_path_factory.mktemp("links"))
    # The mails of the booking are on their way.
    while links.endpoint.rows("SELECT 1 FROM notice WHERE state = 'pending'"):
        time.sleep(0.05)
    yield links
    links.endpoint.stop()


@pytest.fixture(autouse=True)
def _nothing_changes(links):
    before = links.state
    yield
    assert links.state == before


NAMES = ["one-time", "one-time with a form to skip", "one-time with a time", "sealed",
         "sealed with a form to skip", "parameters", "parameters and event", "manage",
         "manage, moving"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_happens_by_pressing_everything_but_a_time(links, visit, script, name):
    """Each thing on an untouched page, and each form sent as it is, without being checked."""
    tab = visit(java_script_enabled=script)
    address = links.endpoint.url + links.addresses[name]
    pressed = 0
    for kind in (PRESSED, "form"):
        number = 0
        while tab.open(address, settled=script).locator(kind).count() > number:
            thing = tab.page.locator(kind).nth(number)
            if kind == "form":
                thing.evaluate("form => form.submit()")
            else:
                thing.dispatch_event("click")
            tab.settle()
            assert tab.page.get_by_role("heading", name="You’re booked").count() == 0
            number, pressed = number + 1, pressed + 1
    assert pressed > 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_happens_by_pressing_one_thing_after_the_other(links, visit, name):
    tab = visit()
    page, touched = tab.open(links.endpoint.url + links.addresses[name]), set()
    for _ in range(12):
        things = page.locator(TOUCHED)
        names = things.evaluate_all("all => all.map(e => e.outerHTML)")
        fresh = [n for n, text in enumerate(names) if text not in touched and ".ics" not in text]
        if not fresh or not page.url.startswith(links.endpoint.url):
            break
        touched.add(names[fresh[0]])
        things.nth(fresh[0]).dispatch_event("click")
        tab.settle()
    assert touched


@pytest.mark.parametrize("name", [name for name in NAMES if "skip" in name or "parameters" in name])
def test_where_the_form_is_skipped_a_time_must_still_be_chosen(links, name):
    """No time is chosen beforehand, and sending the form without one books nothing."""
    text = links.endpoint.client().ask(
        "GET", "/" + links.addresses[name], headers={"Accept": "text/html"}).text
    radios = text.split('name="start"')
    assert len(radios) > 2 or "a class=\"time\"" in text
    assert " checked" not in text
