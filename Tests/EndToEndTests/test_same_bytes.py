"""The same content becomes the same bytes, wherever, whenever and in whatever steps."""

import os
import random
import stat

import pytest

from workplace import Place, assert_same, content


@pytest.fixture
def expected(place):
    place.write(content(12)).build()
    return place.trees()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_files_were_made_does_not_matter(bookplate, tmp_path, expected, seed):
    files = list(content(12).items())
    random.Random(seed).shuffle(files)
    # Many files made and removed leave holes in a folder, which the next ones fill.
    other = Place(bookplate, tmp_path / "another place" / str(seed))
    holes = {f"pages/hole-{n}.md": "" for n in range(seed * 40)}
    other.write(holes).write(dict.fromkeys(holes))
    other.write(dict(files)).build()
    assert_same(other.trees(), expected)


@pytest.mark.parametrize("variables", [
    {"TZ": "Asia/Kathmandu"}, {"LC_ALL": "C"}, {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    {"LC_ALL": "de_DE.ISO-8859-1", "TZ": ":/nowhere"}, {"HOME": "/nonexistent"},
], ids=lambda variables: "-".join(variables))
def test_time_zone_and_locale_of_the_machine_do_not_matter(place, expected, variables):
    place.build("--output", "other", env=os.environ | variables)
    assert_same(place.trees(place.folder / "other"), expected)


def test_an_empty_environment_does_not_matter(place, expected):
    place.build("--output", "other", env={})
    assert_same(place.trees(place.folder / "other"), expected)


def test_the_place_of_the_folders_does_not_matter(bookplate, tmp_path, expected):
    other = Place(bookplate, tmp_path / "é ü/deep/er")
    (tmp_path / "elsewhere").mkdir()
    other.write(content(12)).build(
        "--content", other.content, "--output", other.output, cwd=tmp_path / "elsewhere")
    assert_same(other.trees(), expected)


@pytest.mark.parametrize("folder", ["pages", "pages/all", "pages/a/b/c/d"])
def test_folders_below_pages_mean_nothing(bookplate, tmp_path, expected, folder):
    files = {f"{folder}/{path.split('/')[-1]}" if path.startswith("pages/") else path: text
             for path, text in content(12).items()}
    other = Place(bookplate, tmp_path / "flat").write(files)
    other.build()
    assert_same(other.trees(), expected)


@pytest.mark.parametrize("mask", ["022", "002", "077", "027"])
def test_everybody_may_read_the_site_whatever_the_umask(place, mask):
    place.write(content(40))
    place.output.mkdir()
    (place.output / ".bookplate").mkdir()

    def modes():
        return {str(path): oct(stat.S_IMODE(path.stat().st_mode))
                for tree in ("site", "studio") for path in (place.output / tree).rglob("*")
                if stat.S_IMODE(path.stat().st_mode) != (0o755 if path.is_dir() else 0o644)}

    place.build(umask=int(mask, 8))
    assert modes() == {}
    assert stat.S_IMODE((place.output / "site").stat().st_mode) == 0o755
    # A change of one page takes another way.
    place.write({"pages/added.md": content(1)["pages/page-0.md"].replace("-0", "-new")})
    place.build(umask=int(mask, 8))
    assert (place.output / "site/page-new/index.html").exists()
    assert modes() == {}
