"""A folder with content and output, and the program run on it; for tests without a browser."""

import os
import shutil
import subprocess
from pathlib import Path

IMAGES = Path(__file__).resolve().parents[2] / "content/images"
#: The trees that a build writes, below its output folder.
TREES = ("site", "studio")

SITE = """name: {name}
site-url: https://book.example.com/
endpoint-url: https://book.example.com/
language: en
logo: logo.svg
hosting: [netlify, github-pages]
theme: {{accent: "#17646c"}}
"""

HOST = """---
name: {name}
email: {id}@example.com
zone: Europe/London
photo: {photo}
---
About {name}.
"""

EVENT = """---
name: {name}
duration: 30m
location: {{kind: video, label: Video call}}
---
What it is.
"""


def page(title, link, former=(), host="ada", body="Welcome.", extra=""):
    """The text of a page's file."""
    formers = f"former-links: [{', '.join(former)}]\n" if former else ""
    return (f"---\ntitle: {title}\nlink: {link}\n{formers}host: {host}\nevents: [intro]\n{extra}"
            f"hours:\n  mon-fri: 09:00-12:00\n---\n{body}\n")


def content(count=3):
    """Content of some pages, a few of them with former links and pictures, by path."""
    files = {
        "site.yaml": SITE.format(name="Example Practice"),
        "hosts/ada.md": HOST.format(name="Ada", id="ada", photo="layla.jpg"),
        "hosts/ben.md": HOST.format(name="Ben", id="ben", photo="ellen.jpg"),
        "events/intro.md": EVENT.format(name="Intro call"),
        "theme/site.css": ".card { padding: 1rem }\n",
    }
    for name in ("logo.svg", "layla.jpg", "ellen.jpg", "room.jpg"):
        files[f"images/{name}"] = (IMAGES / name).read_bytes()
    for n in range(count):
        team = f"team-{n % 4}/" if n % 3 else ""
        files[f"pages/{team}page-{n}.md"] = page(
            f"Page {n}", f"page-{n}", [f"old-{n}", f"older-{n}"] if n % 5 == 0 else [],
            host=("ada", "ben")[n % 2], extra="image: room.jpg\n" if n % 7 == 0 else "",
            body=f"Welcome to number {n}. " * (n % 6 + 1))
    return files


def entries(folder):
    """All that is below a folder: files with their bytes, links with their targets, folders."""
    found = {}
    for parent, folders, files in os.walk(folder):
        where = os.path.relpath(parent, folder)
        for name in folders + files:
            path = os.path.join(parent, name)
            key = os.path.normpath(os.path.join(where, name))
            if os.path.islink(path):
                found[key] = ("link", os.readlink(path))
            elif os.path.isdir(path):
                found[key] = "folder"
            else:
                with open(path, "rb") as file:
                    found[key] = file.read()
    return found


def stamps(folder):
    """Inode and time of all that is below a folder."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            status = os.lstat(path)
            found[os.path.relpath(path, folder)] = (status.st_ino, status.st_mtime_ns)
    return found


class Place:
    """A folder in which the program runs."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.content = self.folder / "content"
        self.output = self.folder / "output"

    def write(self, files):
        """Writes files below the content folder, and removes those that are `None`."""
        for path, text in files.items():
            file = self.content / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def command(self, *arguments):
        return [str(self.program), *map(str, arguments)]

    def run(self, *arguments, **options):
        usual = {"capture_output": True, "text": True, "timeout": 60, "cwd": self.folder}
        return subprocess.run(self.command(*arguments), **usual | options)

    def build(self, *options, **more):
        """A build that must succeed."""
        run = self.run("build", *options, **more)
        assert run.returncode == 0, (run.returncode, run.stderr)
        return run

    def refused(self, status, *options, **more):
        """A build that must fail with a status, leaving the site and no staging."""
        before = (self.trees(), self.stamps())
        run = self.run("build", *options, **more)
        assert run.returncode == status, (run.returncode, run.stdout, run.stderr)
        assert (self.trees(), self.stamps()) == before
        self.assert_no_staging()
        return run

    def trees(self, output=None):
        """All that is in the site and the studio."""
        output = output or self.output
        return {f"{tree}/{path}": what for tree in TREES
                for path, what in entries(output / tree).items()}

    def stamps(self):
        return {tree: stamps(self.output / tree) for tree in TREES}

    def fresh(self, *options):
        """What a first build of the same content writes."""
        output = self.folder / "fresh"
        self.build("--output", output, *options)
        trees = self.trees(output)
        shutil.rmtree(output)
        return trees

    def assert_fresh(self, *options):
        """Checks that the output is what a first build would write."""
        assert_same(self.trees(), self.fresh(*options))

    def assert_no_staging(self):
        workshop = self.output / ".bookplate"
        left = set(os.listdir(workshop)) if workshop.exists() else set()
        assert left <= {"lock", "record", "pages", "buttons"}


def assert_same(trees, expected):
    """Compares two trees, naming only what differs."""
    differing = sorted(path for path in trees.keys() | expected.keys()
                       if trees.get(path) != expected.get(path))
    assert not differing, {path: [where.get(path, "missing")[:60] for where in (trees, expected)]
                           for path in differing[:5]}
