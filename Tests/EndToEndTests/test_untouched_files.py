"""Equal files keep their inode and time, files without a source go, lost ones come back."""

import os
import shutil
import subprocess

import pytest

from workplace import assert_same, content, page

PAGES = 40


@pytest.fixture
def built(place):
    place.write(content(PAGES)).build()
    return place


def changed(before, after):
    return {f"{tree}/{path}" for tree in after for path in before[tree].keys() | after[tree].keys()
            if before[tree].get(path) != after[tree].get(path)
            and not path.endswith(("site", "studio"))}


def files(place, paths):
    """The changed paths without folders, whose times say only that something in them changed."""
    return {path for path in paths if not (place.output / path).is_dir()}


def test_a_build_without_a_change_writes_nothing_at_all(built):
    before = built.stamps()
    run = built.build()
    assert " 0 files written" in run.stdout and " 0 removed" in run.stdout
    assert changed(before, built.stamps()) == set()


def test_touched_sources_touch_nothing(built):
    before = built.stamps()
    for file in built.content.rglob("*"):
        os.utime(file)
    built.build()
    assert files(built, changed(before, built.stamps())) == set()


def test_a_rebuild_without_a_record_touches_nothing(built):
    before = built.stamps()
    shutil.rmtree(built.output / ".bookplate")
    built.build()
    assert files(built, changed(before, built.stamps())) == set()


def test_a_change_of_a_page_touches_its_file_only(built):
    before = built.stamps()
    text = content(1)["pages/page-0.md"].replace("Welcome", "Welcome indeed")
    built.write({"pages/page-0.md": text}).build()
    assert files(built, changed(before, built.stamps())) == {"site/page-0/index.html"}


def test_a_change_of_everything_touches_no_picture(built):
    before = built.stamps()
    built.write({"hosts/ada.md": content(1)["hosts/ada.md"].replace("Ada", "Adele")}).build()
    touched = files(built, changed(before, built.stamps()))
    assert "site/page-0/index.html" in touched
    assert "site/page-1/index.html" not in touched
    assert not any("assets" in path for path in touched)


def test_outputs_without_a_source_go(built):
    site = built.output / "site"
    assert (site / "page-4").is_dir() and (site / "old-5").is_dir() and (site / "older-5").is_dir()
    built.write({
        "pages/team-0/page-4.md": None,
        "pages/team-1/page-5.md": page("Page 5", "moved-5", ["old-5"]),
        "images/ellen.jpg": None,
        "hosts/ben.md": content(1)["hosts/ben.md"].replace("ellen.jpg", "layla.jpg"),
    }).build()
    for gone in ("page-4", "page-5", "older-5"):
        assert not (site / gone).exists(), gone
    for there in ("old-5", "moved-5"):
        assert (site / there / "index.html").is_file(), there
    assert not list(site.glob("assets/ellen*"))
    built.assert_fresh()


@pytest.mark.parametrize("how", ["delete", "empty", "edit", "folder"])
@pytest.mark.parametrize("path", [
    "site/page-7/index.html", "site/old-5/index.html", "site/index.html", "site/robots.txt",
    "studio/manifest.json"])
def test_a_lost_output_comes_back(built, path, how):
    expected = built.trees()
    file = built.output / path
    if how == "delete":
        file.unlink()
    elif how == "folder" and file.parent.name != "site" and path.startswith("site/"):
        shutil.rmtree(file.parent)
    else:
        file.write_bytes(b"" if how == "empty" else b"an edit")
    built.build()
    assert_same(built.trees(), expected)
    assert " 0 files written" in built.build().stdout


def test_assets_that_are_lost_come_back(built):
    expected = built.trees()
    shutil.rmtree(built.output / "site/assets")
    built.build()
    assert_same(built.trees(), expected)


def test_equal_pictures_of_like_names_become_one_file(built):
    picture = (built.content / "images/room.jpg").read_bytes()
    built.write({"images/Room.jpg.bak": picture, "images/rooms/room.jpg": picture,
                 "images/room-.jpg": picture, "images/room_.jpg": picture})
    built.build()
    built.assert_fresh()
    assert len(list((built.output / "site/assets").glob("room.*"))) == 1
    assert " 0 files written" in built.build().stdout
    built.write({"hosts/ada.md": content(1)["hosts/ada.md"].replace("Ada", "Adele")}).build()
    built.assert_fresh()
    assert " 0 files written" in built.build().stdout


def test_builds_at_the_same_time_all_succeed(place):
    place.write(content(200))
    for number in range(3):
        place.write({"events/intro.md": content(1)["events/intro.md"] + f"{number}\n"})
        running = [
            subprocess.Popen(place.command("build"), cwd=place.folder, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True) for _ in range(4)]
        for process in running:
            errors = process.communicate(timeout=60)[1]
            assert process.returncode == 0, errors
        place.assert_fresh()
        place.assert_no_staging()


@pytest.mark.parametrize("is_first", [True, False])
def test_warnings_keep_a_strict_build_from_writing(place, is_first):
    place.write(content(3))
    if not is_first:
        place.build("--strict")
    place.write({"pages/page-0.md": page("New", "page-0", body="Some <b>HTML</b>.")})
    run = place.refused(1, "--strict")
    assert "warning" in run.stderr and "nothing was written" in run.stderr
    assert (place.output / "site").exists() != is_first
    assert "warning" in place.build().stderr
    place.assert_fresh()
    # The warning stays while the page does, also when nothing is built.
    assert "warning" in place.build().stderr
    place.refused(1, "--strict")


def test_a_note_keeps_no_strict_build_from_writing(place):
    place.write(content(2))
    site = place.content / "site.yaml"
    site.write_text(site.read_text().replace("language: en", "language: de"))
    run = place.build("--strict")
    assert "site.yaml:" in run.stderr and ": note: " in run.stderr
    assert "::notice file=" in place.build("--format", "github").stderr
    assert "no mistakes, 0 warnings" in place.run("check", "--strict").stdout
