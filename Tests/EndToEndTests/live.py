"""An endpoint that answers with the documents that the renderer is tested by."""

import urllib.parse
from pathlib import Path

from serving import EndpointHandler, FakeEndpoint

GOLDENS = Path(__file__).resolve().parents[1] / "SiteRenderingTests/Goldens/live"
#: What the documents have as the path of the endpoint's root, and as a manage token.
ROOT, TOKEN = "/booking", "0123456789abcdefghjkmnpqrs"
#: What a form may come back as: the status and the document.
ANSWERS = {"wrong": (422, "details-wrong"), "taken": (409, "details-taken")}


class LiveEndpoint(FakeEndpoint):
    """Plays the endpoint below a path; `answer` is what becomes of a form."""

    def __init__(self):
        super().__init__()
        self.handler = LiveHandler
        self.stop()
        self.start()
        #: A folder of assets, as the endpoint serves them from memory.
        self.assets = None

    @property
    def url(self):
        return self.origin + ROOT + "/"

    def reset(self):
        super().reset()
        self.details, self.answer, self.forms = "details", "booked", []
        self.confirmation = "booked"


class LiveHandler(EndpointHandler):
    def do_GET(self):
        if not self.path.startswith(ROOT + "/"):
            return self.send(404, "text/plain", b"")
        self.path = self.path[len(ROOT):]
        parts = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        kind, _, name = parts.path[1:].partition("/")
        if self.path.startswith("/book/assets/"):
            return self.asset(name.removeprefix("assets/"))
        if kind == "book":
            self.owner.log.append(self.path)
            if "start" not in query:
                return self.page("times")
            if self.owner.details == "hang":
                return self.owner.released.wait(30)
            return self.page(self.owner.details)
        if kind == "golden":
            return self.page(name)
        if kind == "m":
            self.owner.log.append(self.path)
            return self.page(self.manage(query))
        super().do_GET()

    def manage(self, query):
        if "move" in query:
            return "move-review" if "start" in query else "move-times"
        return self.owner.confirmation if "booked" in query else "meeting"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.owner.forms.append(urllib.parse.parse_qs(body, keep_blank_values=True))
        answer = self.owner.answer
        if self.path != ROOT + "/bookings":
            return self.page("cancelled" if self.path.endswith("cancel") else "moved")
        if answer == "hang":
            return self.owner.released.wait(30)
        if answer == "error":
            return self.send(500, "text/html", b"<!doctype html><title>No</title>")
        if answer in ANSWERS:
            status, name = ANSWERS[answer]
            return self.page(name, status)
        self.send_response(303)
        self.send_header("Location", f"{ROOT}/m/{TOKEN}?booked")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def page(self, name, status=200):
        self.send(status, "text/html; charset=utf-8", (GOLDENS / f"{name}.html").read_bytes())

    def asset(self, name):
        # The documents leave out the digests.
        kind = name.rpartition(".")[2]
        files = sorted(self.owner.assets.glob(f"{name.partition('.')[0]}.*.{kind}"))
        media = {"css": "text/css", "js": "text/javascript"}.get(kind, "image/jpeg")
        self.send(200 if files else 404, media, files[0].read_bytes() if files else b"")
