"""A build that is killed leaves old files and new files, and nothing between."""

import os
import random
import shutil
import subprocess
import time

import pytest

from workplace import SITE, assert_same, content, entries, page

PAGES = 300
KILLS = 34

FOREIGN = {"site/notes.txt": b"mine", "site/page-1/mine.txt": b"mine too", "site/own/.keep": b""}


def everything(count):
    return "site.yaml", SITE.format(name="Another Name"), SITE.format(name="Example Practice")


def one_page(count):
    path = "pages/page-3.md"
    return path, page("Another title", "page-3", ["old-page-3"]), content(4)[path]


def removal(count):
    path = f"pages/team-{(count - 2) % 4}/page-{count - 2}.md"
    return path, None, content(count)[path]


CHANGES = {"everything": everything, "one page": one_page, "removal": removal}


@pytest.fixture
def changing(memory_place, request):
    """A built site, and a change with all that is there before and after it."""
    place, count = memory_place, getattr(request, "param", PAGES)
    place.write(content(count)).build()
    for path, text in FOREIGN.items():
        (place.output / path).parent.mkdir(exist_ok=True)
        (place.output / path).write_bytes(text)

    def change(name):
        path, new, old = CHANGES[name](count)
        states = []
        for text in (new, old):
            place.write({path: text}).build()
            states.append(place.trees())
        return [({path: text}, state) for text, state in zip((new, old), states)]

    return change


def files(trees):
    return {path: what for path, what in trees.items() if what != "folder"}


def assert_between(trees, old, new):
    """Checks that every file is old or new, and that all that stay are there."""
    old, new, found = files(old), files(new), files(trees)
    strange = [path for path, what in found.items() if what not in (old.get(path), new.get(path))]
    assert not strange, strange
    missing = (old.keys() & new.keys()) - found.keys()
    assert not missing, missing


@pytest.mark.parametrize("name", CHANGES)
def test_killed_at_any_moment(memory_place, changing, name):
    """Changes to and fro, killing each change at a random moment before it is completed."""
    place, states = memory_place, changing(name)
    chance = random.Random(name)
    place.write(states[0][0])
    start = time.monotonic()
    place.build()
    duration = time.monotonic() - start
    killed = 0
    for number in range(KILLS):
        edit, new = states[(number + 1) % 2]
        old = states[number % 2][1]
        place.write(edit)
        process = subprocess.Popen(place.command("build"), cwd=place.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, duration))
        process.kill()
        killed += process.wait() != 0
        assert_between(place.trees(), old, new)
        place.build()
        assert_same(place.trees(), new)
        place.assert_no_staging()
    assert killed > 0


#: Every step of a build that changes something on the disk, and a few that do not.
CALLS = ["renameat2", "renameat", "unlinkat", "linkat", "mkdirat", "write", "openat"]


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")
@pytest.mark.parametrize("changing", [4], indirect=True)
@pytest.mark.parametrize("name", CHANGES)
def test_killed_at_every_step(memory_place, changing, name):
    """Kills the build at its first rename, its second rename, and so on to the last call."""
    place, states = memory_place, changing(name)
    place.write(states[1][0]).build()
    now = 1
    for call in CALLS:
        # A program's start opens many files before the build begins.
        first, step = (24, 5) if call == "openat" else (1, 3) if call == "write" else (1, 1)
        for number in range(first, 400, step):
            edit, new = states[1 - now]
            old = states[now][1]
            place.write(edit)
            run = subprocess.run(
                ["strace", "-f", "-qq", "-o", os.devnull, f"--trace={call}",
                 f"--inject={call}:signal=KILL:when={number}", *place.command("build")],
                cwd=place.folder, capture_output=True)
            # The next one begins where this one ends, so that sites change to and fro.
            now = 1 - now
            if run.returncode == 0:
                assert_same(place.trees(), new)
                break
            assert_between(place.trees(), old, new)
            place.build()
            assert_same(place.trees(), new)
            place.assert_no_staging()
        else:
            raise AssertionError(f"{call} has no end")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")
@pytest.mark.parametrize("call", ["renameat2", "renameat", "unlinkat", "mkdirat"])
def test_killed_and_the_content_changed_back(memory_place, call):
    """The next build after a kill is for the content of then, not for that of the killed one."""
    place = memory_place
    place.write(content(4)).build()
    original = place.trees()
    for number in range(1, 30):
        place.write({"pages/page-0.md": page("Changed", "changed", ["page-0"]),
                     "pages/added.md": page("Added", "added-page", ["added-before"])})
        run = subprocess.run(
            ["strace", "-f", "-qq", "-o", os.devnull, f"--trace={call}",
             f"--inject={call}:signal=KILL:when={number}", *place.command("build")],
            cwd=place.folder, capture_output=True)
        place.write({"pages/page-0.md": content(1)["pages/page-0.md"], "pages/added.md": None})
        place.build()
        assert_same(place.trees(), original)
        place.assert_no_staging()
        if run.returncode == 0:
            break


def test_the_output_folder_of_a_killed_first_build_is_completed(memory_place):
    place = memory_place
    place.write(content(PAGES))
    expected = place.fresh()
    chance = random.Random(1)
    for _ in range(15):
        process = subprocess.Popen(place.command("build"), cwd=place.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 0.06))
        process.kill()
        process.wait()
        found = {f"{tree}/{path}": what for tree in ("site", "studio")
                 for path, what in entries(place.output / tree).items()}
        assert_between(found, {}, expected)
        place.build()
        assert_same(place.trees(), expected)
        place.assert_no_staging()
        shutil.rmtree(place.output)
