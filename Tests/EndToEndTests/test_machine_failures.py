"""A disk that is full, broken or read-only costs no file of the site."""

import os
import shutil
import subprocess

import pytest

from workplace import SITE, Place, assert_same, content, page

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount and change users")
traced = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")


@pytest.fixture
def disk(place):
    """An output folder on a small file system of its own; called with mount options."""
    place.output.mkdir()

    def mount(options):
        run = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place.output], capture_output=True)
        if run.returncode != 0:
            pytest.skip("cannot mount")

    yield mount
    subprocess.run(["umount", "--lazy", place.output], capture_output=True)


def remount(place, options):
    subprocess.run(["mount", "-o", f"remount,{options}", place.output], check=True)


def everything(place):
    place.write({"site.yaml": SITE.format(name="Another Name")})


def many_pages(place):
    place.write({f"pages/more-{n}.md": page(f"More {n}", f"more-{n}") for n in range(400)})


def new_pages(place):
    place.write({f"pages/more-{n}.md": page(f"More {n}", f"more-{n}") for n in range(5)})


CHANGES = {"everything": everything, "many pages": many_pages, "a few pages": new_pages}


@as_root
@pytest.mark.parametrize("change", CHANGES)
def test_a_full_disk_leaves_the_old_site(place, disk, change):
    disk("size=1600k")
    place.write(content(40)).build()
    CHANGES[change](place)
    free = os.statvfs(place.output)
    (place.output / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 12_000))
    for _ in range(2):
        run = place.refused(70)
        assert "output/" in run.stderr and "No space left on device" in run.stderr
        assert "Free some space and run the command again" in run.stderr
    remount(place, "size=20m")
    place.build()
    place.assert_fresh()
    place.assert_no_staging()


@as_root
def test_a_disk_without_a_place_for_more_files_leaves_the_old_site(place, disk):
    """Pages need folders, so that what fails is a step of putting in place."""
    disk("size=20m,nr_inodes=400")
    place.write(content(40)).build()
    new_pages(place)
    left = os.statvfs(place.output).f_favail
    # Every number of free places, from none to enough: each step fails once.
    for free in range(0, 80):
        for n in range(max(0, left - free)):
            (place.output / f"ballast-{n}").touch()
        run = place.run("build")
        for ballast in place.output.glob("ballast-*"):
            ballast.unlink()
        if run.returncode == 0:
            break
        assert run.returncode == 70 and "Free some space" in run.stderr, run.stderr
        assert not (place.output / "site/more-0").exists()
        place.assert_no_staging()
    assert 2 < free < 79
    place.assert_fresh()


@as_root
def test_a_read_only_disk_leaves_the_old_site(place, disk):
    disk("size=20m")
    place.write(content(4)).build()
    everything(place)
    remount(place, "ro")
    run = place.refused(70)
    assert "output/" in run.stderr and "Read-only file system" in run.stderr
    assert "--output" in run.stderr
    remount(place, "rw")
    place.build()
    place.assert_fresh()


@as_root
@pytest.mark.parametrize("tree", ["site", "studio"])
def test_a_tree_on_a_file_system_of_its_own_is_refused_whole(place, tree):
    """Such as a container's volume, into which nothing can be renamed."""
    place.write(content(40)).build()
    original = place.trees()
    folder = place.output / tree
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True).returncode != 0:
        pytest.skip("cannot mount")
    try:
        everything(place)
        for _ in range(2):
            run = place.run("build")
            assert run.returncode == 70 and f"output/{tree}" in run.stderr, run.stderr
            assert "must lie on the same file system" in run.stderr
            assert_same(place.trees(), original)
            place.assert_no_staging()
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
    place.build()
    place.assert_fresh()


@traced
@pytest.mark.parametrize("call, error", [
    ("write", "EIO"), ("write", "ENOSPC"), ("mkdirat", "EDQUOT"), ("renameat", "EIO"),
    ("renameat2", "EIO"), ("linkat", "EMLINK"), ("unlinkat", "EIO")])
@pytest.mark.parametrize("change", ["everything", "page"])
def test_a_call_that_fails_leaves_the_old_site(memory_place, call, error, change):
    """Each call fails in turn, until the build needs no more of them."""
    place = memory_place
    place.write(content(2)).build()
    for number in range(1, 200):
        # The other text each time, so that there is always something to do.
        if change == "everything":
            place.write({"site.yaml": SITE.format(name=f"Name {number}")})
        else:
            place.write({
                "pages/page-0.md": page(f"Page {number}", f"changed-{number}"),
                "pages/a.md": page("Another", f"another-{number}")})
        old = place.trees()
        run = subprocess.run(
            ["strace", "-f", "-qq", "-o", os.devnull, f"--trace={call}",
             f"--inject={call}:error={error}:when={number}", *place.command("build")],
            cwd=place.folder, capture_output=True, text=True)
        if run.returncode == 0:
            break
        assert run.returncode == 70, (number, run.returncode, run.stderr)
        # The message is a write itself, which may be the one that fails.
        assert call == "write" or "error: Could not" in run.stderr, run.stderr
        expected = place.fresh()
        found = place.trees()
        # What fails after the first step of putting in place is completed by the next build.
        if (place.output / ".bookplate/journal").exists():
            for path, what in found.items():
                assert what in (old.get(path), expected.get(path)) or what == "folder", path
        elif found != expected:
            assert_same(found, old)
        place.build()
        assert_same(place.trees(), expected)
        place.assert_no_staging()
    assert number < 199


def nobody(*command):
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]


@pytest.fixture
def open_place(bookplate, tmp_path_factory):
    """A place that another user can reach, with the program in it."""
    folder = tmp_path_factory.mktemp("open")
    for parent in [folder, *folder.parents]:
        if parent.owner() == "root" and len(parent.parts) > 2:
            parent.chmod(parent.stat().st_mode | 0o055)
    program = folder / "bookplate"
    shutil.copy2(bookplate, program)
    program.chmod(0o755)
    yield Place(program, folder / "place")
    program.unlink()


def run_as_nobody(place, *arguments):
    return subprocess.run(nobody(*place.command(*arguments)), cwd=place.folder,
                          capture_output=True, text=True, timeout=60)


@as_root
def test_a_folder_that_may_not_be_written_is_named(open_place):
    open_place.write(content(3)).build()
    old = open_place.trees()
    everything(open_place)
    run = run_as_nobody(open_place, "build")
    assert run.returncode == 70, run.stderr
    assert "output/" in run.stderr and "Permission denied" in run.stderr
    assert "--output" in run.stderr
    assert open_place.trees() == old
    run = run_as_nobody(open_place, "build", "--output", "other")
    assert run.returncode == 70 and "Could not make other: Permission denied" in run.stderr
    # Checking writes nothing, so it needs no permission to.
    assert run_as_nobody(open_place, "check").returncode == 0


@as_root
@pytest.mark.parametrize("path", ["pages/page-0.md", "hosts/ada.md", "images/room.jpg"])
def test_a_source_that_may_not_be_read_is_named(open_place, path):
    open_place.write(content(3))
    open_place.folder.chmod(0o777)
    assert run_as_nobody(open_place, "build").returncode == 0
    old = open_place.trees()
    (open_place.content / path).chmod(0)
    for command in ("build", "check"):
        run = run_as_nobody(open_place, command)
        assert run.returncode == 70, run.stderr
        assert f"Could not read content/{path}: Permission denied" in run.stderr
        assert "--output" not in run.stderr
    assert open_place.trees() == old
    open_place.assert_no_staging()
    (open_place.content / path).chmod(0o644)
    assert run_as_nobody(open_place, "build").returncode == 0


@as_root
def test_a_source_folder_that_may_not_be_listed_is_named(open_place):
    open_place.write(content(3))
    open_place.folder.chmod(0o777)
    (open_place.content / "pages").chmod(0)
    run = run_as_nobody(open_place, "build")
    assert run.returncode == 70
    assert "content/pages: Permission denied" in run.stderr and "--output" not in run.stderr
    assert not (open_place.output / "site").exists()
