"""Nothing that a link holds reaches the log of whoever serves the site, nor a page that it leads to."""

import re

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner
from serving import Server, SiteHandler

NAME, MAIL = "Canary Customer", "canary@example.com"


class SiteLog(SiteHandler):
    """A static host that writes down all that it is asked."""

    def do_GET(self):
        self.owner.log.append(f"{self.requestline}\n{self.headers}")
        body = b"<!doctype html><title>Elsewhere</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        super(SiteHandler, self).end_headers()
        self.wfile.write(body)


@pytest.fixture
def served(bookplate, tmp_path):
    host = Server(SiteLog)
    host.log = []
    text = content(tmp_path / "content", {"intro": page(skip="allowed")})
    (text / "site.yaml").write_text(
        f"name: Test\nsite-url: {host.origin}/\nendpoint-url: https://book.example.com/\n"
        f"privacy: {host.origin}/privacy\n")
    endpoint = Endpoint(bookplate, text, tmp_path / "run", "--no-rate-limits", "--log").start()
    endpoint.host, endpoint.owner = host, Owner(bookplate, endpoint.folder)
    yield endpoint
    endpoint.stop()
    host.stop()


def test_neither_address_nor_customer_is_told_to_anybody_else(served, visit):
    mint = lambda *options: served.owner.run(
        "link", *options, "--content", served.folder.parent / "content"
    ).stdout.strip().removeprefix("https://book.example.com")
    who = "--name", NAME, "--email", MAIL
    booked = served.client().book(starts(1)[0], name=NAME, email=MAIL).json
    paths = [mint("one-time", "intro", "--for", f"{NAME} <{MAIL}>"), mint("personal", "intro", *who),
             mint("personal", "intro", *who, "--skip"),
             booked["manage"].removeprefix("https://book.example.com"),
             "/book/intro?name=Canary%20Customer&email=canary%40example.com&skip=1"]
    secrets = {re.split(r"[/?]", path)[2] for path in paths} - {"intro"}
    assert len(secrets) == 4
    followed = 0
    for path in paths:
        tab = visit()
        for number in range(20):
            tab.open(served.url + path[1:])
            away = tab.page.locator(f"a[href^='{served.host.origin}']")
            if away.count() <= number:
                break
            away.nth(number).click()
            tab.page.wait_for_url(served.host.origin + "/**")
            assert tab.page.evaluate("document.referrer") == ""
            followed += 1
            assert all("refer" not in request.headers for request in tab.requests)
    assert followed >= len(paths) and len(served.host.log) >= followed
    told = "\n".join(served.host.log).lower()
    # The other page's own pictures name that page.
    assert "canary" not in told and served.address not in told
    assert not any(secret.lower() in told for secret in secrets)
