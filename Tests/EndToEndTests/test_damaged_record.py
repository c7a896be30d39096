"""A record or a journal of any bytes costs at most a full build."""

import os
import random
import shutil
import socket

import pytest

from workplace import assert_same, content, page

FLIPS = 200
#: The files of a record.
PARTS = ("record", "pages")
#: A page that no other change is about.
OTHER = "pages/page-3.md"


@pytest.fixture
def recorded(memory_place):
    place = memory_place
    place.write(content(12)).build()
    (place.output / "site/notes.txt").write_bytes(b"mine")
    (place.output / "site/page-1/mine.txt").write_bytes(b"mine too")
    return place


def assert_right(place, expected):
    found = place.trees()
    assert found.pop("site/notes.txt") == b"mine"
    assert found.pop("site/page-1/mine.txt") == b"mine too"
    assert_same(found, expected)
    place.assert_no_staging()


def two_states(place):
    """The edits that lead from one state to another and back, each with what it leads to."""
    edits = [{"pages/page-0.md": page(title, "page-0", former)}
             for title, former in (("Page 0", ["old-0"]), ("Another title", ["older-0", "oldest"]))]
    return [(edit, place.write(edit).fresh()) for edit in edits]


def damaged(good, chance):
    """Other bytes, by a few changes of one kind."""
    record = bytearray(good)
    kind = chance.choice(["flip", "byte", "cut", "swap", "hole", "longer"])
    at = chance.randrange(len(record))
    if kind == "flip":
        record[at] ^= 1 << chance.randrange(8)
    elif kind == "byte":
        for _ in range(chance.randint(1, 20)):
            record[chance.randrange(len(record))] = chance.choice([0, 1, 0x7F, 0x80, 0xFF])
    elif kind == "cut":
        del record[at:]
    elif kind == "swap":
        other = chance.randrange(len(record))
        record[at], record[other] = record[other], record[at] ^ 1
    elif kind == "hole":
        del record[at:at + chance.randint(1, 400)]
    else:
        record += bytes(chance.randrange(256) for _ in range(chance.randint(1, 50)))
    return bytes(record) if record != good else damaged(good, chance)


def test_a_damaged_record_costs_a_full_build_at_most(recorded):
    states = two_states(recorded)
    recorded.build()
    chance = random.Random(1)
    for number in range(FLIPS):
        record = recorded.output / ".bookplate" / chance.choice(["record", "pages"])
        edit, expected = states[number % 2]
        # Every other time nothing else has changed.
        if number % 4 < 2:
            recorded.write(edit)
        else:
            expected = states[1][1]
        record.write_bytes(damaged(record.read_bytes(), chance))
        recorded.build()
        assert_right(recorded, expected)


@pytest.mark.parametrize("length", [0, 1, 18, 19, 20, 27, 100, -1, -8, -9])
def test_a_record_that_was_cut_off_costs_a_full_build(recorded, length):
    record = recorded.output / ".bookplate/record"
    expected = recorded.fresh()
    record.write_bytes(record.read_bytes()[:length])
    assert " 0 files written" in recorded.build().stdout
    assert_right(recorded, expected)


@pytest.mark.parametrize("part", PARTS)
def test_parts_of_records_of_two_builds_do_not_go_together(recorded, part):
    """As when a build is killed after the first of them was put in place."""
    (edit, expected), _ = two_states(recorded)
    recorded.build()
    path = recorded.output / ".bookplate" / part
    former, text = path.read_bytes(), (recorded.content / OTHER).read_text()
    recorded.write(edit).build()
    assert path.read_bytes() != former
    path.write_bytes(former)
    # A change that needs the head alone comes between.
    recorded.write({OTHER: text + "\nMore.\n"}).build()
    recorded.write({OTHER: text}).build()
    assert_right(recorded, expected)
    recorded.write({OTHER: page("Another title", "page-3")})
    expected = recorded.fresh()
    recorded.build()
    assert_right(recorded, expected)


def test_a_change_of_a_text_leaves_what_other_pages_need(recorded):
    pages = recorded.output / ".bookplate/pages"
    before = pages.stat().st_ino
    recorded.write({OTHER: (recorded.content / OTHER).read_text() + "\nMore.\n"})
    expected = recorded.fresh()
    assert ": 1 file written, " in recorded.build().stdout
    assert pages.stat().st_ino == before
    assert_right(recorded, expected)
    recorded.write({OTHER: page("Another title", "page-3")})
    expected = recorded.fresh()
    recorded.build()
    assert pages.stat().st_ino != before
    assert_right(recorded, expected)


def test_a_damaged_record_explains_nothing_wrong(recorded):
    record = recorded.output / ".bookplate/record"
    chance = random.Random(2)
    good = record.read_bytes()
    for _ in range(20):
        record.write_bytes(damaged(good, chance))
        run = recorded.run("explain", "page-3")
        assert run.returncode == 0 and "no record" in run.stdout, run


def test_a_damaged_list_of_files_removes_nothing_foreign(recorded):
    """Without a record, `studio/manifest.json` tells which files are ours."""
    expected = recorded.fresh()
    manifest = recorded.output / "studio/manifest.json"
    good = manifest.read_bytes()
    for text in (b"", b"{", b"[]", b"null", b'{"files": 1}', b'{"files": [1, null, {}]}', b"\xff",
                 b'{"files": ["../content/site.yaml", "/etc/x", "site/../../x", "site//x", ""]}',
                 good[:len(good) // 2]):
        (recorded.folder / "x").write_text("mine")
        shutil.rmtree(recorded.output / ".bookplate")
        manifest.write_bytes(text)
        run = recorded.run("build")
        # A list that says nothing of itself makes it a file of somebody else.
        if run.returncode == 1:
            assert "output/studio/manifest.json" in run.stderr
            manifest.unlink()
            recorded.build()
        assert (recorded.folder / "x").read_text() == "mine"
        assert (recorded.content / "site.yaml").exists()
        assert_right(recorded, expected)


def text(value):
    value = value.encode()
    return bytes([len(value)]) + value


def forged_journals():
    """Journals as an older program, a broken one or a broken disk might leave them."""
    paths = ["site/notes.txt", "site/page-1/mine.txt", "../content/site.yaml", "/etc/hostname"]
    pieces = bytes([2, 0, len(paths)]) + b"".join(map(text, paths))
    for version in ("1", "2", "3"):
        head = text(f"bookplate journal {version}")
        yield head + pieces
        yield head + pieces + bytes(8)
        yield head + b"\x01\x01" + text("site") + b"\x05"
        yield head + b"\x01\x02" + text("../content") + text("site") + b"\x05\x06"
        yield head
    chance = random.Random(3)
    for length in [0, 1, 7, 8, 9, 100, 5000]:
        yield bytes(chance.randrange(256) for _ in range(length))


def test_a_forged_journal_is_not_followed(recorded):
    (edit, expected), (other, changed) = two_states(recorded)
    recorded.build()
    for number, journal in enumerate(forged_journals()):
        recorded.write((edit, other)[number % 2])
        (recorded.output / ".bookplate/journal").write_bytes(journal)
        (recorded.output / ".bookplate/next").mkdir(exist_ok=True)
        (recorded.output / ".bookplate/next/site%notes.txt").write_text("forged")
        recorded.build()
        assert_right(recorded, (expected, changed)[number % 2])
        assert (recorded.content / "site.yaml").exists()


def replace(path, kind, target):
    """Puts something that is no plain file in the place of one."""
    if path.exists():
        path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        # The path of a socket may have 108 bytes, which a temporary folder may exceed.
        here = os.open(path.parent, os.O_RDONLY)
        socket.socket(socket.AF_UNIX).bind(f"/proc/self/fd/{here}/{path.name}")
        os.close(here)
    else:
        path.symlink_to(target)


@pytest.mark.parametrize("kind", ["pipe", "socket", "link", "link to nothing"])
@pytest.mark.parametrize("name", [*PARTS, "journal"])
def test_no_record_is_read_through_what_is_no_file(recorded, name, kind):
    expected = recorded.fresh()
    recorded.build()
    target = recorded.folder / "target"
    if kind == "link":
        target.write_bytes((recorded.output / ".bookplate/record").read_bytes())
    replace(recorded.output / ".bookplate" / name, kind, target)
    if name == "record":
        assert "no record" in recorded.run("explain", "page-3", timeout=20).stdout
    if name == "pages":
        # It is needed only when a page tells the others something else.
        recorded.write({OTHER: page("Another title", "page-3")})
        expected = recorded.fresh()
    recorded.build(timeout=20)
    assert_right(recorded, expected)
    assert not (recorded.output / ".bookplate" / name).is_symlink()


@pytest.mark.parametrize("kind", ["pipe", "socket", "link", "link to nothing"])
def test_a_lock_that_is_no_file_is_named(recorded, kind):
    target = recorded.folder / "target"
    if kind == "link":
        target.write_text("mine")
    replace(recorded.output / ".bookplate/lock", kind, target)
    before = recorded.trees()
    run = recorded.run("build", timeout=20)
    assert run.returncode == 70 and "output/.bookplate/lock" in run.stderr
    assert "move it away" in run.stderr
    assert recorded.trees() == before and target.exists() == (kind == "link")


@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_a_list_of_files_that_is_no_file_is_foreign(recorded, kind):
    manifest = recorded.output / "studio/manifest.json"
    expected = recorded.fresh()
    target = recorded.folder / "target"
    target.write_bytes(manifest.read_bytes())
    replace(manifest, kind, target)
    shutil.rmtree(recorded.output / ".bookplate")
    run = recorded.run("build", timeout=20)
    assert run.returncode == 1 and "output/studio/manifest.json" in run.stderr
    manifest.unlink()
    recorded.build()
    assert_right(recorded, expected)


@pytest.mark.parametrize("length", [1 << 33, 1 << 39, (1 << 40) - 1])
def test_a_record_that_claims_any_length_costs_a_full_build(recorded, length):
    record = recorded.output / ".bookplate/record"
    expected = recorded.fresh()
    bytes_ = bytearray(record.read_bytes())
    start = bytes_.index(b"\n") + 1
    bytes_[start:start + 8] = length.to_bytes(8, "little")
    record.write_bytes(bytes_)
    recorded.build()
    assert_right(recorded, expected)


def test_what_lies_in_the_workshop_is_cleared_away(recorded):
    expected = recorded.fresh()
    workshop = recorded.output / ".bookplate"
    for name in ("journal.next", "record.next"):
        (workshop / name).write_text("left")
    (workshop / "next/site/deep").mkdir(parents=True)
    (workshop / "next/site/link").symlink_to(recorded.content)
    recorded.build()
    assert_right(recorded, expected)
    assert (recorded.content / "site.yaml").exists()
