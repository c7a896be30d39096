"""All mistakes of all files are told at once, in every form, and nothing is written."""

import json
import re
import shutil

import pytest

from workplace import SITE, content, page, stamps

#: Mistakes by file, with what the message about each must hold.
MISTAKES = {
    "site.yaml": ("name: A\nsite-url: https://a.example/\nendpoint-url: https://a.example/\n"
                  "logo: logo.svg\ncolour: red\n", "colour"),
    "hosts/carl.md": ("---\nname: Carl\nzone: Europe/Atlantis\n---\n", "Atlantis"),
    "events/odd.json": ('{"name": "Odd", "duration": "soon"}', "soon"),
    "forms/bad.yaml": ("fields: [{id: a, label: A, type: telepathy}]\n", "telepathy"),
    "pages/unknown.md": (page("Unknown", "unknown-key", extra="horizn: 3d\n"), "horizn"),
    "pages/nobody.md": (page("Nobody", "nobodys", host="nobody"), "nobody"),
    "pages/twin.md": (page("Twin", "page-1"), "page-1"),
    "pages/the-former.md": (page("Former", "formerly", ["old-0"]), "old-0"),
    "pages/empty.md": ("", "empty"),
    "pages/BAD NAME.md": (page("Bad", "bad-name"), "BAD NAME"),
    "pages/address.md": (page("Address", "address", body="[x](javascript:alert)"), "javascript"),
    "pages/syntax.json": ('{"title": "x",,}', "syntax.json"),
    "images/broken.png": (b"\x89PNG\r\n\x1a\nxx", "picture"),
    "theme/odd.txt": ("x", "theme"),
    "fonts/a.woff": ("x", "fonts"),
    "readme.txt": ("x", "readme.txt"),
}


@pytest.fixture
def mistaken(place):
    place.write(content(4)).build()
    return place.write({path: text for path, (text, _) in MISTAKES.items()})


def test_one_run_tells_all_mistakes_of_all_files(mistaken):
    before = stamps(mistaken.output)
    run = mistaken.refused(1)
    for path, (_, word) in MISTAKES.items():
        about = [line for line in run.stderr.splitlines()
                 if re.match(rf"content/{re.escape(path)}:\d+:\d+: error: ", line)]
        assert about, path
    for _, word in MISTAKES.values():
        assert word in run.stderr
    assert "nothing was written" in run.stderr
    # Not even the workshop's own files are changed.
    after = stamps(mistaken.output)
    assert {path for path in after if after[path] != before.get(path)} <= {".bookplate"}


@pytest.mark.parametrize("site, rule", [
    ("site-url: https://a.example/\n", "missing-key"),
    ("name: A\n", "missing-key"),
    ("summary: Nothing else\n", "missing-key"),
    ("name: A\nsite-url: book.example\n", "wrong-value"),
])
def test_a_site_without_name_or_address_lets_its_pages_be_checked(place, site, rule):
    place.write(content(4)).write({"site.yaml": site})
    alone = json.loads(place.refused(1, "--format", "json").stderr)
    assert {(found["path"], found["rule"]) for found in alone} == {("content/site.yaml", rule)}
    place.write({"pages/nobody.md": MISTAKES["pages/nobody.md"][0]})
    both = json.loads(place.refused(1, "--format", "json").stderr)
    assert [found for found in both if found in alone] == alone
    assert {found["path"] for found in both if found not in alone} == {"content/pages/nobody.md"}


def test_no_link_is_made_to_a_site_without_an_address(place):
    place.write(content(4)).write({"site.yaml": "name: A\n"})
    run = place.run("link", "general", "page-1")
    assert (run.returncode, run.stdout) == (1, "")
    assert "The site has no `site-url`." in run.stderr


@pytest.mark.parametrize("path", MISTAKES)
def test_each_mistake_alone_is_told(place, path):
    place.write(content(4)).build()
    place.write({path: MISTAKES[path][0]})
    run = place.refused(1)
    lines = re.findall(r"^content/(.+):\d+:\d+: error: ", run.stderr, re.MULTILINE)
    assert lines == [path], run.stderr


def test_check_and_build_say_the_same(mistaken):
    build, check = mistaken.refused(1), mistaken.run("check")
    assert check.returncode == 1 and check.stderr == build.stderr


@pytest.mark.parametrize("path, text, line, column", [
    ("pages/page-0.md", page("Page", "page-0", body="One [x][r].\n\n[r]: javascript:y"), 11, 6),
    ("pages/page-0.md", page("Page", "page-0", body="One.\n\n- é [x](javascript:y)"), 11, 9),
    ("hosts/ada.md", "---\nname: Ada\nzone: Europe/London\n---\n[x](javascript:y)\n", 5, 5),
    ("site.yaml", SITE.format(name="A") + "footer: |\n\n    a\n      b [x](javascript:y)\n", 11, 13),
    ("site.yaml", SITE.format(name="A") + 'footer: "[x](javascript:y)"\n', 8, 1),
    ("pages/page-0.json", '{"title": "A", "host": "ada", "events": ["intro"], "hours": {},\n'
                          '"body": "a\\n\\n[x](javascript:y)"}', 2, 1)])
def test_a_mistake_in_a_text_has_its_place(place, path, text, line, column):
    place.write(content(2))
    if path.endswith(".json"):
        place.write({"pages/page-0.md": None})
    place.write({path: text})
    run = place.run("build")
    assert run.returncode == 1
    assert f"content/{path}:{line}:{column}: error: The address `javascript:y`" in run.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_is_one_array(mistaken, command):
    run = mistaken.run(command, "--format", "json")
    assert run.returncode == 1
    found = json.JSONDecoder().raw_decode(run.stderr)[0]
    assert {f"content/{path}" for path in MISTAKES} == {entry["path"] for entry in found}
    for entry in found:
        assert entry["severity"] in ("error", "warning")
        assert entry["rule"] and entry["message"]
        assert entry["line"] >= 1 and entry["column"] >= 1


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("sound", [True, False])
def test_standard_error_is_json_and_nothing_else(place, command, sound):
    place.write(content(2))
    if not sound:
        place.write({"pages/bad.md": MISTAKES["pages/unknown.md"][0]})
    run = place.run(command, "--format", "json")
    assert len(json.loads(run.stderr)) == (0 if sound else 1)


@pytest.mark.parametrize("command", ["build", "check"])
def test_lines_for_github_are_well_formed(mistaken, command):
    run = mistaken.run(command, "--format", "github")
    lines = [line for line in run.stderr.splitlines() if line.startswith("::")]
    form = re.compile(r"::(error|warning) file=([^,:\n]+),line=\d+,col=\d+(,endColumn=\d+)?"
                      r"(,title=[^,:]+)?::\S.*")
    assert all(form.fullmatch(line) for line in lines), lines
    assert {f"content/{path}" for path in MISTAKES} == {
        form.fullmatch(line)[2] for line in lines}


def test_a_mistake_told_once_is_told_again_until_it_is_mended(mistaken):
    first, second = mistaken.refused(1), mistaken.refused(1)
    assert first.stderr == second.stderr
    originals = content(4)
    mistaken.write({path: originals.get(path) for path in MISTAKES})
    mistaken.build()
    mistaken.assert_fresh()


def test_check_writes_nothing_at_all(place):
    place.write(content(3))
    before = stamps(place.folder)
    assert place.run("check").returncode == 0
    assert stamps(place.folder) == before and not place.output.exists()
    place.write({"pages/page-0.md": MISTAKES["pages/unknown.md"][0]})
    before = stamps(place.folder)
    assert place.run("check").returncode == 1
    assert stamps(place.folder) == before


@pytest.mark.parametrize("arguments", [
    ["bild"], ["build", "--contnet", "x"], ["build", "extra"], ["build", "--content"],
    ["build", "--content", ""], ["build", "--output", ""], ["build", "--format", "xml"],
    ["new"], ["new", "page"], ["new", "page", "x"], ["new", "page", "Ab Cd", "--host", "ada"],
    ["new", "page", "abcd"], ["new", "page", "assets", "--host", "ada"], ["new", "host"],
    ["new", "host", "../x"], ["explain"]], ids=" ".join)
def test_wrong_usage_is_told_as_such(place, arguments):
    place.write(content(1))
    before = stamps(place.folder)
    run = place.run(*arguments)
    assert run.returncode == 64 or arguments == ["new"], (run.returncode, run.stderr)
    assert run.stderr + run.stdout
    assert stamps(place.folder) == before


#: Addresses whose paths mean something to one server or another.
ODD = ["https://a.example" + path for path in (
    "/a;b/", "/$arg_x/", "/a*/", "/%zz/", "/%20/", "/(a)/", "/a'/", "/a,b/", "/a:b/", "/@/", "/a&b/",
    "/a=b/", "/a!/", "/+/", "/[a]/", "//evil.example/", "/a/../b/", "/./", "/?a", "/#a")]


@pytest.mark.parametrize("option", ["--site-url", "--endpoint-url"])
@pytest.mark.parametrize("address", ["", "x", "ftp://a.example/", "javascript:1", "//a"] + ODD)
@pytest.mark.parametrize("command", [
    ["build"], ["check"], ["serve", "--port", "0"], ["serve", "--port", "0", "--build"]],
    ids=" ".join)
def test_a_wrong_address_on_the_command_line_is_told(place, option, address, command):
    place.write(content(1))
    run = place.run(*command, option, address, timeout=20)
    assert run.returncode == 64 and "Error: " in run.stderr and f"`{option}`" in run.stderr
    assert "hint: " in run.stderr
    assert not place.output.exists()


@pytest.mark.parametrize("key", ["site-url", "endpoint-url"])
@pytest.mark.parametrize("address", ODD)
def test_a_path_that_means_something_to_a_server_is_told(place, key, address):
    place.write(content(1))
    site = {"site-url": "https://a.example/", "endpoint-url": "https://a.example/"} | {key: address}
    place.write({"site.yaml": "name: A\n" + "".join(f'{k}: "{v}"\n' for k, v in site.items())})
    run = place.refused(1)
    line = 2 + list(site).index(key)
    assert f"content/site.yaml:{line}:" in run.stderr and f"The path of `{key}`" in run.stderr
    assert "hint: " in run.stderr


@pytest.mark.parametrize("address", ["https://a.example/~ada/Book_1.0/x-y/", "https://a.example/b"])
def test_a_plain_path_is_taken(place, address):
    place.write(content(1)).build("--site-url", address, "--endpoint-url", address)
    assert f'"{address.rstrip("/")}/' in (place.output / "site/page-0/index.html").read_text()


def test_no_content_is_a_mistake_with_advice(place):
    run = place.run("build")
    assert run.returncode != 0 and "content" in run.stderr and "bookplate new site" in run.stderr
    place.content.mkdir()
    run = place.run("build")
    assert run.returncode == 1 and "site.yaml" in run.stderr
    shutil.rmtree(place.content)


def test_a_pale_accent_of_the_site_is_told_once(place):
    place.write(content(4))
    site = (place.content / "site.yaml").read_text()
    place.write({"site.yaml": site.replace("#17646c", "#ffd400")})
    place.write({"pages/own.md": page("Own", "own-page", extra='theme: {accent: "#ffe000"}\n')})
    told = place.run("check").stderr
    assert told.count("The accent #ffd400") == 1 and told.count("The accent #ffe000") == 1


#: A text with something to tell in each of its lines, and the words that tell it.
TOLD_TEXT = "<b>x</b>\n\nNot ~~so~~ good.\n\n| a | b |\n|---|---|\n\n![x](nope.png)\n"
TOLD_WORDS = ["HTML in a text", "strikes nothing out", "has no tables", "no picture `nope.png`"]


@pytest.mark.parametrize("path, text", [
    ("hosts/ada.md", "---\nname: Ada\nzone: Europe/London\nphoto: nope.jpg\n---\n"),
    ("pages/other.md", page("Other", "other-page", extra="horizn: 3d\n")),
    ("pages/page-0.md", page("Page 0", "page-0", extra="horizn: 3d\n", body=TOLD_TEXT))])
@pytest.mark.parametrize("command", ["build", "check"])
def test_mistakes_in_texts_are_told_beside_those_of_other_files(place, path, text, command):
    place.write(content(2) | {"pages/page-0.md": page("Page 0", "page-0", body=TOLD_TEXT)})
    place.write({path: text})
    run = place.run(command)
    assert run.returncode == 1
    for words in TOLD_WORDS:
        about = [line for line in run.stderr.splitlines()
                 if line.startswith("content/pages/page-0.md:") and words in line]
        assert about, (words, run.stderr)
        assert len(set(about)) == len(about)


def test_texts_of_hosts_events_and_masters_are_told_beside_other_mistakes(place):
    files = content(2)
    files["hosts/ada.md"] = "---\nname: Ada\nphoto: nope.jpg\nzone: UTC\n---\n~~one~~ Ada\n"
    files["events/intro.md"] += "\n~~two~~ words\n"
    files["masters/team.md"] = ("---\ntitle: Team\nscenario: pages-only\npages: [page-0]\n"
                                "horizn: 3d\n---\n~~three~~ words\n")
    files["pages/page-0.md"] = page("Page 0", "page-0", extra="horizn: 3d\n")
    told = place.write(files).run("check").stderr
    for path in ("hosts/ada.md", "events/intro.md", "masters/team.md"):
        about = [line for line in told.splitlines()
                 if line.startswith(f"content/{path}:") and "strikes nothing out" in line]
        assert len(about) == 1, told


@pytest.mark.parametrize("path, text, links", [
    ("pages/broken.md", page("B", "its-link", ["its-past"], extra="horizn: 3d\n"),
     ["its-link", "its-past", "broken.md"]),
    ("pages/broken.md", page("B", "its-link").replace("---\n", "---\n: [\n", 1),
     ["its-link", "broken.md"]),
    ("pages/broken.txt", "x", ["broken", "broken.md"]),
    ("masters/team.md", "---\ntitle: Team\nlink: our-team\nscenario: pages-only\nhorizn: 3d\n---\n",
     ["our-team"])])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_link_to_a_page_with_a_mistake_is_none_itself(place, path, text, links, command):
    body = " ".join(f"[x]({link})" for link in links)
    place.write(content(2) | {"pages/page-0.md": page("Page 0", "page-0", body=body)})
    run = place.write({path: text}).run(command)
    assert run.returncode == 1
    assert "No page has" not in run.stderr and "no page file" not in run.stderr, run.stderr


def test_a_link_to_no_page_is_told_beside_a_page_with_a_mistake(place):
    place.write(content(2) | {"pages/page-0.md": page("Page 0", "page-0", body="[x](nowhere)"),
                              "pages/broken.md": page("B", "its-link", extra="horizn: 3d\n")})
    assert "No page has the public link `nowhere`" in place.run("check").stderr


def test_a_picture_with_a_mistake_is_not_told_to_be_missing_from_a_text(place):
    place.write(content(2) | {"images/broken.png": b"\x89PNG\r\n\x1a\nxx",
                              "pages/page-0.md": page("P", "page-0", body="![x](broken.png)")})
    told = place.run("check").stderr
    assert "content/images/broken.png" in told and "There is no picture" not in told


@pytest.mark.parametrize("name", ["team.txt", "team.markdown"])
def test_a_page_whose_file_is_misnamed_is_not_missing_from_a_signature(place, name):
    place.write(content(1) | {f"pages/{name}": page("Team", "our-team")})
    place.write({"site.yaml": SITE.format(name="A") + "signature: {page: team}\n"})
    told = place.run("check").stderr
    assert f"content/pages/{name}" in told and "There is no page" not in told


@pytest.mark.parametrize("text, rule, hint", [
    ("A footnote[^1].\n\n[^1]: foot\n", "no-footnote", "in brackets"),
    ("See www.example.com.", "no-link", "`[words](https://www.example.com)`"),
    ("Write to me@example.com.", "no-link", "`<me@example.com>`")])
def test_what_commonmark_does_not_have_is_told_with_what_to_write(place, text, rule, hint):
    place.write(content(1) | {"pages/page-0.md": page("Page", "page-0", body=text)})
    found = json.loads(place.run("check", "--format", "json").stderr)
    assert [entry["rule"] for entry in found] == [rule]
    assert found[0]["severity"] == "warning" and hint in found[0]["hint"]
