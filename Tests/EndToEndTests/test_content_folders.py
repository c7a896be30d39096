"""The content is found, and its mistakes are named, wherever the command is called from."""

import os

import pytest

from workplace import content


@pytest.fixture
def mistaken(place):
    place.write(content(2)).write({"pages/page-0.md": "---\ntitle: A\nbogus: 1\n---\n"})
    os.symlink("content", place.folder / "linked")
    (place.folder / "other").mkdir()
    os.symlink("..", place.folder / "other/up")
    return place


@pytest.mark.parametrize("folder, option, shown", [
    (".", "content", "content/"), (".", "content//", "content/"), (".", "./content", "./content/"),
    (".", "other/../content", "other/../content/"), (".", "linked", "linked/"),
    (".", "linked/", "linked/"), (".", "other/up/content", "other/up/content/"),
    ("content", ".", ""), ("content", "./", ""), ("content/pages", "..", "../"),
    ("other", "../content", "../content/")])
@pytest.mark.parametrize("command", ["check", "build"])
def test_mistakes_are_named_as_the_owner_would_type_them(mistaken, command, folder, option, shown):
    output = [] if command == "check" else ["--output", mistaken.folder / "output"]
    run = mistaken.run(command, "--content", option, "--strict", *output,
                       cwd=mistaken.folder / folder)
    assert run.returncode == 1
    assert f"{shown}pages/page-0.md:3:1: error: A page has no key `bogus`." in run.stderr
    assert run.stderr.splitlines()[0].startswith(shown + "pages/page-0.md:")


def test_a_folder_that_holds_the_content_is_told(place):
    place.write(content(2))
    run = place.run("check", "--content", ".")
    assert run.returncode == 1 and "use `--content content`" in run.stderr
    assert run.stderr.count("error: ") == 1
    run = place.run("check", cwd=place.content)
    assert run.returncode == 1 and "use --content . for it" in run.stderr
    run = place.run("check", "--content", "content/site.yaml")
    assert run.returncode == 70 and "the folder in which site.yaml lies" in run.stderr


def test_new_takes_a_folder_as_it_is_typed(place):
    run = place.run("new", "host", "ada", "--content", "some/content//")
    assert run.returncode == 0 and run.stdout == "some/content/hosts/ada.md\n"
    assert place.run("new", "site", "--content=").returncode == 64


def test_new_leaves_what_is_there(place):
    place.write({"images/mine.txt": "mine", "pages/_draft.md": "mine"})
    (place.folder / "notes.txt").write_text("mine")
    assert place.run("new", "site").returncode == 0
    for path in ("content/images/mine.txt", "content/pages/_draft.md", "notes.txt"):
        assert (place.folder / path).read_text() == "mine"
