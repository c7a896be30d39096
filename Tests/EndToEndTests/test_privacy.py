"""A page keeps its visitors to itself."""

import gzip
import urllib.parse

STORED = """async () => ({
    cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length })"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def test_no_other_origin_is_asked(site, pages, visit, endpoint):
    tab = visit()
    for path in pages:
        tab.open(site.url + path)
    foreign = {
        request.url for request in tab.requests
        if not request.url.startswith((site.url, endpoint.url, "data:"))}
    assert not foreign


def test_nothing_is_stored(site, pages, visit):
    tab = visit()
    for path in pages:
        page = tab.open(site.url + path)
        assert page.evaluate(STORED) == NOTHING, path
        assert tab.context.cookies() == [], path


def test_a_page_needs_three_requests_and_14_kib(site, booking_pages, visit, endpoint):
    for path in booking_pages:
        tab = visit()
        tab.open(site.url + path)
        own = [
            r for r in tab.requests
            if r.url.startswith(site.url) and r.resource_type not in ("image",)]
        assert len(own) <= 3, f"{path}: {[r.url for r in own]}"
        wire = sum(len(gzip.compress(r.response().body(), 9)) for r in own)
        assert wire <= 14 * 1024, f"{path}: {wire} bytes"
        scripts = [r for r in own if r.resource_type == "script"]
        assert sum(len(gzip.compress(r.response().body(), 9)) for r in scripts) <= 6 * 1024


def test_the_policy_is_kept(site, pages, visit, endpoint):
    for behaviour in ("times", "error"):
        endpoint.behaviour = behaviour
        tab = visit()
        for path in pages:
            tab.open(site.url + path)
            assert not tab.violations, f"{path}: {tab.violations}"
            told = [m.text for m in tab.console if "Content Security Policy" in m.text]
            assert not told, f"{path}: {told}"


def test_the_policy_allows_nothing_inline(pages):
    for path, tree in pages.items():
        policy = next(
            (e.get("content") for e in tree.iter("meta")
             if e.get("http-equiv", "").lower() == "content-security-policy"), "")
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        for element in tree.iter():
            if isinstance(element.tag, str):
                events = [n for n in element.attrib if n.startswith("on") or n == "style"]
                assert not events, f"{path}: {element.tag} {events}"


def test_personal_parameters_leave_the_address_bar(site, visit, endpoint):
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/?name=Ada+Lovelace&email=ada%40mail.example#hours")
    for part in ("Ada", "Lovelace", "ada%40", "mail.example"):
        assert part not in page.url
    assert page.url.startswith(site.url + "ellen-marsh/")


def test_personal_parameters_go_where_one_books(site, visit, endpoint):
    tab = visit()
    tab.open(site.url + "ellen-marsh/?name=Ada+Lovelace&email=ada%40mail.example&utm_source=card")
    assert "utm_source=card" in tab.page.url
    for link in tab.bookings(endpoint).all():
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(link.get_attribute("href")).query)
        assert query["name"] == ["Ada Lovelace"] and query["email"] == ["ada@mail.example"]


def test_personal_parameters_reach_no_list_of_times(site, visit, endpoint):
    visit().open(site.url + "ellen-marsh/?name=Ada+Lovelace&email=ada%40mail.example")
    assert not [path for path in endpoint.log if "Ada" in path or "ada" in path]


def test_going_back_does_not_bring_them_back(site, visit):
    tab = visit()
    tab.open(site.url + "ellen-marsh/?email=ada%40mail.example")
    tab.open(site.url)
    tab.page.go_back()
    assert "ada" not in tab.page.url


def test_no_referrer_is_sent(site, visit):
    tab = visit()
    page = tab.open(site.url + "ellen-marsh/?email=ada%40mail.example")
    assert page.evaluate("fetch(location.pathname).then(() => document.referrer)") == ""
    sent = [r.url for r in tab.requests if "referer" in r.all_headers()]
    assert not sent
