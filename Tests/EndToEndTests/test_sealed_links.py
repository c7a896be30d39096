"""Sealed links bring a customer's details that nobody can read or change."""

import csv
import datetime
import io
import re
import stat
import subprocess
import urllib.parse

import nacl.bindings
import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from test_flow import choose

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
FORM = [
    {"id": "topic", "type": "choice", "label": "Topic", "options": ["Tea", "Milk"],
     "required": True},
    {"id": "note", "type": "text", "label": "Note"},
    {"id": "ref", "type": "hidden", "label": "Reference"},
]
NAME, MAIL = "Zelda Zwick", "zelda@example.com"
WHO = ("--name", NAME, "--email", MAIL)
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sealed")
    texts = {
        "intro": page(form=FORM, host="ada"),
        "quick": page(title="Quick", form=FORM, skip="allowed", host="bob"),
        "shut": page(title="Shut", accepting=False, host="bob"),
    }
    text = content(folder / "place" / "content", texts, hosts=("ada", "bob"))
    (text / "site.yaml").write_text(
        "name: Test\nsite-url: http://127.0.0.1/\nendpoint-url: http://127.0.0.1/\n")
    endpoint = Endpoint(bookplate, text, folder / "place", "--no-rate-limits").start()
    endpoint.owner = Owner(bookplate, endpoint.folder)
    yield endpoint
    endpoint.stop()


def mint(served, page, *options, status=0, **more):
    run = served.owner.run("link", "personal", page, *options, status=status, **more)
    return run.stdout.splitlines() if status == 0 else run


def path(link):
    return urllib.parse.urlsplit(link).path


def frame(link):
    """The bytes of a link, by a reader that has nothing of ours."""
    text = path(link).removeprefix("/p/")
    bits = "".join(f"{ALPHABET.index(letter):05b}" for letter in text)
    count = len(bits) // 8
    assert set(bits[count * 8:]) <= {"0"} and len(bits) - count * 8 < 5
    return bytes(int(bits[n * 8:n * 8 + 8], 2) for n in range(count))


def written(bytes_):
    bits = "".join(f"{byte:08b}" for byte in bytes_)
    bits += "0" * (-len(bits) % 5)
    return "".join(ALPHABET[int(bits[n:n + 5], 2)] for n in range(0, len(bits), 5))


def ring(served):
    """The site's bytes, and the keys by their ids."""
    lines = (served.folder / "var" / "bookplate.sqlite.seals").read_text().splitlines()
    assert lines[0] == "bookplate seals 1"
    keys = [line.split() for line in lines[2:]]
    return bytes.fromhex(lines[1].split()[1]), {
        bytes.fromhex(name): bytes.fromhex(key) for _, name, key in keys}


def opened(served, link):
    """What libsodium, called by another program, finds in a link: the page and the content."""
    data = frame(link)
    site, keys = ring(served)
    assert data[0] == 1
    end = 6 + data[5]
    extra = b"bookplate personalised link\0" + site + data[:end]
    text = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
        data[end + 24:], extra, data[end:end + 24], keys[data[1:5]])
    return data[6:end].decode(), int.from_bytes(text[:5], "big"), text[5:].decode()


def sealed(served, page, details, expires=0):
    """A link that another program has sealed."""
    site, keys = ring(served)
    name, key = list(keys.items())[-1]
    head = b"\1" + name + bytes([len(page)]) + page.encode()
    nonce = bytes(range(24))
    text = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        expires.to_bytes(5, "big") + details.encode(),
        b"bookplate personalised link\0" + site + head, nonce, key)
    return written(head + nonce + text)


def show(served, target, **headers):
    return served.client().ask("GET", target, headers=HTML | headers)


# Minting.

def test_a_link_is_one_line_and_shows_nothing_of_the_customer(served):
    run = served.owner.run("link", "personal", "intro", *WHO, "--field", "topic=Tea", "--skip")
    assert re.fullmatch(r"http://127\.0\.0\.1/p/[0-9a-hjkmnp-tv-z]+\n", run.stdout)
    assert "skip: allowed" in run.stderr
    data = frame(run.stdout.strip())
    assert not any(word in data.lower() for word in (b"zelda", b"zwick", b"tea", b"skip"))
    assert len(run.stdout) < 300
    file = served.folder / "var" / "bookplate.sqlite.seals"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_links_of_one_customer_differ(served):
    assert mint(served, "intro", *WHO) != mint(served, "intro", *WHO)


def test_the_general_link_is_the_published_page(served):
    run = served.owner.run("link", "general", "intro")
    assert (run.stdout, run.stderr) == ("http://127.0.0.1/intro/\n", "")


def test_another_program_opens_the_frame_by_its_description(served):
    link, = mint(served, "intro", *WHO, "--field", "topic=Tea", "--expires", "2100-01-31")
    end = int(datetime.datetime(2100, 1, 31, tzinfo=datetime.timezone.utc).timestamp())
    assert opened(served, link) == (
        "intro", end, "name=Zelda%20Zwick&email=zelda%40example.com&topic=Tea")


def test_a_link_that_another_program_sealed_is_opened(served):
    text = sealed(served, "intro", "name=Zelda%20Zwick&email=zelda%40example.com")
    assert show(served, f"/p/{text}").status == 200
    start = starts(1, ahead=50)[0]
    assert "Already filled in" in show(served, f"/p/{text}?start={start}").text


@pytest.mark.parametrize("options, words", [
    (("--name", NAME), "needs an e-mail address"), (("--email", MAIL), "needs a name"),
    (("--name", NAME, "--email", "zelda"), "cannot be what `email` asks for, an address like"),
    ((*WHO, "--field", "topik=Tea"), "did you mean `topic`"),
    ((*WHO, "--field", "topic=Coffee"), "cannot be what `topic` asks for: Tea, Milk."),
    ((*WHO, "--field", "note=" + "a" * 300), "cannot be what `note` asks for, 250 characters at most"),
    ((*WHO, "--expires", "soon"), "is no end"), ((*WHO, "--expires", "2020-01-01"), "over already"),
    (("--name", "*|FNAME|*", "--email", MAIL), "never filled in"),
    ((*WHO, "--csv", "nowhere.csv"), "cannot be read"),
])
def test_what_is_wrong_is_said_and_nothing_is_printed(served, options, words):
    run = mint(served, "intro", *options, status=1)
    assert words in run.stderr and run.stdout == ""


def test_a_page_that_is_not_there_is_said(served):
    assert "did you mean `intro`" in mint(served, "intr", *WHO, status=1).stderr


# Tables.

def table(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def test_ten_thousand_links_come_from_one_table(served, tmp_path):
    rows = [("Name", "email", "topic", "note")] + [
        (f"Customer “{n}”, Ltd", f"c{n}@example.com", "tea" if n % 2 else "", 'say "hi"')
        for n in range(10_000)]
    file = tmp_path / "customers.csv"
    file.write_bytes(b"\xef\xbb\xbf" + table(rows).encode())
    links = mint(served, "quick", "--csv", file, "--field", "topic=Milk", "--skip")
    assert len(links) == len(set(links)) == 10_000
    for n in (0, 1, 9_999):
        details = dict(urllib.parse.parse_qsl(opened(served, links[n])[2]))
        assert details == {
            "name": f"Customer “{n}”, Ltd", "email": f"c{n}@example.com", "note": 'say "hi"',
            "topic": "tea" if n % 2 else "Milk", "skip": "1"}


@pytest.mark.parametrize("text, words", [
    ("", ":1: error: The file is empty"),
    ("name,mail\nA,a@example.com\n", ":1: error: No form of the page asks for `mail`"),
    ("name,email,Name\n", ":1: error: The column `name` is there twice"),
    ("name,email\nA,a@example.com\n\nB\n", ":4: error: The row has 1 cells"),
    ("name,email\nA,a@example.com\nB,b@\n", ":3: error: “b@” cannot be what `email` asks for"),
    ('name,email\n"A\nB",a@example.com\n"C,c@example.com\n', ":4: error: A quote is opened"),
    ('name,email\nA "B",a@example.com\n', ":2: error: A quote stands within"),
    ('name,email\n"A"B,a@example.com\n', ":2: error: Something stands after"),
    (b"name,email\nA\xff,a@example.com\n", ":2: error: The text is not UTF-8"),
    ("name,email,skip\nA,a@example.com,yes\n", ":2: error: `skip` is 1 or 0"),
])
def test_a_table_with_a_mistake_makes_no_link(served, tmp_path, text, words):
    file = tmp_path / "customers.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    run = mint(served, "intro", "--csv", file, status=1)
    assert words in run.stderr and run.stdout == ""


# Links that lead nowhere.

def test_no_changed_link_is_opened(served):
    link, = mint(served, "intro", *WHO)
    data = frame(link)
    for bit in range(0, len(data) * 8, 7):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        answer = show(served, "/p/" + written(changed))
        assert answer.status == 404 and "This link does not work" in answer.text
    for text in ("x", "0" * 200, "%00", "..", "a" * 3000, "é".encode().hex()):
        assert show(served, "/p/" + text).status in (400, 404)


def test_a_link_that_is_over_says_so_and_shows_the_way(served):
    text = sealed(served, "intro", "name=Z&email=z%40example.com", expires=1_000_000)
    answer = show(served, f"/p/{text}")
    assert answer.status == 410 and "This link has expired" in answer.text
    assert "intro/" in answer.text


def test_a_link_to_a_page_that_takes_no_bookings_says_so(served):
    link, = mint(served, "shut", *WHO)
    answer = show(served, path(link))
    assert answer.status == 200 and "not taking new bookings" in answer.text


# Visits.

@pytest.mark.parametrize("script", [True, False])
def test_what_is_known_is_ticked_off_and_never_shown(served, visit, script):
    link, = mint(served, "intro", *WHO, "--field", "ref=77")
    tab = visit(java_script_enabled=script)
    tab.open(served.url + path(link)[1:])
    if script:
        tab.page.locator("a.time").first.wait_for()
        choose(tab.page)
    else:
        tab.page.locator("input[name=start]").nth(3).check(force=True)
        tab.page.get_by_role("button", name="Continue").click()
    form = tab.page
    known = form.locator(".known")
    assert "Your name" in known.inner_text() and "Your e-mail address" in known.inner_text()
    assert form.get_by_label("Your name").count() == 0
    assert "zelda" not in form.content().lower()
    assert "/book/intro?" in form.get_by_role("link", name="Not you?").get_attribute("href")
    form.get_by_role("radio", name="Tea").check()
    form.get_by_role("button", name="Book this time").click()
    form.get_by_role("heading", name="You’re booked").wait_for()
    row, = served.rows(
        "SELECT customerName, customerEmail FROM booking ORDER BY number DESC LIMIT 1")
    assert row == (NAME, MAIL)
    assert ("ref", "77") in served.rows(
        "SELECT field, value FROM answer WHERE booking = (SELECT max(number) FROM booking)")
    if script:
        assert not tab.violations and not tab.complaints()


def test_not_you_leads_to_the_plain_form_for_the_same_time(served, visit):
    link, = mint(served, "intro", *WHO)
    page = visit(java_script_enabled=False).open(served.url + path(link)[1:])
    page.locator("input[name=start]").first.check(force=True)
    start = page.locator("input[name=start]").first.get_attribute("value")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Not you?").click()
    assert page.get_by_label("Your name").input_value() == ""
    assert page.locator("input[name=start]").get_attribute("value") == start


@pytest.mark.parametrize("script", [True, False])
def test_a_sealed_link_that_skips_books_with_the_choice_of_a_time(served, visit, script):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea", "--skip")
    tab = visit(java_script_enabled=script)
    page = tab.open(served.url + path(link)[1:] + "?utm_source=news")
    assert page.get_by_text("Your details are filled in already").is_visible()
    assert "zelda" not in page.content().lower()
    if script:
        page.locator("a.time").first.wait_for()
        page.locator("a.time:visible").first.click()
    else:
        page.locator("input[name=start]").nth(5).check(force=True)
        page.get_by_role("button", name="Book this time").click()
    page.get_by_role("heading", name="You’re booked").wait_for()
    row, = served.rows("SELECT customerName, customerEmail, c.source FROM booking b JOIN campaign c"
                       " ON c.booking = b.number ORDER BY b.number DESC LIMIT 1")
    assert row == (NAME, MAIL, "news")


# Links that lead to a time of their own.

def test_a_link_with_a_time_that_is_not_open_offers_others(served):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea", "--skip")
    taken = starts(1, ahead=70)[0]
    booked = served.client().book(taken, page="quick", answers={"topic": "Tea"})
    assert booked.status == 201, booked.text
    for start in (taken, "2020-01-01T09:00:00Z", "2199-01-01T09:00:00Z"):
        answer = show(served, f"{path(link)}?start={start}")
        assert answer.status == 200 and "Your details are filled in already" in answer.text
        assert "Already filled in for you" not in answer.text and "no longer open" in answer.text
    answer = show(served, f"{path(link)}?start=soon")
    assert answer.status == 200 and "Already filled in for you" not in answer.text


def test_a_broken_or_old_link_leads_to_no_time(served):
    start = starts(1, ahead=71)[0]
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea", "--skip")
    broken = path(link)[:-4] + ("0000" if not link.endswith("0000") else "1111")
    assert show(served, f"{broken}?start={start}").status == 404
    details = "name=Z&email=z%40example.com&topic=Tea&skip=1"
    over = sealed(served, "quick", details, expires=1_000_000)
    assert show(served, f"/p/{over}?start={start}").status == 410


def test_a_time_is_not_booked_at_once_where_something_is_missing(served):
    start = starts(1, ahead=72)[0]
    # The page asks for a topic, or for a last look.
    for page, more in (("quick", ()), ("intro", ("--field", "topic=Tea"))):
        link, = mint(served, page, *WHO, *more, "--skip")
        answer = show(served, f"{path(link)}?start={start}").text
        assert "Already filled in for you" in answer and "data-direct" not in answer
        assert ('name="answer.topic"' in answer) == (page == "quick")


@pytest.mark.parametrize("script", [True, False])
def test_a_link_with_a_time_shows_a_form_where_one_press_books(served, visit, script):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea", "--skip")
    start = starts(1, ahead=74 + script)[0]
    before = served.rows("SELECT count(*) FROM booking")
    for method in ("GET", "HEAD", "OPTIONS"):
        served.client().ask(method, f"{path(link)}?start={start}", headers=HTML)
    tab = visit(java_script_enabled=script)
    page = tab.open(f"{served.url}{path(link)[1:]}?start={start}")
    assert "Your name" in page.locator(".known").inner_text()
    assert "zelda" not in page.content().lower()
    assert page.locator("input[required]:visible").count() == 0
    button = page.get_by_role("button", name="Book this time")
    button.wait_for()
    # To open it, with scripts or without, has booked nothing.
    page.wait_for_load_state("networkidle")
    assert served.rows("SELECT count(*) FROM booking") == before
    button.click()
    page.get_by_role("heading", name="You’re booked").wait_for()
    row, = served.rows("SELECT page, customerName, customerEmail FROM booking "
                       "ORDER BY number DESC LIMIT 1")
    assert row == ("quick", NAME, MAIL)
    assert served.rows("SELECT field, value FROM answer WHERE booking = "
                       "(SELECT max(number) FROM booking)") == [("topic", "Tea")]
    if script:
        assert not tab.violations and not tab.complaints()


def test_what_the_seal_knows_wins_over_what_is_sent(served):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea")
    start = starts(1, ahead=60)[0]
    body = urllib.parse.urlencode({
        "page": "intro", "event": "quick", "start": start, "name": "Eve", "email": "eve@example.com",
        "answer.topic": "Milk", "answer.note": "mine", "sealed": path(link)[3:],
        "request": "0123456789abcdef"})
    answer = served.client().ask("POST", "/bookings", body, HTML | {
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
    assert answer.status == 303, answer.text
    row, = served.rows("SELECT page, customerName, customerEmail FROM booking "
                       "ORDER BY number DESC LIMIT 1")
    assert row == ("quick", NAME, MAIL)
    assert served.rows("SELECT field, value FROM answer WHERE booking = "
                       "(SELECT max(number) FROM booking) ORDER BY position") == [
        ("topic", "Tea"), ("note", "mine")]


def test_a_query_never_says_who_the_customer_is(served):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea", "--skip")
    answer = show(served, path(link) + "?name=Mallory&email=eve@example.com&zone=Asia/Tokyo")
    assert "Mallory" not in answer.text and "eve@" not in answer.text and "Tokyo time" in answer.text


@pytest.mark.parametrize("mangle", [
    "{}.", "{},", "{})", "{}%3E", "{}%5D", "{}/", "{}?utm_source=x", "{}?x=%FF", "{}%20", "{}%250A",
    "{}?", "{}%2E", "{}%253E",
])
def test_links_survive_what_gateways_do(served, mangle):
    link, = mint(served, "intro", *WHO)
    assert show(served, mangle.format(path(link))).status == 200
    upper = "/p/" + path(link)[3:].upper()
    assert show(served, mangle.format(upper)).status == 200


def test_opening_a_link_books_nothing(served):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea", "--skip")
    before = served.rows("SELECT count(*) FROM booking")
    for method in ("GET", "HEAD", "OPTIONS"):
        served.client().ask(method, f"{path(link)}?start={starts(1, ahead=61)[0]}")
    assert served.rows("SELECT count(*) FROM booking") == before


def test_programs_book_with_a_seal_that_wins_over_what_they_send(served):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea")
    body = {"sealed": path(link)[3:].upper(), "start": starts(1, ahead=62)[0], "page": "intro",
            "name": "Eve", "email": "eve@example.com", "answers": {"topic": "Milk", "note": "mine"}}
    answer = served.client().ask("POST", "/v1/bookings", body)
    assert answer.status == 201, answer.text
    assert "zelda" not in answer.text.lower()
    row, = served.rows("SELECT page, customerName, customerEmail FROM booking "
                       "ORDER BY number DESC LIMIT 1")
    assert row == ("quick", NAME, MAIL)
    assert served.rows("SELECT field, value FROM answer WHERE booking = "
                       "(SELECT max(number) FROM booking) ORDER BY position") == [
        ("topic", "Tea"), ("note", "mine")]


@pytest.mark.parametrize("change, status", [
    (lambda text: text[:10] + ("y" if text[10] == "z" else "z") + text[11:], 404),
    (lambda text: "x", 404), (lambda text: text[:40], 404), (lambda text: text + "00", 404),
    (lambda text: 7, (404, 422)),
])
def test_programs_book_nothing_with_a_broken_seal(served, change, status):
    link, = mint(served, "quick", *WHO, "--field", "topic=Tea")
    before = served.rows("SELECT count(*) FROM booking")
    body = {"sealed": change(path(link)[3:]), "start": starts(1, ahead=63)[0]}
    got = served.client().ask("POST", "/v1/bookings", body).status
    assert got in status if isinstance(status, tuple) else got == status
    assert served.rows("SELECT count(*) FROM booking") == before


def test_programs_are_told_that_a_seal_is_over(served):
    text = sealed(served, "quick", "name=Z&email=z%40example.com&topic=Tea", expires=1_000_000)
    body = {"sealed": text, "start": starts(1, ahead=63)[0]}
    answer = served.client().ask("POST", "/v1/bookings", body)
    assert answer.status == 410 and answer.json["type"].endswith(":gone")


# Keys.

def test_commands_that_make_the_first_key_at_once_make_one(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page()})
    endpoint = Endpoint(bookplate, folder, tmp_path / "place", "--no-rate-limits")
    endpoint.folder.mkdir(exist_ok=True)
    command = [bookplate, "link", "personal", "intro", "--content", folder, "--name", "Ada",
               "--email", "ada@example.com", "--database", endpoint.database]
    for _ in range(5):
        for file in endpoint.database.parent.glob("*.seals*"):
            file.unlink()
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
        links = [run.communicate()[0].strip() for run in runs]
        assert all(links) and {run.returncode for run in runs} == {0}
    endpoint.start()
    client = endpoint.client()
    for link in links:
        path = link.removeprefix("https://book.example.com")
        assert client.ask("GET", path, headers={"Accept": "text/html"}).status == 200
    assert endpoint.stop() == 0


def test_old_links_live_until_their_key_is_retired(served):
    old, = mint(served, "intro", *WHO)
    first = served.owner.run("link", "keys", "list").stdout.split()
    added = served.owner.run("link", "keys", "rotate").stdout.strip()
    new, = mint(served, "intro", *WHO)
    assert frame(new)[1:5].hex() == added != frame(old)[1:5].hex()
    assert show(served, path(old)).status == show(served, path(new)).status == 200
    assert "newest key cannot" in served.owner.run("link", "keys", "retire", added, status=1).stderr
    served.owner.run("link", "keys", "retire", first[-1])
    assert show(served, path(old)).status == 404
    assert show(served, path(new)).status == 200


def test_a_link_outlives_its_pages_public_link(bookplate, tmp_path):
    place = tmp_path / "place"
    text = content(place / "content", {"intro": page()})
    owner = Owner(bookplate, place)
    link = owner.run("link", "personal", "intro", *WHO).stdout.strip()
    content(place / "content", {"intro": page(link="first-talk")})
    endpoint = Endpoint(bookplate, text, place).start()
    try:
        answer = endpoint.client().ask("GET", path(link), headers=HTML | {
            "Host": "book.example.com"})
        assert answer.status == 200, answer.text
    finally:
        endpoint.stop()
