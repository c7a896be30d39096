"""The owner's Share page gives the right link to every page, from the disk and offline."""

import json
import re
import subprocess
import urllib.parse

import pytest

from booking import Endpoint, content, page
from conftest import REPOSITORY
from owner import Owner
from serving import EndpointHandler, Server, SiteServer
from test_accessibility import FOCUS, violations

@pytest.fixture(params=["file", "http"])
def share(request, site, visit):
    """The Share page of the sample, opened from the disk or over plain http, with no network."""
    studio = site.folder.parent / "studio"
    tab = visit()
    tab.where = request.param
    if request.param == "file":
        tab.open((studio / "index.html").as_uri())
    else:
        server = SiteServer("/")
        server.folder = studio
        tab.open(server.url)
    tab.site = site
    return tab


def link(tab):
    return tab.page.get_by_label("The link", exact=True).input_value()


def choose(tab, title):
    tab.page.get_by_role("radio", name=re.compile(re.escape(title))).check()


def paste(tab):
    """What the clipboard holds, by pasting into the field of the link checker."""
    area = tab.page.get_by_label("Paste a link", exact=False)
    area.fill("")
    area.focus()
    tab.page.keyboard.press("Control+V")
    text = area.input_value()
    area.fill("")
    return text


def check(tab, text):
    """What the page says of a link: what it does, and what is wrong."""
    tab.page.get_by_label("Paste a link", exact=False).fill(text)
    found = tab.page.locator("#findings")
    return " ".join(found.inner_text().split())


def test_every_page_is_there(share, pages):
    data = json.loads(share.page.locator("#data").text_content())
    links = {page["link"] for page in data["pages"]}
    built = {path.split("/")[0] for path in pages if path.endswith("/index.html")}
    assert {"ellen-marsh", "choir-visits", "ellen-follow-up"} <= links <= built
    assert share.page.get_by_role("radio").count() == len(links)


def test_one_click_copies_the_general_link_of_a_page(share):
    share.page.get_by_role("button", name=re.compile("Copy the link of .*Voice coaching")).click()
    assert paste(share) == share.site.url + "ellen-marsh/"
    status = share.page.get_by_role("status").first
    assert "Copied the link of" in status.text_content()


@pytest.mark.parametrize("words, links", [
    ("voice", {"ellen-marsh"}), ("ELLEN-FOL", {"ellen-follow-up"}), ("no such page", set()),
    ("yating", {"second-language"}),
])
def test_the_filter_finds_titles_links_hosts_and_former_links(share, words, links):
    share.page.get_by_label("Find by title").fill(words)
    share.settle()
    shown = {radio.get_attribute("value") for radio in share.page.get_by_role("radio").all()}
    assert links <= shown and (links or not shown), shown
    assert len(shown) < 6


def test_a_link_for_one_customer_reads_back_as_it_was_typed(share):
    choose(share, "Voice coaching")
    share.page.get_by_role("tab", name="For one customer").click()
    copy = share.page.get_by_role("button", name="Copy link", exact=True)
    assert copy.is_disabled()
    name, email = "Zoë O’Neill & Söhne (50 %) #1+1!", "zoe+book@example.com"
    share.page.get_by_label("Customer’s name", exact=True).fill(name)
    share.page.get_by_label("Customer’s e-mail address", exact=True).fill(email)
    made = link(share)
    parts = urllib.parse.urlsplit(made)
    assert made.startswith(share.site.url + "ellen-marsh/?name=")
    assert urllib.parse.parse_qsl(parts.query, strict_parsing=True) == [
        ("name", name), ("email", email), ("skip", "1")]
    # Nothing that a mail program would end a link at, or read otherwise.
    assert re.fullmatch(r"[A-Za-z0-9%&=._~-]+", parts.query)
    copy.click()
    assert paste(share) == made
    assert "Copied" in share.page.locator("#copied").text_content()
    assert share.page.get_by_role("link", name="Open", exact=True).get_attribute("href") == made
    share.page.get_by_label("Skip the booking form").first.uncheck()
    assert "skip" not in link(share)
    told = check(share, made)
    assert f"name ({name}), email ({email})" in told and "Wrong:" not in told


@pytest.mark.parametrize("name, email", [
    ("", "a@example.com"), ("Ada", ""), ("Ada", "ada"), ("Ada", "a b@example.com"),
    ("Ada", "ada@example"), ("   ", "a@example.com"),
])
def test_no_link_is_made_for_a_customer_who_is_not_known(share, name, email):
    share.page.get_by_role("tab", name="For one customer").click()
    share.page.get_by_label("Customer’s name", exact=True).fill(name)
    share.page.get_by_label("Customer’s e-mail address", exact=True).fill(email)
    assert link(share) == ""
    assert share.page.get_by_role("button", name="Copy link", exact=True).is_disabled()
    assert share.page.get_by_role("link", name="Open", exact=True).count() == 0
    assert share.page.locator("#wait").text_content()


def test_every_mail_tool_has_its_words_and_they_count_as_placeholders(share):
    choose(share, "Voice coaching")
    share.page.get_by_role("tab", name="For a mailing").click()
    tools = share.page.get_by_label("Mail tool").locator("option").all_text_contents()
    assert len(tools) == len(set(tools)) >= 16
    for tool in tools:
        share.page.get_by_label("Mail tool").select_option(label=tool)
        made = link(share)
        assert made.startswith(share.site.url + "ellen-marsh/?name=") and "&email=" in made, tool
        assert made.endswith(("&skip=1", "&soSkip=1")), tool
        # A link that was sent without being filled in is found out.
        assert "placeholder" in check(share, made), (tool, check(share, made))
    share.page.get_by_label("Mail tool").select_option(label="Mailchimp")
    assert "*|FNAME|*" in link(share) and "*|EMAIL|*" in link(share)
    share.page.get_by_label("Mail tool").select_option(label="Salesforce, Classic template")
    for words in ("sosfLeadId={!Lead.Id}", "sosfContactId={!Contact.Id}", "sosfCaseId={!Case.Id}"):
        assert words in link(share)
    share.page.get_by_label("Mail tool").select_option(label="Infusionsoft (Keap)")
    assert "soisContactID=~Contact.Id~" in link(share) and "soSkip=1" in link(share)


def test_the_picture_reads_back_as_the_link(share, tmp_path):
    choose(share, "Voice coaching")
    share.page.get_by_role("tab", name="For one customer").click()
    name = share.page.get_by_label("Customer’s name", exact=True)
    name.fill("Ada")
    share.page.get_by_label("Customer’s e-mail address", exact=True).fill("ada@example.com")
    share.page.locator("#code summary").click()
    # Few and many letters, so that small and large codes are drawn.
    for count in (1, 17, 60, 100, 140):
        name.fill("Zoë " * (count // 4) + "A")
        picture = tmp_path / f"{count}.png"
        share.page.locator("#picture svg").screenshot(path=picture)
        run = subprocess.run(
            ["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
            capture_output=True, text=True, timeout=60)
        assert run.stdout.strip() == link(share), (count, run.stderr)


def test_codes_of_all_sizes_read_back(share, tmp_path):
    for version, length in enumerate(
            (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560,
             624, 666), 1):
        text = "https://book.example.com/".ljust(length, "a")[:length]
        size = share.page.evaluate("text => shareCode.svg(text).size", text)
        assert size == 17 + 4 * version + 8, length
        rows = share.page.evaluate("text => shareCode.rows(text)", text)
        # A plain bitmap (PBM), four dots to a module.
        white = [False] * 4
        framed = [white * 2 + [False] * len(rows)] * 4 + [
            white + row + white for row in rows] + [white * 2 + [False] * len(rows)] * 4
        lines = [" ".join("1 1 1 1" if cell else "0 0 0 0" for cell in row) for row in framed]
        picture = tmp_path / f"{version}.pbm"
        picture.write_text(f"P1\n{size * 4} {size * 4}\n" + "\n".join(
            line for line in lines for _ in range(4)) + "\n")
        run = subprocess.run(
            ["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
            capture_output=True, text=True, timeout=60)
        assert run.stdout.rstrip("\n") == text, (version, run.stderr)
    assert share.page.evaluate("() => shareCode.svg('a'.repeat(667))") is None


def test_links_with_faults_are_found_out(share):
    base = share.site.url
    page = base + "ellen-marsh/"
    faults = {
        "not a link": "This is no link",
        "https://elsewhere.example/ellen-marsh/": "not this site",
        base + "ellen-mash/": "Did you mean “ellen-marsh”?",
        base + "voice-lessons/": "former link; it forwards to “ellen-marsh”",
        page + "?nmae=Ada": "Did you mean “name”?",
        page + "?sosfLaedId=1": "Did you mean “sosfLeadId”?",
        page + "?name=*|FNAME|*": "placeholder *|FNAME|* is left in “name”",
        page + "?email=%EMAIL%": "placeholder %EMAIL% is left in “email”",
        page + "?name=Dear%20{{contact.name}}": "placeholder",
        page + "?name=Ada Lovelace": "Write name=Ada%20Lovelace",
        page + "?name=Zoë": "Write name=Zo%C3%AB",
        page + "?email=a+b@example.com": "Write email=a%2Bb@example.com",
        page + "?name=Zo%C3": "not UTF-8",
        page + "?name=50%": "Write %25",
        page + "?name=Zo%25C3%25AB": "encoded twice",
        page + "?name=Tom&Co": "%26",
        page + "?name=A&amp;email=a@example.com": "HTML source",
        page + "?name=Ada?email=a@example.com": "second “?”",
        page + "?email=ada": "no e-mail address",
        page + "?name=A&name=B": "there twice",
        page + "?name=": "“name” is empty",
        page + "?date=23.05.2031": "no day",
        page + "?zone=London": "no time zone",
        page + "?event=voice-sesion": "Did you mean “voice-session”?",
        page + "?event=haircut": "It has intro-call, voice-session, talk-rehearsal",
        page + "?skip=yes": "1 or 0",
        page + "?skip=1": "name and email are missing",
        page + "?start=2031-01-01": "step of somebody's booking",
        page + ".": "belongs to the sentence",
        page + "?name=A\nda": "line break",
        page + "?name=" + "A" * 101: "will be cut",
    }
    for pasted, words in faults.items():
        assert words in check(share, pasted), (pasted, check(share, pasted))
        assert "Nothing is wrong" not in check(share, pasted), pasted


def test_links_without_faults_are_let_pass(share, endpoint):
    page = share.site.url + "ellen-marsh/"
    sound = {
        page: "Shows the form before it books",
        page.upper().replace("HTTP://", "http://"): "Opens “",
        page + "?NAME=Ada%20L&Email=a%2Bb%40example.com": "email (a+b@example.com)",
        page + "?name=Ada+Lovelace": "name (Ada Lovelace)",
        page + "?utm_source=card": "Keeps utm_source (card) with the booking",
        page + "?date=2031-05-23&zone=Europe/London": "Opens",
        page + "?event=talk-rehearsal": "Opens",
        share.site.url: "list of all pages",
        endpoint.url + "book/ellen-marsh?name=Ada": "Opens",
        endpoint.url + "o/abc": "one-time link",
        endpoint.url + "p/abc": "sealed link",
        f"<{page}>": "Opens",
    }
    for pasted, words in sound.items():
        told = check(share, pasted)
        assert words in told, (pasted, told)
        assert "Nothing is wrong" in told, (pasted, told)
    assert "Share it with nobody" in check(share, endpoint.url + "m/abc")
    assert check(share, "   ") == ""


def test_the_page_asks_nobody_and_breaks_none_of_its_rules(share, endpoint):
    for name in ("For one customer", "For a mailing", "One-time", "For anyone"):
        share.page.get_by_role("tab", name=name).click()
    check(share, "https://elsewhere.example/")
    share.page.locator("#code summary").click()
    share.settle()
    foreign = [request.url for request in share.requests
               if not request.url.startswith(("file:", "blob:"))
               and "/assets/" not in request.url and not request.url.endswith("/")]
    assert not foreign and not endpoint.log
    assert not share.violations and not share.complaints(about=["favicon"])
    policy = share.page.locator("meta[http-equiv]").get_attribute("content")
    assert "unsafe" not in policy and "default-src 'none'" in policy


def test_typed_markup_stays_text(share):
    bad = '"><img src=x onerror=window.__pwned=1><script>window.__pwned=1</script>'
    share.page.get_by_role("tab", name="For one customer").click()
    share.page.get_by_label("Customer’s name", exact=True).fill(bad)
    share.page.get_by_label("Customer’s e-mail address", exact=True).fill("a@example.com")
    share.page.get_by_label("Find by title").fill(bad)
    check(share, share.site.url + "ellen-marsh/?" + bad + "=" + bad)
    share.settle()
    assert share.page.evaluate("() => window.__pwned") is None
    assert share.page.locator("img").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(site, visit, scheme, width):
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    tab.site = site
    page = tab.open((site.folder.parent / "studio/index.html").as_uri())
    found = []
    for name in ("For anyone", "For one customer", "For a mailing", "One-time"):
        page.get_by_role("tab", name=name).click()
        check(tab, site.url + "ellen-mash/?nmae=1")
        if page.locator("#code").is_visible() and name == "For anyone":
            page.locator("#code summary").click()
        found += [f"{name}: {finding}" for finding in violations(page)]
        excess = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 0, (name, excess)
    check(tab, site.url + "ellen-marsh/")
    found += violations(page)
    assert not found, "\n".join(found)


def test_the_keyboard_alone_makes_a_link(share):
    page = share.page
    page.get_by_role("tab", name="For anyone").focus()
    page.keyboard.press("ArrowRight")
    tab = page.get_by_role("tab", name="For one customer")
    assert tab.get_attribute("aria-selected") == "true"
    assert tab.evaluate("e => e == document.activeElement")
    for text in ("Ada", "ada@example.com"):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["visible"]
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    assert paste(share) == link(share) and "ada%40example.com" in link(share)
    page.get_by_role("tab", name="For one customer").focus()
    page.keyboard.press("End")
    assert page.get_by_role("tab", name="One-time").get_attribute("aria-selected") == "true"
    page.keyboard.press("Home")
    assert page.get_by_role("tab", name="For anyone").get_attribute("aria-selected") == "true"


# One-time links, which the endpoint makes.

KEY = "bpk_canary0123456789"


class LinkHandler(EndpointHandler):
    """Makes one-time links for whoever has the key, from any page."""

    def do_OPTIONS(self):
        self.send_response(204)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "POST")
        self.send_header("Access-Control-Allow-Headers", "authorization, content-type")
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.owner.asked.append((self.path, dict(self.headers), json.loads(body)))
        if self.headers["Authorization"] != f"Bearer {KEY}":
            return self.send(401, "application/problem+json", b'{"title": "Unauthorized"}')
        url = f"{self.owner.origin}/o/{len(self.owner.asked):026}"
        self.send(201, "application/json", json.dumps({"links": [
            {"id": "x", "url": url, "expires": "2031-05-23T00:00:00Z"}]}).encode())


@pytest.fixture
def minting(build, visit, tmp_path):
    """The Share page from the disk, and an endpoint that makes links."""
    server = Server(LinkHandler)
    server.asked = []
    site = build(
        REPOSITORY / "content", tmp_path / "out", "https://book.example.com/",
        "--endpoint-url", server.origin + "/").succeeded()
    tab = visit()
    tab.open((site.folder.parent / "studio/index.html").as_uri())
    tab.server = server
    choose(tab, "Voice coaching")
    tab.page.get_by_role("tab", name="One-time").click()
    yield tab
    server.stop()


def make(tab, key=KEY):
    tab.page.get_by_label("Key", exact=True).fill(key)
    tab.page.get_by_role("button", name="Make link").click()
    tab.page.wait_for_function(
        "() => !/^$|Asking/.test(document.getElementById('once-status').textContent)")
    return tab.page.locator("#once-status").text_content()


@pytest.mark.parametrize("key, stopped, words", [
    ("", False, "Type the key"), ("wrong", False, "The key is not good"),
    (KEY, True, "cannot be reached"),
])
def test_what_keeps_a_one_time_link_from_being_made_is_said(minting, key, stopped, words):
    if stopped:
        minting.server.stop()
    assert words in make(minting, key)
    assert link(minting) == ""
    assert minting.page.get_by_role("button", name="Copy link", exact=True).is_disabled()


def test_a_one_time_link_is_made_copied_and_not_taken_for_another_page(minting):
    assert "good for one booking, until" in make(minting)
    made = link(minting)
    assert made == f"{minting.server.origin}/o/{1:026}"
    minting.page.get_by_role("button", name="Copy link", exact=True).click()
    assert paste(minting) == made
    (path, headers, body), = minting.server.asked
    assert path == "/v1/links" and body == {"page": "ellen-marsh", "expires": "30d"}
    assert "Referer" not in headers and "Cookie" not in headers
    assert "one-time link" in check(minting, made)
    choose(minting, "Ready for the microphone")
    assert link(minting) == ""


def test_a_one_time_link_may_know_its_customer(minting):
    minting.page.get_by_label("Customer’s name, if").fill("Ada")
    assert "both" in make(minting)
    minting.page.get_by_label("Customer’s e-mail address, if").fill("ada@example.com")
    minting.page.get_by_label("Good for").select_option("7d")
    make(minting)
    assert minting.server.asked[-1][2] == {
        "page": "ellen-marsh", "expires": "7d", "name": "Ada", "email": "ada@example.com",
        "skip": True}
    # Who it is for, the link does not tell.
    assert "ada" not in link(minting)


def test_the_key_is_kept_nowhere(minting):
    make(minting)
    page = minting.page
    assert page.get_by_label("Key", exact=True).get_attribute("type") == "password"
    kept = page.evaluate(
        "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, "
        "location.href, document.documentElement.outerHTML])")
    assert KEY not in kept
    page.reload()
    assert page.get_by_label("Key", exact=True).input_value() == ""


def test_the_endpoint_itself_makes_a_link_for_a_page_on_the_disk(
    bookplate, build, visit, tmp_path
):
    folder = content(tmp_path / "content", {"intro": page(title="Quokka sprint")})
    endpoint = Endpoint(bookplate, folder, tmp_path / "run", "--no-rate-limits").start()
    try:
        owner = Owner(bookplate, endpoint.folder)
        key = owner.run("keys", "create", "share", "--scope", "links").stdout.strip()
        reader = owner.run("keys", "create", "reader").stdout.strip()
        site = build(
            folder, tmp_path / "out", "https://book.example.com/",
            "--endpoint-url", endpoint.url).succeeded()
        tab = visit()
        tab.open((site.folder.parent / "studio/index.html").as_uri())
        tab.page.get_by_role("tab", name="One-time").click()
        assert "The key is not good" in make(tab, reader) and link(tab) == ""
        assert "Made." in make(tab, key)
        made = link(tab)
        prefix = "https://book.example.com/"
        assert re.fullmatch(prefix + r"o/\w{20,}", made)
        # In a second browser it opens, and does not tell what is behind it.
        other = visit().open(endpoint.url + made.removeprefix(prefix))
        assert other.locator("input[name=start], button, a").count()
        assert "Quokka" not in other.content()
        assert key not in endpoint.errors
    finally:
        endpoint.stop()
