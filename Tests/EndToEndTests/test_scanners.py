"""Programs that follow links, run scripts and press buttons change nothing.

Mail gateways, messengers and search engines open every link that they see, and some of them press
what can be pressed there.
"""

import email
import email.policy
import html
import re
import urllib.parse

import pytest

from booking import content, page, starts, wait_for
from service import Service, free_port

AGENTS = [
    "Mozilla/5.0 (compatible; BarracudaCentral)", "Barracuda Sentinel (EE)",
    "Proofpoint URL Defense", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Proofpoint/TAP",
    "Mimecast-URLProtect/1.0", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) SafeLinks",
    "Microsoft Office/16.0 (Microsoft Outlook Mail 16.0)", "SkypeUriPreview Preview/0.5",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "Slackbot 1.0",
    "Googlebot/2.1 (+http://www.google.com/bot.html)", "GoogleImageProxy",
    "facebookexternalhit/1.1", "WhatsApp/2.23.20.0", "TelegramBot (like TwitterBot)",
    "Twitterbot/1.0", "LinkedInBot/1.0", "Mozilla/5.0 (compatible; bingbot/2.0)",
    "Symantec Email Security.cloud", "curl/8.5.0", "python-requests/2.32", ""]
#: What some of them make of a link.
MANGLES = ["{}", "{}.", "{}%20", "{}/", "{}?utm_source=mail", "{}&booked=1", "{}#top"]
LINK = re.compile(r"https?://[^\s\"'<>\\]+")
HREF = re.compile(r'(?:href|action|src)="([^"]*)"')


class Practice:
    """A site and an endpoint of one origin, with bookings in every state."""

    def __init__(self, bookplate, folder):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/"
        pages = {"intro": page(guests=2, duration=["30m", "60m"], reason="optional", form=[
                     {"id": "topic", "type": "text", "label": "Topic"}]),
                 "group": page(title="Group", seats=3)}
        self.service = Service(
            bookplate, content(folder / "content", pages), folder / "output", "--build", "--port",
            str(port), "--admin-port", "0", "--site-url", self.url, "--endpoint-url", self.url,
            "--no-rate-limits")
        client, self.times = self.service.client(), starts(9)
        self.meetings = []
        for start in self.times[:5]:
            answer = client.book(start, guests=["guest@example.com"], email=f"{start}@example.com"
                                 .replace(":", "-"))
            self.meetings.append(self.path(answer.json["manage"]))
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        for path, body in (
                (self.meetings[1] + "/move", f"choice=move&start={self.times[6]}"),
                (self.meetings[2] + "/cancel", "choice=cancel")):
            assert client.ask("POST", path, body, form).status == 303
        client.close()
        wait_for(lambda: not self.service.rows("SELECT 1 FROM notice WHERE state = 'pending'"))

    def path(self, url):
        assert url.startswith(self.url)
        return url[len(self.url) - 1:]

    @property
    def state(self):
        """All that there is: the files of the bookings byte by byte, and the messages."""
        folder = self.service.folder / "var"
        names = [self.service.database.name, self.service.database.name + "-wal"]
        files = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
        return files | {path.name: b"" for path in (folder / "outbox").iterdir()}

    def mailed(self):
        """The paths that messages link to."""
        found = set()
        for file in (self.service.folder / "var/outbox").glob("*.eml"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            for part in message.walk():
                if part.is_multipart():
                    continue
                text = part.get_content()
                # A calendar folds its lines.
                text = text if isinstance(text, str) else text.decode()
                text = html.unescape(re.sub(r"\r?\n[ \t]", "", text))
                found |= {self.path(url) for url in LINK.findall(text) if url.startswith(self.url)}
        return sorted(found)

    def linked(self, roots):
        """The paths that lie behind links, three steps far."""
        client, found, edge = self.service.client(), dict.fromkeys(roots), list(roots)
        for _ in range(3):
            seen = []
            for path in edge:
                answer = client.ask("GET", path, headers={"Accept": "text/html"})
                if not answer.headers["Content-Type"].startswith("text/html"):
                    continue
                for href in HREF.findall(answer.text):
                    url = urllib.parse.urljoin(self.url[:-1] + path, html.unescape(href))
                    url = url.partition("#")[0]
                    if url.startswith(self.url) and self.path(url) not in found:
                        found[self.path(url)] = None
                        seen.append(self.path(url))
            edge = seen[:60]
        client.close()
        return list(found)[:90]


@pytest.fixture(scope="module")
def practice(bookplate, tmp_path_factory):
    practice = Practice(bookplate, tmp_path_factory.mktemp("scanned"))
    yield practice
    assert practice.service.stop() == 0


@pytest.fixture(autouse=True)
def _nothing_changes(practice):
    before = practice.state
    yield
    assert practice.state == before


# Links


def test_every_link_can_be_opened_by_anybody(practice):
    mailed = practice.mailed()
    assert {path for path in practice.meetings} <= set(mailed)
    paths = practice.linked([
        *mailed, "/", "/intro/", "/book/intro", f"/book/intro?start={practice.times[8]}",
        f"/book/intro?start={practice.times[8]}&name=Grace&email=grace%40example.com",
        *(path + more for path in practice.meetings
          for more in ("?move", f"?move&start={practice.times[8]}", ".ics"))])
    assert len(paths) > 40 and any(path.endswith("/cancel") for path in paths)
    statuses = set()
    for number, agent in enumerate(AGENTS):
        client = practice.service.client()
        for path in mailed if number else paths:
            for method in ("HEAD", "GET", "OPTIONS"):
                answer = client.ask(method, path, headers={"User-Agent": agent})
                statuses.add(answer.status)
                assert method != "GET" or path not in mailed or answer.status == 200, path
        client.close()
    assert statuses <= {200, 308, 404, 405, 406}, statuses
    client = practice.service.client()
    for mangle in MANGLES:
        for path in mailed:
            answer = client.ask("GET", mangle.format(path).partition("#")[0])
            assert answer.status in (200, 308, 404), (mangle, path)
    client.close()


# Buttons

PRESSED = "button, [type=submit], [type=button], [type=image], [role=button], summary"
#: All that a press does something to, but the choice of a time and of what becomes of a meeting.
TOUCHED = f"{PRESSED}, a[href]:not(.time):not([href^=mailto]), [type=checkbox]"


def addresses(practice):
    """Pages that mails lead to, and those that are some steps further."""
    meetings, start = practice.meetings, practice.times[8]
    return [
        "intro/", "book/intro", "book/intro?zones",
        f"book/intro?event=intro&start={start}", "book/intro?name=Grace&email=grace%40example.com",
        *(path[1:] + more for path in meetings[:3] for more in ("", "?move")),
        meetings[0][1:] + "?booked",
        meetings[0][1:] + f"?move&start={start}"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_every_button_can_be_pressed(practice, visit, script):
    """Each on a page that is otherwise untouched, and each form is sent without being checked."""
    tab = visit(java_script_enabled=script)
    counted = {PRESSED: 0, "form": 0}
    for address in addresses(practice):
        for kind in counted:
            number = 0
            while tab.open(practice.url + address, settled=script).locator(kind).count() > number:
                thing = tab.page.locator(kind).nth(number)
                if kind == "form":
                    thing.evaluate("form => form.submit()")
                else:
                    thing.dispatch_event("click")
                tab.settle()
                number += 1
            counted[kind] += number
    assert min(counted.values()) > 5, counted


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_program_may_press_one_thing_after_the_other(practice, visit, script):
    tab = visit(java_script_enabled=script)
    steps = 0
    for path in practice.mailed():
        if path.endswith(".ics"):
            continue
        page, touched = tab.open(practice.url[:-1] + path), set()
        for _ in range(15):
            things = page.locator(TOUCHED)
            names = things.evaluate_all("all => all.map(e => e.outerHTML)")
            fresh = [n for n, name in enumerate(names) if name not in touched]
            if not fresh or not page.url.startswith(practice.url):
                break
            touched.add(names[fresh[0]])
            if not page.url.endswith(".ics") and ".ics" not in names[fresh[0]]:
                things.nth(fresh[0]).dispatch_event("click")
                tab.settle()
                steps += 1
    assert steps > 30
