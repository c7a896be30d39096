"""The two servers of a test: one with the site's files, one that plays the endpoint."""

import datetime
import fnmatch
import json
import threading
import urllib.parse
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer, BaseHTTPRequestHandler


class Server:
    """An HTTP server on a loopback port that can be stopped and started again."""

    def __init__(self, handler):
        self.handler = handler
        self.http = None
        self.port = 0
        self.start()

    def start(self):
        if self.http:
            return
        owner = self
        handler = type("Bound", (self.handler,), {"owner": owner})
        self.http = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.http.daemon_threads = True
        self.port = self.http.server_port
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        """Closes the port: a connection is refused from now on."""
        if self.http:
            self.http.shutdown()
            self.http.server_close()
            self.http = None

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"


class SiteServer(Server):
    """Serves a folder below a path with the headers of its `_headers`, as static hosts do."""

    def __init__(self, path="/"):
        self.folder = None
        self.path = path
        self.log = []
        super().__init__(SiteHandler)

    @property
    def url(self):
        return self.origin + self.path

    def headers(self, path):
        """What `_headers` says of a path: lines of patterns, each with indented headers."""
        file, applies = self.folder / "_headers", False
        for line in file.read_text("utf-8").splitlines() if file.exists() else []:
            if line[:1] not in (" ", "\t"):
                applies = fnmatch.fnmatchcase(path, line.strip())
            elif applies:
                yield tuple(line.strip().split(": ", 1))


class SiteHandler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".webp": "image/webp",
    }

    def do_GET(self):
        self.owner.log.append(self.path)
        super().do_GET()

    def translate_path(self, path):
        root = self.owner.path
        if not path.startswith(root):
            return str(self.owner.folder / "no-such-file")
        self.directory = str(self.owner.folder)
        return super().translate_path("/" + path[len(root):])

    def end_headers(self):
        for name, value in self.owner.headers("/" + self.path[len(self.owner.path):]):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = self.owner.folder / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


#: The event types of the sample's pages, by public link.
EVENTS = {
    "ellen-marsh": ["intro-call", "voice-session", "talk-rehearsal"],
    "reading-hour": ["reading-hour"],
    "second-language": ["intro-call", "meeting-practice"],
    "ellen-follow-up": ["follow-up"],
}


class FakeEndpoint(Server):
    """Plays the endpoint; `behaviour` is a name of `EndpointHandler.answer_…`."""

    def __init__(self):
        self.behaviour = "times"
        self.log = []
        self.released = threading.Event()
        super().__init__(EndpointHandler)

    @property
    def url(self):
        return self.origin + "/"

    def reset(self):
        self.released.set()
        self.released = threading.Event()
        self.behaviour = "times"
        self.log.clear()
        self.start()


class EndpointHandler(BaseHTTPRequestHandler):
    def do_OPTIONS(self):
        self.send(204, "text/plain", b"")

    def do_GET(self):
        self.owner.log.append(self.path)
        parts = urllib.parse.urlsplit(self.path)
        if parts.path.startswith("/book/"):
            page = b"<!doctype html><title>Live</title><h1>Live page</h1>"
            return self.send(200, "text/html", page)
        getattr(self, "answer_" + self.owner.behaviour)(parts)

    def answer_times(self, parts):
        query = dict(urllib.parse.parse_qsl(parts.query))
        link = parts.path.split("/")[3]
        events = [query["event"]] if "event" in query else EVENTS.get(link, [link])
        first = datetime.date.fromisoformat(query["from"])
        days = [first + datetime.timedelta(n) for n in range(int(query.get("days", 14)))]
        self.json({
            "page": link, "zone": query.get("zone", "UTC"), "tzdb": "2026c",
            "days": [{"date": day.isoformat(), "times": self.times(day, events)} for day in days],
        })

    def times(self, day, events):
        if day.weekday() > 4:
            return []
        return [
            {"start": f"{day}T{start}:00Z", "end": f"{day}T{end}:00Z", "event": event}
            for start, end in (("09:00", "09:25"), ("10:30", "10:55"), ("14:00", "14:25"))
            for event in events
        ]

    def answer_none(self, parts):
        self.json({"page": parts.path.split("/")[3], "zone": "UTC", "tzdb": "2026c", "days": []})

    def answer_error(self, _):
        self.send(500, "application/problem+json", b'{"type":"about:blank","status":500}')

    def answer_hang(self, _):
        self.owner.released.wait(30)

    def answer_hang_in_body(self, _):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(b'{"page":')
        self.wfile.flush()
        self.owner.released.wait(30)

    def answer_nonsense(self, _):
        self.send(200, "application/json", b"{\"days\": [[[")

    def answer_html(self, _):
        self.send(200, "text/html", b"<!doctype html><h1>Log in to the airport Wi-Fi</h1>")

    def answer_wrong_shape(self, _):
        self.json({"days": "none", "times": [None, 7, {"start": "<img src=x onerror=alert(1)>"}]})

    def answer_hostile(self, parts):
        bad = "<img src=x onerror=window.__pwned=1>"
        day = datetime.date.today() + datetime.timedelta(3)
        self.json({
            "page": bad, "zone": bad, "tzdb": bad,
            "days": [{"date": day.isoformat(), "times": [
                {"start": f"{day}T09:00:00Z", "end": bad, "event": bad, "seats": bad},
                {"start": bad, "end": bad, "event": bad},
            ]}, {"date": bad, "times": []}],
        })

    def json(self, value):
        self.send(200, "application/json", json.dumps(value).encode())

    def send(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
