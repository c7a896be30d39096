"""What the owner puts into the output stays there, whatever a build does."""

import os
import shutil

import pytest

from workplace import SITE, assert_same, content, page

PAGES = 40

#: A link is (its target,), a folder `None`.
FOREIGN = {
    "site/google123.html": b"verification",
    "site/.well-known/assetlinks.json": b"[]",
    "site/.htpasswd": b"",
    "site/page-1/brochure.pdf": b"%PDF",
    "site/page-1/.hidden": b"h",
    "site/page-2/files/deep/er/x": b"x",
    "site/page-3/empty": None,
    "site/assets/own.css": b"own",
    "site/own/index.html": b"<p>own",
    "site/own/empty/folder": None,
    "site/empty": None,
    "site/to-file": ("own/index.html",),
    "site/to-folder": ("own",),
    "site/to-nothing": ("/nonexistent",),
    "site/page-5/link": ("..",),
    "studio/notes.txt": b"mine",
    "studio/gallery/mine/index.html": b"mine",
    # Names that are no text.
    os.fsdecode(b"site/caf\xe9.html"): b"latin",
    os.fsdecode(b"site/page-1/\xff"): b"bytes",
    os.fsdecode(b"site/\xff\xfe/empty"): None,
    os.fsdecode(b"studio/\xc3(/\x80"): b"bytes",
    os.fsdecode(b"site/to-\xff"): (os.fsdecode(b"\xff\xfe"),),
}


def put(output):
    for path, what in FOREIGN.items():
        place = output / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if what is None:
            place.mkdir()
        elif isinstance(what, tuple):
            place.symlink_to(what[0])
        else:
            place.write_bytes(what)
    (output / "site/own").chmod(0o700)
    (output / "site/empty").chmod(0o555)


def assert_kept(output):
    for path, what in FOREIGN.items():
        place = output / path
        if what is None:
            assert place.is_dir() and not place.is_symlink(), path
        elif isinstance(what, tuple):
            assert place.is_symlink() and os.readlink(place) == what[0], path
        else:
            assert place.is_file() and place.read_bytes() == what, path
    assert (output / "site/own").stat().st_mode & 0o777 == 0o700
    assert (output / "site/empty").stat().st_mode & 0o777 == 0o555


def ours(trees, foreign):
    """The files of a tree that are not foreign; folders are not compared."""
    return {path: what for path, what in trees.items()
            if path not in foreign and what != "folder"}


@pytest.fixture
def shared(place):
    """A built site with foreign files in it."""
    place.write(content(PAGES)).build()
    put(place.output)
    return place


CHANGES = {
    "nothing": {},
    "one page": {"pages/page-0.md": page("Changed", "page-0", ["old-0", "older-0"])},
    "everything": {"site.yaml": SITE.format(name="Another Name")},
    "removal": dict.fromkeys(
        ["pages/team-1/page-1.md", "pages/team-2/page-2.md", "pages/page-3.md"]),
    "removal and everything": {
        "site.yaml": SITE.format(name="Another Name"), "pages/team-1/page-1.md": None,
        "pages/team-1/page-5.md": None},
    "many removals": dict.fromkeys(path for path in content(PAGES) if "team-" in path),
}

LOSSES = {"none": [], "record": [".bookplate"]}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("change", CHANGES)
def test_foreign_files_survive(shared, change, loss):
    for name in LOSSES[loss]:
        shutil.rmtree(shared.output / name)
    shared.write(CHANGES[change]).build()
    assert_kept(shared.output)
    assert_same(ours(shared.trees(), FOREIGN), ours(shared.fresh(), FOREIGN))
    # And once more, now that a record is there that this build wrote.
    shared.write({"pages/page-6.md": page("Again", "page-6")}).build()
    assert_kept(shared.output)
    assert_same(ours(shared.trees(), FOREIGN), ours(shared.fresh(), FOREIGN))


@pytest.mark.parametrize("lost", [["site"], ["site", ".bookplate"], [".bookplate", "studio"]])
def test_foreign_files_survive_in_what_is_left(place, lost):
    place.write(content(PAGES)).build()
    for name in lost:
        shutil.rmtree(place.output / name)
    left = "studio" if "site" in lost else "site"
    (place.output / left / "mine").mkdir()
    (place.output / left / "mine/notes.txt").write_text("mine")
    place.build()
    assert (place.output / left / "mine/notes.txt").read_text() == "mine"
    foreign = {f"{left}/mine/notes.txt"}
    assert_same(ours(place.trees(), foreign), ours(place.fresh(), foreign))


OBSTACLES = {
    "file": ("site/page-new/index.html", "site/page-new/index.html"),
    "folder for the file": ("site/page-new/index.html/x", "site/page-new/index.html"),
    "file for the folder": ("site/page-new", "site/page-new"),
    "link to a file for the folder": (("site/page-new", "404.html"), "site/page-new"),
    "link to a folder for the folder": (("site/page-new", "assets"), "site/page-new"),
    "link for the file": (("site/page-new/index.html", "../404.html"), "site/page-new/index.html"),
    "file for a former link": ("site/before/index.html", "site/before/index.html"),
}


@pytest.mark.parametrize("way", ["one page", "everything", "without a record"])
@pytest.mark.parametrize("name", OBSTACLES)
def test_a_page_is_not_put_where_something_foreign_is(place, name, way):
    where, named = OBSTACLES[name]
    place.write(content(PAGES)).build()
    obstacle = place.output / (where if isinstance(where, str) else where[0])
    obstacle.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(where, str):
        obstacle.write_text("mine")
    else:
        obstacle.symlink_to(where[1])
    place.write({"pages/new.md": page("New", "page-new", ["before"])})
    if way == "everything":
        place.write({"site.yaml": SITE.format(name="Another Name")})
    elif way == "without a record":
        shutil.rmtree(place.output / ".bookplate")
    for _ in range(2):
        run = place.refused(1)
        assert f"output/{named}:1:1: error:" in run.stderr, run.stderr
        assert run.stderr.count("error: The site needs") == 1, run.stderr
    if obstacle.is_symlink() or obstacle.is_file():
        obstacle.unlink()
    shutil.rmtree(place.output / "site/page-new", ignore_errors=True)
    place.build()
    place.assert_fresh()


def below(place, folder):
    return {path: what for path, what in place.trees().items()
            if path == folder or path.startswith(folder + "/")}


@pytest.mark.parametrize("way", ["one page", "everything"])
@pytest.mark.parametrize("kind", ["empty folder", "folder", "file for its folder", "link"])
def test_what_replaces_a_page_is_foreign_too(place, kind, way, tmp_path):
    """The owner deletes a page's output and puts something else there."""
    place.write(content(PAGES)).build()
    file = place.output / "site/page-1/index.html"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("mine")
    file.unlink()
    if "folder" in kind and "its" not in kind:
        file.mkdir()
        if kind == "folder":
            (file / "mine").write_text("mine")
    else:
        file.parent.rmdir()
        if kind == "link":
            file.parent.symlink_to(elsewhere)
        else:
            file.parent.write_text("mine")
    if way == "everything":
        place.write({"site.yaml": SITE.format(name="Another Name")})
    run = place.refused(1)
    assert "output/site/page-1" in run.stderr
    # A page that goes takes nothing with it that is not its own.
    before = below(place, "site/page-1")
    place.write({"pages/team-1/page-1.md": None}).build()
    assert below(place, "site/page-1") == before
    assert (elsewhere / "index.html").read_text() == "mine"


@pytest.mark.parametrize("kind", ["file", "link"])
@pytest.mark.parametrize("tree", ["site", "studio"])
@pytest.mark.parametrize("way", ["first build", "one page", "everything"])
def test_a_tree_that_is_no_folder_is_left_alone(place, tree, kind, way, tmp_path):
    place.write(content(PAGES))
    if way != "first build":
        place.build()
        shutil.rmtree(place.output / tree)
        shutil.rmtree(place.output / ".bookplate")
    place.output.mkdir(exist_ok=True)
    (tmp_path / "elsewhere").mkdir()
    if kind == "link":
        (place.output / tree).symlink_to(tmp_path / "elsewhere")
    else:
        (place.output / tree).write_text("mine")
    run = place.run("build")
    assert run.returncode in (1, 70) and f"output/{tree}" in run.stderr
    assert (place.output / tree).is_symlink() == (kind == "link")
    assert os.listdir(tmp_path / "elsewhere") == []
    place.assert_no_staging()
