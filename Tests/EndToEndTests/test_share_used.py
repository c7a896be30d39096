"""What an owner takes from the Share page, a customer books with in another browser."""

import json
import os
import subprocess
import urllib.parse

import pytest

from booking import content, page
from owner import Owner
from service import Service, free_port
from test_share_page import check, choose, link, make, paste

NAME, MAIL = "Zoë D’Arcy & Sons", "zoe+news@example.com"


@pytest.fixture(scope="module")
def practice(bookplate, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("shared"), free_port()
    url = f"http://127.0.0.1:{port}/"
    asking = page(
        title="Asking", skip="allowed", host="ben", location=["Here", "There"], form=[
            {"id": "topic", "type": "text", "label": "Topic", "required": True},
            {"id": "note", "type": "text", "label": "Note"},
            {"id": "terms", "type": "consent", "label": "I agree", "required": True}])
    text = content(folder / "content", {
        "quokka": page(title="Quokka sprint", skip="allowed"), "asking": asking}, ("ada", "ben"))
    (text / "masters").mkdir()
    (text / "masters" / "team.json").write_text(json.dumps(
        {"title": "The team", "scenario": "pages-only", "pages": ["quokka"], "listed": False}))
    service = Service(
        bookplate, text, folder / "output", "--build", "--port", str(port), "--admin-port", "0",
        "--site-url", url, "--endpoint-url", url, "--no-rate-limits")
    service.content = text
    service.root, service.studio = url, folder / "output/studio/index.html"
    yield service
    assert service.stop() == 0


@pytest.fixture
def share(practice, visit):
    """The owner's browser, with the page from the disk."""
    tab = visit()
    tab.open(practice.studio.as_uri())
    return tab


@pytest.fixture(scope="module")
def key(practice):
    return Owner(practice.command[0], practice.folder).run(
        "keys", "create", "share", "--scope", "links").stdout.strip()


def take(share):
    """The link that was made, by the clipboard."""
    share.page.get_by_role("button", name="Copy link", exact=True).click()
    copied = paste(share)
    assert copied == link(share)
    assert "Copied" in share.page.locator("#copied").inner_text()
    return copied


def book(visit, address, typed=()):
    """Books as a customer does in a browser of their own; gives back the page."""
    customer = visit().open(address)
    customer.locator("a.time:visible, input[name=start]").first.wait_for()
    if customer.locator("a.time:visible").count():
        customer.locator("a.time:visible").first.click()
    else:
        customer.locator("input[name=start]").nth(3).check(force=True)
        customer.get_by_role("button", name="Continue").click()
    submit = customer.get_by_role("button", name="Book this time")
    booked = customer.get_by_role("heading", name="You’re booked")
    submit.or_(booked).wait_for()
    for label, text in typed:
        customer.get_by_label(label).fill(text)
    if submit.count():
        submit.click()
    booked.wait_for()
    return customer


def last(practice):
    return practice.rows("SELECT customerName, customerEmail, link IS NOT NULL FROM booking "
                         "LEFT JOIN linkUse ON booking = number ORDER BY number DESC LIMIT 1")[0]


TYPED = ("Your name", NAME), ("Your e-mail address", MAIL)


def test_a_link_for_anyone_books_for_whoever_fills_in_the_form(practice, share, visit):
    choose(share, "Quokka sprint")
    copied = take(share)
    assert copied == practice.root + "quokka/"
    book(visit, copied, TYPED)
    assert last(practice) == (NAME, MAIL, 0)


@pytest.mark.parametrize("skips", [True, False])
def test_a_link_for_one_customer_knows_them(practice, share, visit, skips):
    choose(share, "Quokka sprint")
    share.page.get_by_role("tab", name="For one customer").click()
    share.page.locator("#name").fill(NAME)
    share.page.locator("#email").fill(MAIL)
    share.page.locator("#skip").set_checked(skips)
    copied = take(share)
    assert "Quokka" in check(share, copied) or "quokka" in check(share, copied)
    book(visit, copied)
    assert last(practice) == (NAME, MAIL, 0)


def test_the_command_on_the_page_makes_a_sealed_link(practice, share, visit):
    choose(share, "Quokka sprint")
    share.page.get_by_role("tab", name="For one customer").click()
    share.page.get_by_text("Seal it").click()
    command = share.page.locator("#seal")
    assert command.inner_text().endswith("quokka --name='NAME' --email='ADDRESS' --skip")
    name = "-Zoë $(touch gone) `id` 'D’Arcy'\\ \"&; Sons"
    share.page.locator("#name").fill(name)
    share.page.locator("#email").fill(MAIL)
    share.page.get_by_role("button", name="Copy command").click()
    assert "Copied" in share.page.locator("#copied").inner_text()
    copied = paste(share)
    assert copied == command.inner_text()
    program, folder = practice.command[0], practice.folder
    run = subprocess.run(
        ["sh", "-c", f'bookplate() {{ "$PROGRAM" "$@" --content "$CONTENT" '
         f'--site-url "$SITE" --endpoint-url "$SITE"; }}; {copied}'],
        cwd=folder, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
        env=os.environ | {"PROGRAM": str(program), "CONTENT": str(practice.content),
                          "SITE": practice.root})
    assert run.returncode == 0, run.stderr
    assert not (folder / "gone").exists() and not (practice.content / "gone").exists()
    sealed = run.stdout.strip()
    assert "/p/" in sealed and "sealed" in check(share, sealed).lower()
    book(visit, sealed)
    assert last(practice) == (name, MAIL, 0)


def test_it_is_said_when_a_one_time_link_cannot_leave_out_the_form(share):
    choose(share, "Quokka sprint")
    share.page.get_by_role("tab", name="One-time").click()
    note = share.page.locator("#once-skip-note")
    assert "Needs the customer’s name" in note.inner_text()
    share.page.locator("#once-name").fill(NAME)
    assert note.inner_text() == ""
    share.page.locator("#once-name").fill("")
    share.page.locator("#once-skip").uncheck()
    assert note.inner_text() == ""
    choose(share, "The team")
    share.page.locator("#once-skip").check()
    share.page.locator("#once-name").fill(NAME)
    assert "review the form" in note.inner_text()


def test_it_is_said_what_keeps_a_form_from_being_left_out(practice, share):
    """Also a choice of places, and a consent, which no link can give."""
    choose(share, "Asking")
    shown = "The form is still shown where a meeting asks for topic, terms, location."
    assert share.page.locator("#skip-note").inner_text() == shown
    asked = practice.root + "asking/?name=A&email=a@example.com&skip=1"
    assert shown in check(share, asked)
    rest = check(share, asked + "&topic=Tea&location=Here")
    assert "asks for terms." in rest
    assert "does not ask for “terms”" in check(share, asked + "&terms=yes")
    command = Owner(practice.command[0], practice.folder)
    who = ("link", "personal", "asking", "--content", practice.content, "--database",
           practice.folder / "other.sqlite", "--name", "A", "--email", "a@example.com")
    assert shown in command.run(*who, "--skip").stderr
    assert "still shown" not in command.run(*who).stderr


def test_a_link_for_a_mailing_knows_each_once_the_tool_has_filled_it_in(practice, share, visit):
    choose(share, "Quokka sprint")
    share.page.get_by_role("tab", name="For a mailing").click()
    template = take(share)
    assert template.startswith(practice.root + "quokka/?")
    fields = dict(part.split("=", 1) for part in template.split("?", 1)[1].split("&"))
    filled = {name: value for name, value in fields.items() if name not in ("name", "email")}
    assert {"name", "email"} <= {name.lower() for name in fields}, template
    filled |= {"name": urllib.parse.quote(NAME), "email": urllib.parse.quote(MAIL)}
    book(visit, practice.root + "quokka/?" + "&".join(f"{k}={v}" for k, v in filled.items()))
    assert last(practice) == (NAME, MAIL, 0)


def test_a_one_time_link_books_once(practice, share, visit, key):
    choose(share, "Quokka sprint")
    share.page.get_by_role("tab", name="One-time").click()
    assert "Made." in make(share, key)
    copied = take(share)
    assert "quokka" not in book(visit, copied, TYPED).content().lower()
    assert last(practice) == (NAME, MAIL, 1)
    again = visit().open(copied)
    assert again.get_by_text("has been used").is_visible()


def test_a_one_time_link_may_lead_to_a_page_where_customers_choose(practice, share, visit, key):
    choose(share, "The team")
    share.page.get_by_role("tab", name="One-time").click()
    assert "Made." in make(share, key)
    customer = visit().open(take(share))
    customer.locator("#book a, input[name=start]").first.wait_for(state="attached")
    assert not customer.get_by_text("This link").count()
    assert "quokka" not in customer.content().lower()
