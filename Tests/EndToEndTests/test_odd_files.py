"""Whatever lies in the content folder, a build ends soon and says what is wrong where."""

import os
import socket
import subprocess

import pytest

from workplace import content, page

SOON = 20


@pytest.fixture
def sound(place):
    place.write(content(4)).build()
    return place


def refused_by_both(place, status=1):
    """A refused build, whose messages `check` repeats."""
    run = place.refused(status, timeout=SOON)
    check = place.run("check", timeout=SOON)
    assert check.returncode == status
    assert check.stderr.splitlines()[:-1] == run.stderr.splitlines()[:-1]
    return run.stderr


PLACES = ["pages/pipe.md", "pages/pipe", "hosts/pipe.md", "images/pipe.jpg", "theme/pipe.css",
          "pipe", "events/pipe.json", "forms/pipe.yaml"]
KINDS = ["socket", "dangling", "loop", "itself", "to a folder"]


@pytest.mark.parametrize(
    "path, kind", [(path, "pipe") for path in PLACES] + [("pages/pipe.md", kind) for kind in KINDS])
def test_what_is_no_file_is_a_mistake(sound, path, kind):
    place = sound.content / path
    place.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        # The path of a socket may have 108 bytes, which a temporary folder may exceed.
        here = os.open(place.parent, os.O_RDONLY)
        socket.socket(socket.AF_UNIX).bind(f"/proc/self/fd/{here}/{place.name}")
        os.close(here)
    else:
        place.symlink_to({"dangling": "nothing", "loop": "..", "itself": place.name,
                          "to a folder": sound.content / "images"}[kind])
    assert f"content/{path}:1:1: error: This" in refused_by_both(sound)
    # Left out by its name, it does not matter.
    place.rename(place.with_name("_" + place.name))
    sound.build(timeout=SOON)
    sound.assert_fresh()


@pytest.mark.parametrize("path", ["site.yaml", "hosts/ada.md"])
def test_a_pipe_in_place_of_a_definition_is_a_mistake(sound, path):
    (sound.content / path).unlink()
    os.mkfifo(sound.content / path)
    assert f"content/{path}:1:1: error: This is neither a file" in refused_by_both(sound)


def test_hidden_pipes_do_not_matter(sound):
    for name in (".pipe", "pages/.pipe.md", "pages/#pipe.md#", "pages/pipe.md~", "pages/4913"):
        os.mkfifo(sound.content / name)
    sound.build(timeout=SOON)


def test_links_that_stay_in_the_content_are_followed(sound):
    shared = sound.content / "_shared"
    shared.mkdir()
    (shared / "inner.txt").write_text(page("Inner", "inner-page"))
    (shared / "again.md").symlink_to("inner.txt")
    (sound.content / "pages/linked.md").symlink_to("../_shared/again.md")
    (sound.content / "theme/linked.css").symlink_to(sound.content.absolute() / "theme/site.css")
    sound.build()
    (shared / "inner.txt").write_text(page("Changed inside", "inner-page"))
    sound.build()
    assert "Changed inside" in (sound.output / "site/inner-page/index.html").read_text()
    sound.assert_fresh()
    # The content folder may be a link itself.
    sound.content.rename(sound.folder / "elsewhere")
    sound.content.symlink_to("elsewhere")
    (sound.content / "theme/linked.css").unlink()
    sound.build()
    (shared / "inner.txt").unlink()
    assert "pages/linked.md:1:1: error: This link leads to no file" in refused_by_both(sound)


@pytest.mark.parametrize("way", ["absolute", "relative", "by another link", "to a sibling"])
@pytest.mark.parametrize("path", [
    "theme/z.css", "pages/z.md", "hosts/z.yaml", "images/z.svg", "pages/team-1/z.json", "z.md"])
def test_links_that_lead_out_of_the_content_are_mistakes(sound, tmp_path, path, way):
    # A name that begins like the content folder's is another folder.
    outside = (sound.folder / "content-2" if way == "to a sibling" else tmp_path) / "secret"
    outside.parent.mkdir(exist_ok=True)
    outside.write_text("a secret")
    link = sound.content / path
    link.symlink_to(os.path.relpath(outside, link.parent) if way == "relative" else outside)
    if way == "by another link":
        link.rename(sound.content / "_link")
        link.symlink_to(os.path.relpath(sound.content / "_link", link.parent))
    message = refused_by_both(sound)
    assert f"content/{path}:1:1: error: This link leads out of the content folder." in message
    assert "secret" not in message
    # Left out by its name, it does not matter.
    link.rename(link.with_name("_" + link.name))
    sound.build()
    sound.assert_fresh()


@pytest.mark.parametrize("name", ["folder.md", "folder", "site.yaml", "a.b.c"])
def test_a_folder_may_have_any_name_below_pages(sound, name):
    sound.write({f"pages/{name}/inner.md": page("Inner", "inner")}).build()
    sound.assert_fresh()
    (sound.content / f"pages/{name}/inner.md").unlink()
    sound.build()
    sound.assert_fresh()


def test_an_unknown_file_is_not_read(sound):
    with open(sound.content / "pages/film.mp4", "wb") as file:
        file.truncate(1 << 40)
    assert "content/pages/film.mp4:1:1: error:" in refused_by_both(sound)


@pytest.mark.parametrize("ending, limit", [("png", "5 MiB"), ("jpg", "5 MiB"), ("svg", "512 KiB")])
def test_a_picture_that_is_too_large_is_not_read(sound, ending, limit):
    with open(sound.content / f"images/large.{ending}", "wb") as file:
        file.truncate(1 << 40)
    message = refused_by_both(sound)
    assert f"content/images/large.{ending}:1:1: error: The picture has 1048576.0 MiB" in message
    assert limit in message


@pytest.mark.parametrize("name", ["x" * 252 + ".md", "é" * 126 + ".md", "a\nb.md", "\x1b[31m.md",
                                  b"\xff\xfe.md", "\u202emd.md", "-.md"])
def test_a_name_that_cannot_be_an_id_is_a_mistake(sound, name):
    path = os.path.join(os.fsencode(sound.content), b"pages", os.fsencode(name))
    with open(path, "w") as file:
        file.write(page("Named", "named"))
    message = refused_by_both(sound)
    assert "content/pages/" in message and "error:" in message
    assert "\x1b" not in message and "\u202e" not in message


@pytest.mark.parametrize("name", [
    b"theme/z\xff.css", b"images/\xe9t\xe9.jpg", b"pages/\xff.md", b"hosts/\xff.yaml", b"\xff", b"\xff/a.md",
    b"pages/\xc3(/inner.md", b"images/\xff/room.jpg", b"forms/\x1b\xff.json"])
def test_a_name_that_is_no_text_is_a_mistake(sound, name):
    path = os.path.join(os.fsencode(sound.content), name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("x")
    shown = "".join(chr(byte) if 0x20 <= byte < 0x80 else f"\\x{byte:02X}" for byte in name)
    message = refused_by_both(sound)
    assert f"content/{shown}:1:1: error: " in message and "UTF-8" in message
    assert "\x1b" not in message
    # Left out by its name, it does not matter.
    folder, file = os.path.split(path)
    os.rename(path, os.path.join(folder, b"_" + file))
    sound.build()
    sound.assert_fresh()


def test_long_names_of_pictures_are_shortened(sound):
    picture = (sound.content / "images/room.jpg").read_bytes()
    sound.write({f"images/{'long-' * 50}.jpg": picture, f"images/{'é' * 120}.jpg": picture})
    sound.build()
    sound.assert_fresh()


def test_deep_folders_are_listed(sound):
    deep = "/".join(["d" * 60] * 30)
    sound.write({f"pages/{deep}/deep.md": page("Deep", "deep-page")}).build()
    sound.assert_fresh()


@pytest.mark.parametrize("length", [10_000, 1_000_000])
def test_long_lines_are_read_or_refused(sound, length):
    body = "x" * min(length, 19_000)
    sound.write({"pages/long.md": page("Long", "long-page", body=body)}).build()
    sound.assert_fresh()
    for text in (page("x" * length, "long-page"), page("Long", "long-page", body="x" * length * 3),
                 "---\n" + "x" * length, page("Long", "l" * length),
                 "---\n" + "[" * length, "---\n" + "- " * length, "- " * length, "> " * length):
        sound.write({"pages/long.md": text})
        message = refused_by_both(sound)
        assert "content/pages/long.md:" in message
        # The excerpt is cut, so that a terminal is not flooded.
        assert max(map(len, message.splitlines())) < 500


TEXTS = [b"", b"\n", b"---", b"---\n---\n", b"\xff\xfe---\n", b"\0" * 4096, b"\xef\xbb\xbf", b"\r\r\r",
         bytes(range(256)), b"{" * 10_000, b"---\ntitle: " + b"\xc3(" * 100 + b"\n---\n"]
PICTURES = [b"", b"x", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a",
            b"RIFF\xff\xff\xff\xffWEBPVP8 ", b"\0" * 70_000]


@pytest.mark.parametrize("folder", ["pages", "hosts", "images"])
def test_files_of_odd_bytes_are_mistakes(sound, folder):
    endings, texts = (["jpg", "png", "gif", "webp", "svg"], PICTURES) if folder == "images" else (
        ["md", "json", "yaml"], TEXTS)
    odd = {f"{folder}/odd-{number}-{ending}.{ending}": text
           for number, text in enumerate(texts) for ending in endings}
    message = refused_by_both(sound.write(odd))
    assert [path for path in odd if f"content/{path}:" not in message] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_site_of_odd_bytes_is_a_mistake(sound, text):
    assert "content/site.yaml:" in refused_by_both(sound.write({"site.yaml": text}))


@pytest.mark.parametrize("name", ["missing", "file", "link to itself", "pipe"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_content_that_is_no_folder_is_named(place, command, name):
    folder = place.folder / "source"
    if name == "file":
        folder.write_text("x")
    elif name == "link to itself":
        folder.symlink_to("source")
    elif name == "pipe":
        os.mkfifo(folder)
    run = place.run(command, "--content", "source", timeout=SOON)
    assert run.returncode in (1, 70) and "source: " in run.stderr
    assert not place.output.exists()


@pytest.mark.parametrize("kind", ["file", "pipe", "dangling", "below a file"])
def test_an_output_that_is_no_folder_is_named(place, kind):
    place.write(content(1))
    target = place.folder / "target"
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "dangling":
        target.symlink_to("nothing")
    else:
        target.write_text("mine")
    name = "target/inner" if kind == "below a file" else "target"
    run = place.run("build", "--output", name, timeout=SOON)
    assert run.returncode == 70 and "target" in run.stderr
    # The content is there; nothing is said against it.
    assert "content" not in run.stderr and "new site" not in run.stderr
    if "file" in kind:
        assert target.read_text() == "mine"


def test_a_link_to_an_output_folder_is_followed(place):
    place.write(content(3))
    (place.folder / "elsewhere").mkdir()
    place.output.symlink_to("elsewhere")
    place.build()
    place.assert_fresh()
    assert place.output.is_symlink()


IN_ONE_ANOTHER = {
    "itself": ("content", "content"), "below": ("content", "content/output"),
    "far below": ("content", "content/a/b/c"), "by dots": ("content", "other/../content/x"),
    "hidden": ("content", "content/_output"), "by a link": ("content", "link/output"),
    "content by a link": ("link", "content/output"), "the folder around": (".", "output"),
    "in the site": ("output/site", "output"), "deep in the site": ("output/site/a/b", "output"),
    "in the studio": ("output/studio/content", "output"),
    "in the workshop": ("output/.bookplate/next/content", "output"),
    "in the site by a link": ("output/site/content", "to-output"),
}


@pytest.mark.parametrize("name", IN_ONE_ANOTHER)
@pytest.mark.parametrize("command", [["build"], ["serve", "--port", "0", "--build"]], ids=" ".join)
def test_folders_that_lie_in_one_another_are_refused(place, name, command):
    source, output = IN_ONE_ANOTHER[name]
    place.write(content(3))
    (place.folder / "other").mkdir()
    (place.folder / "link").symlink_to("content")
    (place.folder / "to-output").symlink_to("output")
    if source.startswith("output"):
        (place.folder / source).parent.mkdir(parents=True)
        place.content.rename(place.folder / source)
    before = sorted(place.folder.rglob("*"))
    run = place.run(*command, "--content", source, "--output", output, timeout=SOON)
    assert run.returncode == 64, (run.stdout, run.stderr)
    assert f"folder {source}" in run.stderr and f"folder {output}" in run.stderr
    assert " lies in the " in run.stderr and "--output" in run.stderr
    assert sorted(place.folder.rglob("*")) == before


@pytest.mark.parametrize("source, output", [
    ("content", "content-2"), ("content", "a/b/c"), ("output/content", "output"),
    ("content", "content/../other"), ("content", ".")])
def test_folders_beside_one_another_are_used(place, source, output):
    place.write(content(3))
    (place.folder / source).parent.mkdir(exist_ok=True)
    place.content.rename(place.folder / source)
    place.build("--content", source, "--output", output)
    assert (place.folder / output / "site/page-0/index.html").is_file()
    place.build("--content", source, "--output", output)


def test_files_that_cannot_be_opened_all_at_once_are_read(place):
    place.write(content(60))
    place.build(preexec_fn=lambda: __import__("resource").setrlimit(
        __import__("resource").RLIMIT_NOFILE, (24, 24)))
    place.assert_fresh()


def test_a_closed_standard_output_ends_nothing(place):
    place.write(content(3))
    run = subprocess.run(["sh", "-c", 'exec "$0" build >&- 2>&-', place.program], cwd=place.folder)
    assert run.returncode == 0
    place.assert_fresh()
