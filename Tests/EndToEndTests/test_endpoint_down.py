"""When the endpoint does not answer, a page says so and offers the mail."""

import re
import urllib.parse

import pytest

#: What makes an endpoint useless, and how long until a page must have noticed.
BEHAVIOURS = [
    "refused", "error", "hang", "hang_in_body", "nonsense", "html", "wrong_shape"]
PATIENCE = 5_000
NOTICE = re.compile("can.t be reached")


@pytest.fixture(params=BEHAVIOURS)
def useless(request, endpoint):
    if request.param == "refused":
        endpoint.stop()
    else:
        endpoint.behaviour = request.param
    return endpoint


def test_the_page_says_so_and_offers_a_filled_in_mail(site, visit, useless):
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/", settled=False)
    page.get_by_text(NOTICE).first.wait_for(timeout=PATIENCE)
    mail = page.locator("a[href^='mailto:ellen@harbourstreet.example?']").first
    assert mail.is_visible()
    address = urllib.parse.urlsplit(mail.get_attribute("href"))
    fields = dict(urllib.parse.parse_qsl(address.query, strict_parsing=True))
    assert fields["subject"].strip() and "Ellen" in fields["body"]
    assert page.get_by_text("Monday").first.is_visible()


def test_nothing_spins_and_the_console_stays_quiet(site, visit, useless):
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/", settled=False)
    page.get_by_text(NOTICE).first.wait_for(timeout=PATIENCE)
    assert page.locator("[aria-busy=true]:visible, progress:visible").count() == 0
    assert page.evaluate(
        "() => document.getAnimations().filter(a => a.playState == 'running').length") == 0
    assert not tab.complaints(about=[useless.url])
    assert not tab.dialogs


def test_the_notice_is_announced(site, visit, endpoint):
    endpoint.behaviour = "error"
    page = visit().open(site.url + "ellen-marsh/", settled=False)
    notice = page.get_by_text(NOTICE).first
    notice.wait_for(timeout=PATIENCE)
    assert notice.evaluate(
        "e => !!e.closest('[role=status],[role=alert],[aria-live]:not([aria-live=off])')")


#: Nobody in particular is their host.
TEAM_PAGES = {"come-as-you-are", "find-your-coach", "first-call", "next-free-session",
              "talk-in-two-languages", "what-is-coming-up"}


def test_each_page_gives_the_mail_of_its_host(site, booking_pages, visit, endpoint):
    endpoint.stop()
    hosts = {"on-air": "layla", "second-language": "yating"}
    for path in booking_pages:
        page = visit().open(site.url + path, settled=False)
        page.get_by_text(NOTICE).first.wait_for(timeout=PATIENCE)
        link = path.split("/")[0]
        host = "hello" if link in TEAM_PAGES else hosts.get(link, "ellen")
        assert page.locator(f"a[href^='mailto:{host}@']:visible").count(), path


def test_hostile_answers_stay_text(site, visit, endpoint):
    endpoint.behaviour = "hostile"
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/")
    page.wait_for_timeout(300)
    assert page.evaluate("window.__pwned") is None
    assert page.locator("img[src=x]").count() == 0
    assert not tab.violations and not tab.dialogs and not tab.errors
