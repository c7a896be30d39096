"""Buttons become pictures at addresses for ever, drawn again only when they change."""

import hashlib
import json
import os
import shutil
import subprocess
import time
import xml.etree.ElementTree as XML
from pathlib import Path

import pytest
from PIL import Image

from workplace import assert_same, content, page

FONTS = Path("/usr/share/fonts")
INTER = "opentype/inter/Inter-SemiBold.otf"
LABELS = {
    "book-now": {"en": "Book now", "de": "Jetzt buchen", "ar": "احجز الآن"},
    "meet-with-me": {"en": "Meet & greet"},
}
STYLE = {"colours": {"blue": "#1f6feb", "red": "#d1242f"}, "sizes": [44]}
ENDINGS = (".png", "@2x.png", ".svg")


def write(place, files):
    """Writes files of the buttons' folder, and removes those that are `None`."""
    for path, what in files.items():
        file = place.folder / "buttons" / path
        if what is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(what if isinstance(what, bytes)
                         else json.dumps(what, ensure_ascii=False).encode())
    return place


@pytest.fixture
def drawn(place):
    """A small site with sixteen pictures of buttons, and their eight SVGs."""
    write(place.write(content(3)), {"labels.json": {"labels": LABELS}, "pill.json":
                                    STYLE | {"shape": "pill", "icon": "calendar"}})
    place.build()
    return place


def pictures(place):
    """What is known of each file of a button: path below site/, inode, time."""
    return {path: stamp for path, stamp in place.stamps()["site"].items()
            if path.startswith("buttons/") and path.endswith(ENDINGS)}


def changed(before, after):
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def manifest(place):
    return json.loads((place.output / "studio/buttons.json").read_text())


def test_a_site_without_buttons_has_none(place):
    place.write(content(3)).build()
    assert not (place.output / "site/buttons").exists()
    assert not (place.output / "studio/buttons.json").exists()
    assert set(os.listdir(place.output / ".bookplate")) == {"lock", "record", "pages"}
    (place.folder / "buttons").mkdir()
    run = place.build()
    assert " 0 files written" in run.stdout and "button" not in run.stdout


def test_every_style_colour_size_label_and_language_has_its_address(drawn):
    names = [f"pill-{colour}-44/{label}{ending}" for colour in ("blue", "red")
             for label in ("book-now", "book-now.de", "book-now.ar", "meet-with-me")
             for ending in ENDINGS]
    assert sorted(pictures(drawn)) == sorted("buttons/" + name for name in names)


def test_the_list_tells_size_and_hash_of_each_file(drawn):
    listed = manifest(drawn)
    assert len(listed["buttons"]) == 8
    for button in listed["buttons"]:
        base = drawn.output / "site/buttons" / button["address"]
        for ending in ENDINGS:
            data = base.with_name(base.name + ending).read_bytes()
            assert hashlib.sha256(data).hexdigest() == button[ending]
        with Image.open(base.with_name(base.name + ".png")) as picture:
            assert picture.size == (button["width"], button["height"])
    fonts = {font["file"]: font["sha256"] for font in listed["fonts"]}
    assert fonts[INTER] == hashlib.sha256((FONTS / INTER).read_bytes()).hexdigest()


def test_pictures_are_read_by_others(drawn):
    """Another reader of PNG sees sizes, densities, clear corners, the fill and the words."""
    for path in pictures(drawn):
        file = drawn.output / "site" / path
        if not path.endswith(".png"):
            continue
        factor = 2 if "@2x" in path else 1
        with Image.open(file) as picture:
            picture.load()
            assert picture.mode == "P"
            assert picture.info["dpi"] == pytest.approx((96 * factor,) * 2, abs=0.1)
            assert picture.height == 44 * factor and picture.width % 2 == 0
            image = picture.convert("RGBA")
        right, lower = image.width - 1, image.height - 1
        fill = (31, 111, 235) if "blue" in path else (209, 36, 47)
        for corner in ((0, 0), (right, 0), (0, lower), (right, lower)):
            assert image.getpixel(corner) == fill + (0,)
        assert image.getpixel((6 * factor, 22 * factor)) == fill + (255,)
        colours = dict((colour, count) for count, colour in image.getcolors(100_000))
        assert colours[(255, 255, 255, 255)] > 50 * factor
        # Everything is a mixture of the fill and white; only the ends are clear.
        for x in range(22 * factor, image.width - 22 * factor):
            for y in range(image.height):
                assert image.getpixel((x, y))[3] == 255


def test_vector_pictures_are_read_by_others(drawn):
    space = "{http://www.w3.org/2000/svg}"
    for path in pictures(drawn):
        if not path.endswith(".svg"):
            continue
        root = XML.parse(drawn.output / "site" / path).getroot()
        assert [child.tag for child in root] == [space + "title", space + "path", space + "path"]
        wanted = [text for label in LABELS.values() for text in label.values()]
        assert root[0].text in wanted
        with Image.open(drawn.output / "site" / path.replace(".svg", ".png")) as picture:
            assert (root.get("width"), root.get("height")) == tuple(map(str, picture.size))


@pytest.mark.parametrize("variables", [
    {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C"},
    {"FONTCONFIG_FILE": "fonts.conf", "FREETYPE_PROPERTIES": "truetype:interpreter-version=35"},
    {"HB_SHAPER_LIST": "fallback", "HB_OPTIONS": "uniscribe-bug-compatible", "HOME": "/nowhere"},
], ids=lambda variables: "-".join(variables))
def test_the_machine_around_does_not_matter(drawn, variables):
    (drawn.folder / "fonts.conf").write_text(
        "<fontconfig><match target='font'><edit name='hintstyle' mode='assign'>"
        "<const>hintfull</const></edit></match></fontconfig>")
    drawn.build("--output", "other", env=os.environ | variables)
    assert_same(drawn.trees(drawn.folder / "other"), drawn.trees())


def test_a_build_without_a_change_draws_nothing(drawn):
    before = drawn.stamps()
    run = drawn.build()
    assert " 0 files written" in run.stdout and "and 8 buttons" in run.stdout
    assert drawn.stamps() == before


@pytest.mark.parametrize("lost", ["buttons", "record", "pages"])
def test_a_build_without_a_record_touches_nothing(drawn, lost):
    before = pictures(drawn)
    (drawn.output / ".bookplate" / lost).unlink()
    drawn.build()
    assert pictures(drawn) == before


def test_touched_files_touch_no_picture(drawn):
    before = pictures(drawn)
    for file in (drawn.folder / "buttons").iterdir():
        os.utime(file)
    assert " 0 files written" in drawn.build().stdout
    assert pictures(drawn) == before


def test_a_label_draws_its_own_pictures(drawn):
    before = pictures(drawn)
    write(drawn, {"labels.json": {"labels": LABELS | {"meet-with-me": {"en": "Come by"}}}})
    drawn.build()
    assert changed(before, pictures(drawn)) == {
        f"buttons/pill-{colour}-44/meet-with-me{ending}"
        for colour in ("blue", "red") for ending in ENDINGS}
    drawn.assert_fresh()


def test_a_colour_draws_its_own_pictures(drawn):
    before = pictures(drawn)
    write(drawn, {"pill.json": STYLE | {
        "shape": "pill", "icon": "calendar", "colours": {"blue": "#1f6feb", "red": "#c93c37"}}})
    drawn.build()
    touched = changed(before, pictures(drawn))
    assert len(touched) == 12 and all("pill-red-44" in path for path in touched)
    drawn.assert_fresh()


def test_a_page_draws_nothing(drawn):
    before, record = pictures(drawn), (drawn.output / ".bookplate/buttons").stat().st_ino
    drawn.write({"pages/page-0.md": page("New", "page-0")}).build()
    drawn.write(content(60)).build()
    assert pictures(drawn) == before
    assert (drawn.output / ".bookplate/buttons").stat().st_ino == record
    drawn.assert_fresh()


def test_a_font_draws_all_that_is_set_in_it(drawn):
    own = STYLE | {"fonts": ["fonts/own.otf"], "languages": ["en", "de"]}
    write(drawn, {"fonts/own.otf": (FONTS / INTER).read_bytes(), "own.json": own})
    drawn.build()
    before = pictures(drawn)
    write(drawn, {"fonts/own.otf": (FONTS / INTER.replace("SemiBold", "Black")).read_bytes()})
    drawn.build()
    touched = changed(before, pictures(drawn))
    assert len(touched) == 2 * 3 * 3 and all("own-" in path for path in touched)
    drawn.assert_fresh()


@pytest.mark.parametrize("how", ["delete", "empty", "edit", "list", "everything"])
def test_lost_pictures_come_back(drawn, how):
    expected = drawn.trees()
    file = drawn.output / "site/buttons/pill-red-44/book-now.ar@2x.png"
    if how == "everything":
        shutil.rmtree(drawn.output / "site/buttons")
    elif how == "list":
        (drawn.output / "studio/buttons.json").unlink()
    elif how == "delete":
        file.unlink()
    else:
        file.write_bytes(b"" if how == "empty" else b"an edit")
    drawn.build()
    assert_same(drawn.trees(), expected)
    assert " 0 files written" in drawn.build().stdout


def test_the_sample_has_all_buttons_of_the_gallery(place):
    """Ten labels in eight languages, six styles in six colours and two sizes."""
    sample = Path(__file__).resolve().parents[2] / "buttons"
    place.write(content(1)).build("--buttons", sample, timeout=300)
    listed = manifest(place)["buttons"]
    assert len(listed) == 10 * 8 * 6 * 6 * 2
    folders = {button["address"].split("/")[0] for button in listed}
    names = {button["address"].split("/")[1] for button in listed}
    assert len(folders) == 6 * 6 * 2 and len(names) == 10 * 8
    assert {"book-now", "book-now.ar", "book-now.de", "book-now.hi", "book-now.th"} <= names
    # Free plans of hosts take 20,000 files.
    assert len(pictures(place)) < 18_000
    assert max(path.stat().st_size for path in (place.output / "site/buttons").rglob("*.png")) \
        < 8192


class TestPublishedAddresses:
    """A picture that stands in sent mail does not go by accident."""

    @pytest.mark.parametrize("has_record", [True, False])
    @pytest.mark.parametrize("change, pattern, count", [
        ({"pill.json": STYLE | {"colours": {"blue": "#1f6feb"}}}, "pill-red-44/*", 4),
        ({"labels.json": {"labels": {"book-now": LABELS["book-now"]}}}, "*/meet-with-me", 2),
        ({"labels.json": {"labels": LABELS | {"book-now": {"en": "Book now", "ar": "احجز"}}}},
         "*/book-now.de", 2),
        ({"pill.json": STYLE | {"sizes": [36]}}, "pill-blue-44/*", 4),
    ], ids=["colour", "label", "language", "size"])
    def test_what_would_vanish_is_a_mistake(self, drawn, change, pattern, count, has_record):
        if not has_record:
            shutil.rmtree(drawn.output / ".bookplate")
        write(drawn, change)
        run = drawn.refused(1)
        assert f"{count} buttons `buttons/{pattern}` were published and would vanish" in run.stderr
        assert f'write `"{pattern}"` under `dropped`' in run.stderr
        check = drawn.run("check")
        assert check.returncode == 1 and pattern in check.stderr

    def test_a_folder_that_is_gone_is_a_mistake(self, drawn):
        (drawn.folder / "buttons").rename(drawn.folder / "elsewhere")
        run = drawn.refused(1)
        assert "buttons:1:1: error: There is no such folder, but 8 buttons were" in run.stderr
        assert run.stderr.count("error:") == 1
        drawn.build("--buttons", "elsewhere")

    def test_what_the_owner_drops_may_go(self, drawn):
        write(drawn, {"pill.json": STYLE | {"colours": {"blue": "#1f6feb"}, "shape": "pill",
                                            "icon": "calendar"},
                      "dropped.json": {"dropped": ["pill-red-44/*"]}})
        before = pictures(drawn)
        run = drawn.build()
        assert " 12 removed" in run.stdout
        assert not (drawn.output / "site/buttons/pill-red-44").exists()
        assert {path for path in changed(before, pictures(drawn))} == {
            path for path in before if "red" in path}
        assert len(manifest(drawn)["buttons"]) == 4
        drawn.assert_fresh()
        # What was dropped once stays dropped without a word.
        assert drawn.build().stderr == ""

    def test_all_may_be_dropped(self, drawn):
        shutil.rmtree(drawn.folder / "buttons")
        write(drawn, {"dropped.json": {"dropped": ["*/*"]}}).build()
        assert not (drawn.output / "site/buttons").exists()
        assert not (drawn.output / "studio/buttons.json").exists()
        assert " 0 files written" in drawn.build().stdout

    def test_dropping_what_is_drawn_is_doubtful(self, drawn):
        write(drawn, {"dropped.json": {"dropped": ["pill-blue-44/book-now.de"]}})
        run = drawn.build()
        assert "buttons/dropped.json:1:14: warning: `pill-blue-44/book-now.de` is dropped, but 1 " \
            "such button is still drawn" in run.stderr
        assert run.stderr == drawn.build().stderr
        drawn.refused(1, "--strict")


class TestMistakes:
    @pytest.mark.parametrize("change, words", [
        ({"labels.json": {"labels": LABELS | {"book-now": {"ja": "予約する"}}}},
         ["labels.json:1:", "No font has the character `予` (U+4E88)", "fonts-noto-cjk"]),
        ({"labels.json": {"labels": {"book-now": {"en": "Book \U000f0000"}}}},
         ["No font has the character U+F0000."]),
        ({"pill.json": STYLE | {"fonts": [INTER, "truetype/noto/NotoSansNone-Bold.ttf"]}},
         ["pill.json:1:", "There is no font `truetype/noto/NotoSansNone-Bold.ttf` in buttons, ",
          "apt-get install fonts-noto-core"]),
        ({"pill.json": STYLE | {"fonts": ["fonts/a.ttf"]}, "fonts/a.ttf": b"no font"},
         ["`fonts/a.ttf` is not a font"]),
        ({"pill.json": STYLE | {"colours": {"navy": "#0b2a5b"}}},
         ["on dark mail (#1e1e1e)", "the nearest colour that can be seen is"]),
        ({"picture.png": b""}, ["`picture.png` is not a file that buttons are made of"]),
        ({"pill.json": b"{"}, ["pill.json:1:2: error"]),
    ], ids=["script", "character", "font", "no-font", "colour", "file", "syntax"])
    def test_a_mistake_is_told_with_its_place(self, drawn, change, words):
        write(drawn, change)
        run = drawn.refused(1)
        check = drawn.run("check")
        for text in words:
            assert text in run.stderr and text in check.stderr, run.stderr
        assert check.returncode == 1

    def test_mistakes_of_pages_and_buttons_are_told_together(self, drawn):
        write(drawn, {"pill.json": STYLE | {"shape": "round"}})
        drawn.write({"site.yaml": "nonsense: 1\n", "pages/page-0.md": "---\nhost: none\n---\n"})
        run = drawn.refused(1)
        assert "content/site.yaml:1:1" in run.stderr and "buttons/pill.json:1:" in run.stderr

    def test_a_folder_that_is_named_must_be_there(self, drawn):
        run = drawn.refused(1, "--buttons", "nowhere")
        assert "--buttons:1:1: error: There is no folder `nowhere`." in run.stderr

    def test_the_folder_lies_beside_the_content(self, drawn):
        other = drawn.folder / "a/b"
        other.mkdir(parents=True)
        run = drawn.build("--content", "../../content", "--output", "elsewhere", cwd=other)
        assert "8 buttons" in run.stdout
        run = drawn.build("--content", ".", "--output", "../elsewhere", cwd=drawn.content)
        assert "8 buttons" in run.stdout
        drawn.content.rename(other / "content")
        assert "button" not in drawn.build("--content", "a/b/content/", "--output", "x").stdout

    def test_links_that_lead_away_are_not_followed(self, drawn):
        os.symlink("/etc/passwd", drawn.folder / "buttons/passwd.json")
        assert "leads out of the buttons' folder" in drawn.refused(1).stderr

    def test_what_others_put_there_stays(self, drawn):
        own = drawn.output / "site/buttons/pill-blue-44/own.png"
        own.write_bytes(b"own")
        write(drawn, {"labels.json": {"labels": LABELS | {"own": {"en": "Own"}}}})
        assert "site/buttons/pill-blue-44/own.png" in drawn.refused(1).stderr
        own.rename(own.with_name("mine.png"))
        drawn.build()
        assert own.with_name("mine.png").read_bytes() == b"own"


def test_a_save_of_a_style_is_seen_while_watching(drawn):
    process = subprocess.Popen(
        drawn.command("serve", "--watch", "--port", "0", "--admin-port", "0"), cwd=drawn.folder,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for line in process.stdout:
            if "Control-C" in line:
                break
        write(drawn, {"labels.json": {"labels": LABELS | {"tea": {"en": "Tea"}}}})
        wanted = drawn.output / "site/buttons/pill-blue-44/tea.png"
        for _ in range(400):
            if wanted.exists():
                break
            time.sleep(0.05)
        assert wanted.exists()
    finally:
        process.terminate()
        process.wait()
