"""Builds the sample site for two loopback ports and opens it in Chromium.

BOOKPLATE names the program (default .build/debug/bookplate), CHROMIUM the browser.
"""

import contextlib
import os
import re
import subprocess
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

from markup import documents, offers_booking
from serving import FakeEndpoint, SiteServer
from workplace import Place

REPOSITORY = Path(__file__).resolve().parents[2]
#: The main action of a page as it is written, by its accessible name.
MAIN_ACTION = re.compile("Choose a time")


@pytest.fixture(scope="session")
def bookplate():
    program = Path(os.environ.get("BOOKPLATE", REPOSITORY / ".build/debug/bookplate")).absolute()
    assert program.exists(), f"no program at {program}: run `swift build` or set BOOKPLATE"
    return program


class Build:
    """One run of `bookplate build`."""

    def __init__(self, program, content, output, site_url, endpoint_url, *options):
        # Beside the sample's content lie thousands of buttons, which test_buttons.py looks at.
        buttons = Path(output).parent / "no-buttons"
        buttons.mkdir(parents=True, exist_ok=True)
        self.run = subprocess.run(
            [program, "build", "--content", content, "--output", output, "--site-url", site_url,
             "--endpoint-url", endpoint_url, "--buttons", buttons, *options],
            capture_output=True, text=True, timeout=300, cwd=REPOSITORY)
        self.folder = Path(output) / "site"

    def succeeded(self):
        assert self.run.returncode == 0, self.run.stderr
        return self


@pytest.fixture(scope="session")
def endpoint():
    return FakeEndpoint()


@pytest.fixture(autouse=True)
def _fresh_endpoint(endpoint):
    endpoint.reset()
    yield
    endpoint.reset()


def _site(bookplate, endpoint, folder, path):
    server = SiteServer(path)
    build = Build(bookplate, REPOSITORY / "content", folder, server.url, endpoint.url).succeeded()
    server.folder = build.folder
    return server


@pytest.fixture(scope="session")
def site(bookplate, endpoint, tmp_path_factory):
    """The sample site at the root of its origin."""
    return _site(bookplate, endpoint, tmp_path_factory.mktemp("root"), "/")


@pytest.fixture(scope="session")
def site_below_path(bookplate, endpoint, tmp_path_factory):
    """The sample site below /sub/."""
    return _site(bookplate, endpoint, tmp_path_factory.mktemp("sub"), "/sub/")


@pytest.fixture(scope="session")
def pages(site):
    """Every page of the site, by path below the root."""
    return documents(site.folder)


@pytest.fixture(scope="session")
def booking_pages(pages):
    """The pages that take bookings, by path below the root."""
    return {path: tree for path, tree in pages.items() if offers_booking(tree)}


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A tab, and everything it did that a visitor would not see."""

    def __init__(self, browser, **options):
        options = {"locale": "en-GB", "timezone_id": "Europe/London"} | options
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(10_000)
        # Violations of the Content Security Policy, from the first moment on.
        self.context.add_init_script(
            "window.__violations=[];document.addEventListener('securitypolicyviolation',"
            "e=>window.__violations.push(e.violatedDirective+' '+e.blockedURI))")
        self.page = self.context.new_page()
        self.console, self.errors, self.requests, self.dialogs = [], [], [], []
        self.page.on("console", lambda message: self.console.append(message))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.pending = set()
        self.page.on("request", self._began)
        self.page.on("response", lambda response: self.pending.discard(response.request))
        self.page.on("requestfailed", lambda request: self.pending.discard(request))
        self.page.on("dialog", self._dismiss)

    def _began(self, request):
        self.requests.append(request)
        self.pending.add(request)

    def _dismiss(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, url, settled=True):
        self.page.goto(url, wait_until="load")
        if settled:
            self.settle()
        return self.page

    def settle(self):
        """Waits until every request has its answer and the page has stopped changing."""
        before = None
        for _ in range(200):
            self.page.wait_for_timeout(60)
            now = None
            # A page that is being left cannot be asked.
            with contextlib.suppress(Error):
                if not self.pending:
                    now = self.page.evaluate("document.body.innerHTML.length")
            if now is not None and now == before:
                return
            before = now
        pytest.fail(f"the page never settles: {[request.url for request in self.pending]}")

    @property
    def main_action(self):
        return self.page.get_by_role("link", name=MAIN_ACTION).first

    def bookings(self, endpoint):
        """All that leads to the endpoint's rendering of the page, which live times add to."""
        return self.page.locator(f"a[href^='{endpoint.url}book/']:visible")

    @property
    def violations(self):
        return self.page.evaluate("window.__violations")

    def complaints(self, about=()):
        """What the console says at the level of errors, except about some addresses."""
        told = [m for m in self.console if m.type in ("error", "warning")]
        return self.errors + [
            m.text for m in told
            if not any(a in m.text or a in m.location.get("url", "") for a in about)]


@pytest.fixture
def visit(browser):
    """Opens tabs, each in a context of its own."""
    opened = []

    def make(**options):
        opened.append(Visit(browser, **options))
        return opened[-1]

    yield make
    for one in opened:
        one.context.close()


@pytest.fixture
def build(bookplate, endpoint):
    """Builds another folder of content."""
    def make(content, output, site_url, *options):
        return Build(bookplate, content, output, site_url, endpoint.url, *options)

    return make


@pytest.fixture
def place(bookplate, tmp_path):
    """A folder in which the program runs, for tests without a browser."""
    return Place(bookplate, tmp_path / "place")


@pytest.fixture
def memory_place(bookplate, tmp_path):
    """The same in memory, for tests that write many sites."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Place(bookplate, Path(folder) / "place")
