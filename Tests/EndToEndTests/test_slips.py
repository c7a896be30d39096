"""What people write who never read the documentation leads them to the right text at once."""

import json

import pytest

PAGE = {"title": "Intro call", "host": "ada", "duration": "30m", "hours": "{mon-fri: 09:00-17:00}"}

#: Lines of a page's front matter, and what the one hint about them must hold.
PAGES = [
    ("kind: zoom", "`location: {kind: video}`"),
    ("limit: 6", "`{day: 6}`"), ("limit: 20 per week", "`{week: 20}`"),
    ("duration: 30", "`30m` for minutes"), ("duration: 30 min", "`30m`"),
    ("duration: 1h30", "`1h30m`"), ("duration: 1.5h", "`1h30m`"), ("duration: 1,5 h", "`1h30m`"),
    ("duration: 1 hour", "`1h`"), ("duration: half an hour", "`30m`"),
    ("duration: 00:45", "`45m`"), ("duration: 30M", "`30m`"), ("duration: 30, 60", "`[30m, 1h]`"),
    ("duration: 30 or 45 minutes", "`[30m, 45m]`"), ("duration: 30m, 60m", "`[30m, 1h]`"),
    ("notice: 4 hours", "`4h`"), ("notice: none", "`0m`"), ("notice: 0", "`0m`"),
    ("horizon: 2 months", "`8w4d`"), ("buffer: 5m/10m", "`{before: 5m, after: 10m}`"),
    ("buffer-before: 5m", "`buffer: {before: 5m}`"), ("starts: 15m", "`every 15m`"),
    ("starts: every 15 minutes", "`every 15m`"), ("starts: hourly", "`every 1h`"),
    ("starts: at 00, 30", "`at :00 :30`"), ("starts: :00", "`at :00`"),
    ("interval: 15m", "called `starts`"), ("cancel: 24h", "`until 1d`"),
    ("cancel: until 12 hours", "`until 12h`"), ("cancel: yes", "`any time`"),
    ("cancel: no", "`never`"), ("reschedule: never", "called `move`"),
    ("max-per-day: 6", "`limit: {day: 6}`"), ("seats: many", "`unlimited`"),
    ("timezone: Europe/Berlin", "called `zone`"), ("time_zone: UTC", "called `zone`"),
    ("Zone: UTC", "did you mean `zone`"), ("former_links: [a]", "did you mean `former-links`"),
    ("zone: Europe/Berlim", "`Europe/Berlin`"), ("zone: Berlin", "`Europe/Berlin`"),
    ("zone: Germany", "`Europe/Berlin`"), ("zone: PST", "`America/Los_Angeles`"),
    ("zone: London time", "`Europe/London`"), ("zone: UTC+1", "knows no summer time"),
    ("zone: GMT+2", "knows no summer time"), ("zone: +02:00", "knows no summer time"),
    ("email: a@practice.example", "key of a host"), ("private: true", "`listed: false`"),
    ("accent: red", "`theme: {accent:"), ("draft: true", "`_`"), ("xyzzy: 1", "the keys are `title`"),
    ("hours:\n  Monday: 09:00-17:00", "`mon`"), ("hours:\n  Mo-Fr: 09:00-17:00", "`mon-fri`"),
    ("hours:\n  monday to friday: 09:00-17:00", "`mon-fri`"),
    ("hours:\n  lundi: 09:00-17:00", "`mon`"), ("hours:\n  weekdays: 09:00-17:00", "`mon-fri`"),
    ("hours:\n  mon/wed: 09:00-17:00", "`mon, wed`"), ("hours:\n  daily: 09:00-17:00", "`mon-sun`"),
    ("hours:\n  mon, wed and fri: 09:00-17:00", "`mon, wed, fri`"),
    ("hours:\n  wendesday: 09:00-17:00", "`wed`"),
    ("hours:\n  mon: 9am-5pm", "`09:00-17:00`"), ("hours:\n  mon: 9-17", "`09:00-17:00`"),
    ("hours:\n  mon: 9-5", "`09:00-17:00`"), ("hours:\n  mon: 1-5pm", "`13:00-17:00`"),
    ("hours:\n  mon: 9 a.m. - 5:30 p.m.", "`09:00-17:30`"),
    ("hours:\n  mon: 18h30-20h", "`18:30-20:00`"), ("hours:\n  mon: 9 Uhr - 17 Uhr", "`09:00-17:00`"),
    ("hours:\n  mon: 09:00 to 17:00", "`09:00-17:00`"), ("hours:\n  mon: 0900—1700", "`09:00-17:00`"),
    ("hours:\n  mon: 9-12, 13-17", "`09:00-12:00, 13:00-17:00`"),
    ("hours:\n  mon: 09:00-12:00; 13:00-17:00", "`09:00-12:00, 13:00-17:00`"),
    ("hours:\n  mon: 09:00-12:00 and 1pm-5pm", "`09:00-12:00, 13:00-17:00`"),
    ("hours:\n  mon: “09:00-17:00”", "`09:00-17:00`"), ("hours:\n  mon: noon-6pm", "`12:00-18:00`"),
    ("hours:\n  mon: off", "`closed`"), ("hours:\n  mon: no", "`closed`"),
    ("hours:\n  mon: open", "`00:00-24:00`"), ("hours:\n  mon: 09:00-25:00", "`24:00`"),
    ("hours:\n  mon:", "`closed`"), ("hours: 9-17", "`mon-fri: 09:00-17:00`"),
    ("hours: Mon-Thu 9-17", "`mon-thu: 09:00-17:00`"), ("hours:\n  - mon: 09:00-17:00", "`- `"),
    ("hours:\n  mon-fri 09:00-17:00", "`mon-fri: 09:00-17:00`"),
    ("hours:\n  mon:09:00-17:00", "`mon: 09:00-17:00`"),
    ("hours:\nmon: 09:00-17:00", "indent it"), ("hours:\n\tmon: 09:00-17:00", "spaces"),
    ("dates:\n  1.12.2027: closed", "`2027-12-01`"), ("dates:\n  24/12/2027: closed", "`2027-12-24`"),
    ("dates:\n  12/24/2027: closed", "`2027-12-24`"),
    ("dates:\n  1/2/2027: closed", "`2027-02-01` or `2027-01-02`"),
    ("dates:\n  2027/12/24: closed", "`2027-12-24`"), ("dates:\n  20271224: closed", "`2027-12-24`"),
    ("dates:\n  December 24, 2027: closed", "`2027-12-24`"),
    ("dates:\n  24. Dezember 2027: closed", "`2027-12-24`"),
    ("dates:\n  2027-12-24 to 2027-12-30: closed", "`2027-12-24..2027-12-30`"),
    ("dates:\n  2027-12-24-2027-12-30: closed", "`2027-12-24..2027-12-30`"),
    ("dates:\n  2027-02-30: closed", "28 days"), ("dates:\n  2027-12-24: holiday", "`closed`"),
    ("dates: [2027-12-24]", "`2027-12-24: closed`"), ("holidays: x", "called `dates`"),
    ("title: Intro: a call", "quotes"), ("title: '", "same quote"), ("title: @home", "quotes"),
    ("title: *Intro*", "quotes"), ("title: & me", "quotes"), ("title: !x", "quotes"),
    ("title: - Intro", "quotes"), ("accepting: yes", "`true`"),
    ("theme: {accent: #0b57d0}", "quotes"), ("theme:\n  color: '#fff'", "called `accent`"),
    ("host: Ada Lovelace", "did you mean `ada`"), ("host: hosts/ada.md", "did you mean `ada`"),
    ("host: [ada]", "`host: ada`"), ("link: https://a.example/intro-call", "`intro-call`"),
    ("location:\n  kind: Google Meet", "`video`"), ("location:\n  type: video", "called `kind`"),
    ("tags: a, b", "`tags: [a, b]`"), ("image: C:\\Users\\me\\my photo.jpg", "`my photo.jpg`"),
    ("image: https://a.example/x.jpg", "folder `images`"), ("language: German", "`de`"),
    ("language: de_DE", "`de-DE`"), ("form:\n  - {id: a, label: A, type: textarea}", "`long-text`"),
    ("form:\n  - {name: a, label: A, type: text}", "called `id`"),
    ("redirect: thanks", "`https://example.com/"),
]

#: Whole files, and what the one hint about each must hold.
FILES = [
    ("hosts/a.md", "---\nname: A\ntimezone: UTC\n---\n", "called `zone`"),
    ("hosts/b.md", "---\nname: B\nzone: UTC\nemail: B <b@a.example>\n---\n", "`b@a.example`"),
    ("hosts/c.md", "---\nname: C\nzone: UTC\nemail: mailto:c@a.example\n---\n", "`c@a.example`"),
    ("hosts/d.md", "---\nname: D\nzone: UTC\nemail: d at a.example\n---\n", "`d@a.example`"),
    ("hosts/e.md", "---\nname: E\nzone: UTC\nhours: {mon: 09:00-10:00}\n---\n", "key of a page"),
    ("hosts/f.md", "---\nname: F\nzone: UTC\nmail: x\n---\n", "called `email`"),
    ("hosts/g.md", "---\nname: G\nzone: UTC\ntwitter: g\n---\n", "`social:"),
    ("pages/a.md", "title: A\nhost: ada\n", "above and below"),
    ("pages/b.md", "--\ntitle: A\n--\n", "three hyphens"), ("pages/c.md", "—\ntitle: A\n—\n", "three"),
    ("pages/d.md", "\n---\ntitle: A\n---\n", "without a blank"),
    ("pages/e.md", "+++\ntitle = 'A'\n+++\n", "TOML"), ("pages/f.md", '{"title": "A"}', ".json"),
    ("pages/g.md", "---\ntitle: A\n----\nHello\n", "line 3"),
    ("pages/h.md", "---\ntitle: A\n...\nHello\n", "line 3"),
    ("pages/i.md", "---\ntitle: A\n\nHello\n", "below the keys"),
    ("pages/j.md", "---\rtitle: A\r---\r", "Unix line ends"),
    ("pages/kept.yaml", "title: A\nhost: ada\nduration: 30m\nhours: {mon: 09:00-10:00}\n---\nHello\n",
     "`kept.md`"), ("pages/l.json", "[1]", '{"title"'),
    ("pages/m.json", '{\n// A\n"title": "A"}', "comment"), ("pages/n.json", "{'a': 1}", "double"),
    ("pages/o.md", "---\ntitle: Ä\n---\n".encode("utf-16"), "UTF-8"),
    ("pages/P.MD", "x", "`p.md`"), ("pages/q r.docx", "x", "`q-r.md`"),
    ("pages/Notes.txt", "x", "`notes.md`"), ("images/a.heic", b"x", "JPEG"),
    ("images/b.JPEG", b"x", "`b.jpeg`"),
]


def findings(place):
    run = place.run("check", "--format", "json")
    assert run.returncode == 1, run.stderr
    return json.loads(run.stderr)


def sound(place):
    return place.write({
        "site.yaml": "name: A\nsite-url: https://a.example/\n",
        "hosts/ada.md": "---\nname: Ada\nzone: Europe/London\n---\n"})


def test_each_slip_has_one_finding_whose_hint_mends_it(place):
    sound(place)
    wanted = {}
    for number, (lines, hint) in enumerate(PAGES):
        keys = {line.split(":")[0].lower() for line in lines.split("\n")}
        kept = [f"{key}: {value}" for key, value in PAGE.items() if key not in keys]
        path = f"pages/slip-{number}.md"
        place.write({path: "\n".join(["---", *kept, lines, "---", ""])})
        wanted[f"content/{path}"] = (lines, hint)
    for path, text, hint in FILES:
        place.write({path: text})
        wanted[f"content/{path}"] = (text, hint)
    told = {}
    for finding in findings(place):
        told.setdefault(finding["path"], []).append(finding)
    wrong = [(what, hint, [(f["message"], f.get("hint")) for f in told.get(path, [])])
             for path, (what, hint) in wanted.items()
             if len(told.get(path, [])) != 1 or hint not in told[path][0].get("hint", "")]
    assert wrong == []
    assert set(told) == set(wanted)


@pytest.mark.parametrize("files, hint", [
    ({"site.yaml": None, "config.yml": "name: A\n"}, "`site.yaml`"),
    ({"site.yaml": None, "Site.yaml": "name: A\n"}, "`site.yaml`"),
    ({"site.yaml": "name: A\nurl: https://a.example/\n"}, "called `site-url`"),
    ({"site.yaml": "title: A\nsite-url: https://a.example/\n"}, "called `name`"),
    ({"site.yaml": "name: A\nsite-url: a.example\n"}, "`https://a.example`"),
    ({"site.yaml": "name: A\nsite-url: https://a.example/\nzone: UTC\n"}, "key of a page or a host"),
    ({"site.yaml": "name: A\nsite-url: https://a.example/\nhosting: [github]\n"}, "`github-pages`"),
    ({"site.yaml": "name: A\nsite-url: https://a.example/\nclock: am/pm\n"}, "`12h`"),
    ({"site.yaml": "name: A\nsite-url: https://a.example/\nprivacy: privacy.md\n"}, "whole address"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_a_slip_in_the_sites_own_file_has_one_finding(place, files, hint):
    sound(place).write(files)
    told = findings(place)
    assert len(told) == 1 and hint in told[0]["hint"], told


def test_a_name_that_never_changes_its_clocks_is_doubted(place):
    sound(place).write({"hosts/bob.md": "---\nname: Bob\nzone: EST\n---\n"})
    run = place.run("check", "--format", "json")
    assert run.returncode == 0
    assert ["America/New_York" in told["hint"] for told in json.loads(run.stderr)] == [True]


@pytest.mark.parametrize("path", ["pages/large.md", "hosts/large.json", "forms/large.yaml",
                                  "theme/large.css", "masters/large.md", "site.yaml"])
def test_a_file_that_is_too_large_is_not_read(place, path):
    sound(place)
    file = place.content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.truncate(20 << 30)
    told = findings(place)
    assert [(item["path"], item["rule"]) for item in told] == [(f"content/{path}", "too-large")]
    assert "21474836480 bytes; at most 1,000,000" in told[0]["message"]


@pytest.mark.parametrize("line, rule, hint", [
    ("location: phone", "place-or-kind", "{kind: phone}"),
    ("location: Video call", "place-or-kind", "{kind: video}"),
    ("location: Zoom", "place-or-kind", "{kind: video}"),
    ("price: 60", "no-currency", '"£60"'), ("price: 60.50", "no-currency", '"60.50 €"'),
    ("price: 1 000", "no-currency", "€")])
def test_what_is_most_likely_not_meant_is_told(place, line, rule, hint):
    found = warnings(place, line)
    assert [entry["rule"] for entry in found] == [rule]
    assert found[0]["severity"] == "warning" and hint in found[0]["hint"]


@pytest.mark.parametrize("line", [
    "location: 12 Phone Street, Porto", "location: Room 3", "location: {kind: phone}",
    "location: {kind: in-person, label: Zoom}", "price: £60", "price: 60 €", "price: free",
    "price: 60 CHF", "price: €60-80", "price: 60 złotych"])
def test_what_may_be_meant_is_not_told(place, line):
    assert warnings(place, line) == []


def warnings(place, line):
    keys = "".join(f"{key}: {value}\n" for key, value in PAGE.items())
    sound(place).write({"pages/intro.md": f"---\n{keys}{line}\n---\n"})
    return json.loads(place.run("check", "--format", "json").stderr)
