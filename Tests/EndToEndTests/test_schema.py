"""What `/openapi.json` says of requests and answers is what the endpoint does.

Schemathesis makes requests from it, right ones and wrong ones, and holds the answers against it.
"""

import collections
import copy
import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from booking import Endpoint, content, page, starts
from owner import Owner

FIELDS = [
    {"id": "topic", "label": "Topic", "type": "choice", "options": ["A", "B"], "required": True},
    {"id": "people", "label": "People", "type": "number", "min": 1, "max": 9},
    {"id": "agree", "label": "Agreed", "type": "consent"},
    {"id": "notes", "label": "Notes", "type": "long-text"}]
PAGES = {
    "intro": page(guests=3, form=FIELDS, duration=["30m", "60m"]),
    "group": page(seats=3, title="Group"),
    "closed": page(accepting=False, title="Closed"),
    "strict": page(cancel="never", move="until 24h", title="Strict")}

#: One that finds somebody, and one whose visitors choose a page, by the links of each.
MASTERS = {
    "anyone": {"title": "Anyone", "scenario": "static-rules", "pages": ["intro", "strict"]},
    "choice": {"title": "Choice", "scenario": "pages-first", "pages": ["intro", "group"]}}
LINKS = [*PAGES, *MASTERS, "choice.group", "choice.strict"]

#: What is reached at least once, so that the tests do not stop before the first door.
REACHED = {
    "/v1/pages/{link}/times": {200, 404, 422}, "/v1/bookings": {200, 201, 401, 404, 409, 422},
    "/bookings": {303, 404, 409, 422}, "/book/{link}": {200, 404}, "/m/{token}": {200, 404},
    "/m/{token}.ics": {200, 404}, "/m/{token}/cancel": {303, 404, 409},
    "/m/{token}/move": {303, 404, 409, 422}}

CONFIGURATION = """
[phases.coverage]
# What a client may not send at all is refused before it is looked at.
unexpected-methods = ["DELETE", "PUT", "PATCH", "OPTIONS"]

[auth.openapi.ownerKey]
bearer = "{key}"

[checks]
# Which values are open, and which fields a page asks for, is no matter of the schema.
positive_data_acceptance.enabled = false
"""


@pytest.fixture(scope="module")
def server(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    where = content(folder / "content", PAGES)
    (where / "masters").mkdir()
    for name, keys in MASTERS.items():
        (where / f"masters/{name}.json").write_text(json.dumps(keys))
    server = Endpoint(bookplate, where, folder / "place", "--no-rate-limits")
    server.start()
    server.key = Owner(bookplate, server.folder).run("keys", "create", "crm").stdout.strip()
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="module")
def description(server):
    answer = server.client().ask("GET", "/openapi.json")
    assert answer.status == 200
    return answer.json


@pytest.fixture(scope="module")
def manage_tokens(server):
    client = server.client()
    tokens = []
    for page, ahead in (("group", 40), ("strict", 60)):
        for number, start in enumerate(starts(20, ahead=ahead)):
            answer = client.book(start, page=page, email=f"token{number}@example.com")
            tokens.append(answer.json["manage"].rpartition("/")[2])
    client.close()
    return tokens


def with_known_values(description, tokens, only=False):
    """The description, with values that lead further than what is made up, or with them only."""
    known = {
        "link": LINKS, "page": LINKS, "token": tokens,
        "start": starts(40, ahead=3) + starts(10, ahead=60), "from": [starts(1)[0][:10]],
        "zone": ["UTC", "Asia/Tokyo"], "choice": ["cancel", "move"],
        "email": [f"someone{number}@example.com" for number in range(200)],
        "name": ["Grace Hopper", "Ada"],
        "answers": [{"topic": "A", "people": 2, "agree": True, "notes": "Hello"}, {}]}
    if not only:
        known |= {"event": ["intro", "group"], "duration": ["30", "60"]}

    def choose(schema, name):
        if name not in known or schema["type"] == "integer":
            return schema
        return {"anyOf": [{"enum": known[name]}, *([] if only else [schema])]}

    def enrich(schema):
        if only and "anyOf" in schema:
            # By a page, rather than by a one-time or a sealed link.
            schema["required"] += schema.pop("anyOf")[0]["required"]
            for name in ("link", "sealed"):
                schema["properties"].pop(name, None)
        schema["properties"] = {
            name: choose(value, name) for name, value in schema.get("properties", {}).items()
            if name in known or not only or name in schema.get("required", ())}

    description = copy.deepcopy(description)
    for path in description["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = choose(parameter["schema"], parameter["name"])
            for kind, body in operation.get("requestBody", {"content": {}})["content"].items():
                if kind == "application/x-www-form-urlencoded":
                    enrich(body["schema"])
    enrich(description["components"]["schemas"]["BookingRequest"])
    return description


def schemathesis(server, folder, description, *options):
    (folder / "openapi.json").write_text(json.dumps(description))
    (folder / "schemathesis.toml").write_text(CONFIGURATION.format(key=server.key))
    return subprocess.run(
        [Path(sys.prefix, "bin/st"), "--config-file", "schemathesis.toml", "run", "openapi.json",
         "--url", f"http://{server.address}", "-H", f"Origin: http://{server.address}",
         "--generation-database", "none", "--seed", "7", "--no-color", *options],
        cwd=folder, capture_output=True, text=True, timeout=300)


def reached(server):
    """The statuses that each route has answered with."""
    with urllib.request.urlopen(f"http://{server.admin}/metrics") as answer:
        text = answer.read().decode()
    statuses = collections.defaultdict(set)
    for route, status in re.findall(
            r'^bookplate_requests_total\{route="([^"]+)",status="(\d+)"\}', text, re.MULTILINE):
        statuses[route].add(int(status))
    return statuses


CORNERS = ("--phases", "examples,coverage", "--mode", "all")
WRONG = ("--phases", "fuzzing", "--mode", "all", "--max-examples", "100")
RIGHT = ("--phases", "fuzzing", "--mode", "positive", "--max-examples", "150")


@pytest.mark.parametrize("values, options", [
    ("made up", CORNERS), ("made up", WRONG), ("made up", RIGHT),
    ("some known", CORNERS), ("some known", WRONG), ("all known", RIGHT)],
    ids=["made up: corners", "made up: wrong", "made up: right", "some known: corners",
         "some known: wrong", "all known: right"])
def test_answers_are_as_described(server, description, manage_tokens, tmp_path, values, options):
    if values != "made up":
        description = with_known_values(description, manage_tokens, only=values == "all known")
    run = schemathesis(server, tmp_path, description, *options)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "error" not in server.errors


def test_the_requests_have_led_somewhere(server):
    statuses = reached(server)
    for route, expected in REACHED.items():
        assert expected <= statuses[route], (route, statuses[route])
    assert not [status for found in statuses.values() for status in found if status >= 500]


def without_a_status(description):
    del description["paths"]["/v1/pages/{link}/times"]["get"]["responses"]["404"]


def with_a_property(description):
    description["components"]["schemas"]["Problem"]["required"].append("never-there")


def with_another_type(description):
    answers = description["components"]["responses"]["NotFound"]["content"]
    answers["application/json"] = answers.pop("application/problem+json")


@pytest.mark.parametrize("change, seen", [
    (without_a_status, "Undocumented status code"), (with_a_property, "Response violates schema"),
    (with_another_type, "Undocumented Content-Type")])
def test_what_is_not_described_is_seen(server, description, tmp_path, change, seen):
    description = copy.deepcopy(description)
    change(description)
    run = schemathesis(
        server, tmp_path, description, "--phases", "fuzzing", "--max-examples", "10")
    assert run.returncode == 1 and seen in run.stdout, run.stdout


@pytest.mark.parametrize("duration, minutes", [("", 30), ("30", 30), ("60", 60)])
def test_a_length_chooses_of_the_only_event(server, duration, minutes):
    start = starts(1, ahead=90)[0]
    times = server.client().times(duration=duration, **{"from": start[:10]})
    ends = {time["start"]: time["end"] for time in times}
    assert ends[start] == f"{start[:11]}{minutes // 60:02d}:{minutes % 60:02d}:00Z"


@pytest.mark.parametrize("duration", ["45", "0", "x", "-30", "30000000000000000000000000"])
def test_a_length_that_is_not_offered_is_refused(server, duration):
    answer = server.client().ask("GET", f"/v1/pages/intro/times?duration={duration}")
    assert answer.status == 422 and answer.json["errors"][0]["field"] == "duration"
