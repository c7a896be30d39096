"""Signatures read back by programs that know nothing of Bookplate, and copied by a browser."""

import email
import email.policy
import html.parser
import json
import re
import shutil
import struct
import threading
import uuid
import zlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image
from striprtf.striprtf import rtf_to_text

import attacks
from test_attacks import DATA
from test_accessibility import violations

HOST = """---
name: Zoë “Ada” O’Brien-Łukasz
title: Conseillère & coach <1:1>
pronouns: she/her
company: "Example {{Ltd}} \\\\ 例え"
email: ada@example.com
phone: +44 20 7946 0142
address: |
  14 Harbour Street
  London SE1
website: https://example.com/ada/
social: [https://social.example/@ada]
photo: ellen.jpg
zone: Europe/London
signature:
  page: page-0
  pages: [page-1]
  label: Réserver à Orléans — 予約する 🗓
  legal: |
    Registered in England & Wales, No. 0123456.
    'Confidential' = for you only.
---
About.
"""
FORMS = ("full", "reply")


@pytest.fixture
def signed(memory_place):
    """A place with one host whose signature has all there is."""
    from workplace import content
    files = content(3)
    files["hosts/ada.md"] = HOST
    files["hosts/ben.md"] = files["hosts/ben.md"].replace(
        "photo: ellen.jpg", "signature: false")
    memory_place.write(files).build()
    return memory_place


def folder(place):
    return place.output / "studio/signatures/ada"


class Reader(html.parser.HTMLParser):
    """The words of a fragment, and what it refers to."""

    def __init__(self, text):
        super().__init__()
        self.words, self.tags, self.addresses, self.pictures = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, tuple(attributes)))
        if tag == "br":
            self.words.append("\n")
        if "href" in attributes:
            self.addresses.append(attributes["href"])
        if "src" in attributes:
            self.pictures.append(attributes)

    def handle_endtag(self, tag):
        if tag in ("td", "tr"):
            self.words.append("\n")

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


def rich_text(data):
    """The words and addresses of Rich Text, by the rules of its specification alone."""
    words, addresses, stack, skipping, i, old = [], [], [], False, 0, 0
    text = data.decode("ascii")
    units = []

    def flush():
        if units:
            words.append(struct.pack(f"<{len(units)}H", *units).decode("utf-16-le"))
            units.clear()

    while i < len(text):
        c = text[i]
        if c == "{":
            stack.append(skipping)
            i += 1
        elif c == "}":
            skipping = stack.pop()
            i += 1
        elif c == "\\":
            control = re.compile(r"([a-z]+)(-?\d+)? ?|(.)", re.S).match(text, i + 1)
            word, number, symbol = control.groups()
            i = control.end()
            if symbol == "*" or word in ("fonttbl", "colortbl"):
                skipping = True
            elif symbol in ("\\", "{", "}") and not skipping:
                flush()
                words.append(symbol)
            elif word == "u" and not skipping:
                units.append(int(number) & 0xFFFF)
                i += 1
            elif word in ("par", "line") and not skipping:
                flush()
                words.append("\n")
            elif word == "fldinst":
                addresses.append(re.match(r'\{?HYPERLINK "([^"]*)"', text[i:]).group(1))
        else:
            if not skipping and c not in "\r\n":
                flush()
                words.append(c)
            i += 1
    flush()
    assert not stack
    return "".join(words), addresses


def facts(form):
    """What every form of a signature says."""
    everywhere = ["Zoë “Ada” O’Brien-Łukasz", "Conseillère & coach <1:1>",
                  "Example {{Ltd}} \\ 例え", "+44 20 7946 0142",
                  "Réserver à Orléans — 予約する 🗓"]
    return everywhere + (["ada@example.com", "14 Harbour Street, London SE1",
                          "Registered in England & Wales, No. 0123456.",
                          "'Confidential' = for you only.", "(she/her)"]
                         if form == "full" else [])


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(signed, form):
    place = folder(signed) / form
    fragment = (place / "signature.html").read_bytes().decode()
    reader = Reader(fragment)
    target = "https://book.example.com/page-0/"

    apple = next((place / "apple-mail").glob("*.mailsignature"))
    assert uuid.UUID(apple.stem).version == 8
    raw = apple.read_bytes()
    assert all(len(line) <= 76 for line in raw.split(b"\n"))
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["Message-Id"] == f"<{apple.stem}>"
    assert message["Mime-Version"] == r"1.0 (Mac OS X Mail 8.2 \(2098\))"
    assert message.get_content_type() == "text/html"
    assert message.get_content().rstrip("\n") == f"<body>{fragment}</body>"

    outlook = place / "outlook"
    stem = "Zoë “Ada” O’Brien-Łukasz" + (" (reply)" if form == "reply" else "")
    assert {file.name for file in outlook.iterdir()} == {
        f"{stem}.htm", f"{stem}.rtf", f"{stem}.txt", "install.cmd"}
    page = (outlook / f"{stem}.htm").read_bytes()
    assert b"charset=utf-8" in page and fragment.encode() in page
    assert page.count(b"\n") == page.count(b"\r\n")
    text = (outlook / f"{stem}.txt").read_bytes()
    assert text.startswith(b"\xff\xfe")
    lines = text.decode("utf-16").split("\r\n")
    plain = (place / "signature.txt").read_text("utf-8")
    assert lines == plain.split("\n")
    rich = (outlook / f"{stem}.rtf").read_bytes()
    words, addresses = rich_text(rich)
    assert target in addresses
    # Rich Text has the halves of UTF-16, which the other reader does not put together.
    halves = rtf_to_text(rich.decode("ascii"))
    independent = halves.encode("utf-16", "surrogatepass").decode("utf-16")

    thunderbird = (place / "thunderbird.html").read_bytes()
    assert b'<meta charset="utf-8">' in thunderbird and fragment.encode() in thunderbird

    for fact in facts(form):
        assert fact in reader.text
        assert fact in words
        assert fact in independent
        assert fact in plain.replace(", ", " · ") or fact in plain
    assert target in reader.addresses
    assert target in plain.splitlines()
    assert "-- " not in plain and "\n-- " not in reader.text


def test_programs_find_their_settings(signed):
    place = folder(signed) / "full"
    fragment = (place / "signature.html").read_text("utf-8")
    plain = (place / "signature.txt").read_text("utf-8")
    assert json.loads((place / "gmail-api.json").read_bytes()) == {"signature": fragment}
    assert json.loads((place / "jmap-identity.json").read_bytes()) == {
        "htmlSignature": fragment, "textSignature": plain}
    commands = (place / "exchange.ps1.txt").read_bytes()
    assert commands.startswith(b"\xef\xbb\xbf")
    commands = commands.decode("utf-8-sig")
    assert f"$html = @'\r\n{fragment}\r\n'@\r\n" in commands
    assert "-Identity 'ada@example.com'" in commands
    disclaimer = (place / "exchange-disclaimer.html").read_text("utf-8")
    assert len(disclaimer) <= 5000
    for token in ("%%DisplayName%%", "%%Title%%", "%%Company%%", "%%Phone%%", "%%Email%%"):
        assert token in Reader(disclaimer).text
    assert "Ada" not in Reader(disclaimer).text


def test_each_host_has_signatures_unless_they_say_no(signed):
    found = {path.name for path in (signed.output / "studio/signatures").iterdir()}
    assert found == {"ada", "index.html"}
    second = folder(signed) / "pages/page-1/full/signature.html"
    assert "https://book.example.com/page-1/" in Reader(second.read_text("utf-8")).addresses


def test_the_installation_has_no_names_and_only_ascii(signed):
    script = (folder(signed) / "full/outlook/install.cmd").read_bytes()
    assert script.isascii() and script.count(b"\n") == script.count(b"\r\n")
    assert b"Microsoft\\Signatures" in script


def test_the_photo_is_a_round_png_for_fine_screens(signed):
    fragment = Reader((folder(signed) / "full/signature.html").read_text("utf-8"))
    picture, = fragment.pictures
    assert picture["src"] == "https://book.example.com/signatures/ada/photo.png"
    assert (picture["width"], picture["height"]) == ("80", "80")
    data = (signed.output / "site/signatures/ada/photo.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, []
    while place < len(data):
        size, = struct.unpack(">I", data[place:place + 4])
        name, body = data[place + 4:place + 8], data[place + 8:place + 8 + size]
        assert struct.unpack(">I", data[place + 8 + size:place + 12 + size])[0] == zlib.crc32(
            name + body)
        chunks.append((name, body))
        place += 12 + size
    known = dict(chunks)
    assert struct.unpack(">IIBB", known[b"IHDR"][:10]) == (160, 160, 8, 6)
    assert struct.unpack(">IIB", known[b"pHYs"]) == (7559, 7559, 1)
    pixels = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    assert len(pixels) == 160 * (160 * 4 + 1)


# The button of the gallery in the place of the table.

GALLERY = {
    "labels.json": {"labels": {"book-now": {"en": "Book \"now\" & <here>", "de": "Jetzt buchen"}}},
    "pill.json": {"shape": "pill", "colours": {"blue": "#1f6feb"}, "sizes": [44]},
}


@pytest.fixture
def pictured(signed):
    """The same place, where the host wishes a button of the gallery."""
    gallery(signed, GALLERY)
    wish(signed, "pill-blue-44/book-now")
    signed.build()
    return signed


def gallery(place, files):
    for name, value in files.items():
        file = place.folder / "buttons" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(value))


def wish(place, picture):
    place.write({"hosts/ada.md": HOST.replace(
        "signature:\n", f"signature:\n  picture: {picture}\n")})


def test_a_button_of_the_gallery_is_a_picture_with_its_size_and_words(pictured):
    place = folder(pictured) / "full"
    reader = Reader((place / "signature-image.html").read_text("utf-8"))
    button = reader.pictures[-1]
    assert button["src"] == "https://book.example.com/buttons/pill-blue-44/book-now@2x.png"
    with Image.open(pictured.output / "site/buttons/pill-blue-44/book-now@2x.png") as file:
        fine = file.size
    assert (2 * int(button["width"]), 2 * int(button["height"])) == fine
    assert button["alt"] == 'Book "now" & <here>'
    assert f"width:{button['width']}px;height:{button['height']}px" in button["style"]
    assert "https://book.example.com/page-0/" in reader.addresses
    # Outlook classic shows the picture, and all that may block pictures shows the words.
    outlook = (place / "outlook/Zoë “Ada” O’Brien-Łukasz.htm").read_text("utf-8")
    assert (place / "signature-image.html").read_text("utf-8") in outlook
    for name in ("signature.html", "thunderbird.html", "gmail-api.json", "jmap-identity.json"):
        assert "/buttons/" not in (place / name).read_text("utf-8")
    reply = folder(pictured) / "reply"
    assert not (reply / "signature-image.html").exists()
    assert not any(b"/buttons/" in file.read_bytes() for file in reply.rglob("*.*"))
    assert pictured.run("check").returncode == 0


def test_a_signature_follows_its_button(pictured):
    """Nothing else is written, and a build from nothing gives the same."""
    def alternative():
        text = (folder(pictured) / "full/signature-image.html").read_text("utf-8")
        button = Reader(text).pictures[-1]
        return button["alt"], int(button["width"])
    before = alternative()
    labels = {"labels": {"book-now": {"en": "Book a quiet hour with me now", "de": "Jetzt"}}}
    gallery(pictured, {"labels.json": labels})
    pictured.build()
    words, width = alternative()
    assert words == "Book a quiet hour with me now" and width > before[1]
    pictured.assert_fresh()
    # The page changes alone: the buttons are those of the last build.
    text = (pictured.content / "pages/page-0.md").read_text("utf-8")
    pictured.write({"pages/page-0.md": text.replace("link: page-0", "link: moved-on")}).build()
    assert alternative() == (words, width)
    pictured.assert_fresh()


@pytest.mark.parametrize("picture, words", [
    ("pill-blue-44/book-nov", "did you mean `pill-blue-44/book-now`?"),
    ("pill-blu-44/book-now", "did you mean `pill-blue-44/book-now`?"),
    ("pill-blue-44", "must be a button of the gallery"),
    ("../../secret/x", "must be a button of the gallery"),
])
def test_a_button_that_is_not_in_the_gallery_is_refused(pictured, picture, words):
    wish(pictured, picture)
    assert words in pictured.refused(1).stderr
    check = pictured.run("check")
    assert check.returncode == 1 and words in check.stderr


@pytest.mark.parametrize("picture", [
    "https://book.example.com/buttons/pill-blue-44/book-now.de.png",
    "buttons/pill-blue-44/book-now.de@2x.png", "pill-blue-44/book-now.de"])
def test_a_button_is_named_as_the_gallery_shows_it(pictured, picture):
    wish(pictured, picture)
    pictured.build()
    reader = Reader((folder(pictured) / "full/signature-image.html").read_text("utf-8"))
    assert reader.pictures[-1]["alt"] == "Jetzt buchen"


def test_a_change_elsewhere_leaves_signatures_alone(signed):
    before = {path: stamp for path, stamp in signed.stamps()["studio"].items()
              if path.startswith("signatures/")}
    from workplace import page
    signed.write({"pages/new-one.md": page("Another", "another-one")}).build()
    after = {path: stamp for path, stamp in signed.stamps()["studio"].items()
             if path.startswith("signatures/")}
    assert after == before
    signed.assert_fresh()


def test_a_new_link_reaches_the_signature(signed):
    path = "pages/page-0.md"
    text = (signed.content / path).read_text("utf-8")
    signed.write({path: text.replace("link: page-0", "link: moved-on")}).build()
    fragment = Reader((folder(signed) / "full/signature.html").read_text("utf-8"))
    assert "https://book.example.com/moved-on/" in fragment.addresses
    signed.assert_fresh()


@pytest.mark.parametrize("old, new, words", [
    ("page: page-0", "page: page-9", "There is no page `page-9`"),
    ("page: page-0", "link: https://book.example.com/o/7z9k2m4n6p8q0r1s3t5v7w9x1y",
     "A one-time link is good for one booking"),
    ("page: page-0", "link: https://book.example.com/p/" + "aB3-_" * 12, "A sealed link holds"),
    ("page: page-0", "logo: logo.svg", "need a PNG or JPEG"),
    ("page: page-0", "link: https://book.example.com/m/7z9k2m4n6p8q0r1s3t5v7w9x1y",
     "A manage link changes"),
    ("page: page-0", 'link: "data:text/html,x"', "must be a web address"),
    ("page: page-0", 'logo: "data:image/png;base64,AAAA"', "There is no picture `data:"),
    ("label: Réserver", "label: a.example/o/7z9k2m4n6p8q0r1s3t5v7w9x1y",
     "must not hold a link for one customer"),
    ("title: Conseillère", "title: https://a.example/o/7z9k2m4n6p8q0r1s3t5v7w9x1y",
     "must not hold a link for one customer"),
])
def test_what_mail_cannot_carry_is_refused(signed, old, new, words):
    signed.write({"hosts/ada.md": HOST.replace(old, new)})
    assert words in signed.refused(1).stderr
    check = signed.run("check")
    assert check.returncode == 1 and words in check.stderr


@pytest.mark.parametrize("path, old, new, place", [
    ("hosts/ada.md", "page: page-0", "page: page-9", ":16:9:"),
    ("hosts/ada.md", "[page-1]", "[page-1, page-9]", ":17:19:"),
    ("hosts/ada.md", "page: page-0", "picture: nope-44/none", ":16:12:"),
    ("site.yaml", None, "signature: {picture: nope-44/none}\n", ":1:22:"),
    ("site.yaml", None, "signature: {button: link, logo: new.png}\n", ":1:33:"),
])
def test_what_is_wished_in_vain_is_told_at_its_place(signed, path, old, new, place):
    text = (signed.content / path).read_text("utf-8")
    signed.write({path: text.replace(old, new) if old else new + text})
    assert f"{path}{place} error: There is no" in signed.refused(1).stderr


def test_a_page_with_a_mistake_is_not_taken_for_one_that_is_not_there(signed):
    signed.write({"pages/page-0.md": "---\ntitle: [\n---\n"})
    run = signed.refused(1)
    assert "pages/page-0.md:" in run.stderr and "There is no page" not in run.stderr


def test_signatures_for_other_pages_are_named_by_their_titles(signed):
    path = "pages/page-0.md"
    text = (signed.content / path).read_text("utf-8")
    other = HOST.replace("page: page-0", "page: page-1").replace("[page-1]", "[page-0]")
    signed.write({"hosts/ada.md": other,
                  path: re.sub("^title: .*$", "title: Ask & learn", text, flags=re.M)}).build()
    page = (folder(signed) / "index.html").read_text("utf-8")
    link = '<a href="pages/page-0/index.html">Ask &amp; learn</a>'
    assert f"Signatures for other pages: {link}." in page


def test_check_weighs_signatures(signed):
    legal = "".join(f"    {n:03} " + "&" * 40 + "\n" for n in range(20))
    signed.write({"hosts/ada.md": HOST.replace("    Registered", legal + "    Registered")})
    run = signed.run("check")
    assert run.returncode == 1 and "Outlook on the web keeps 8096" in run.stderr, run.stderr
    legal = "".join(f"    {n:03} " + "&" * 40 + "\n" for n in range(13))
    signed.write({"hosts/ada.md": HOST.replace("    Registered", legal + "    Registered")})
    run = signed.run("check")
    assert run.returncode == 0 and "beyond 5000" in run.stderr, run.stderr


def test_a_photo_that_cannot_be_drawn_is_left_out_with_a_warning(memory_place):
    from workplace import content
    files = content(3)
    files["images/ellen.jpg"] = files["images/ellen.jpg"][:400]
    memory_place.write(files)
    assert "The photo `ellen.jpg` is left out of signatures" in memory_place.build().stderr
    fragment = memory_place.output / "studio/signatures/ben/full/signature.html"
    assert not Reader(fragment.read_text("utf-8")).pictures


# What stands in mail that was sent.

def rename(place, name, more=""):
    """The host gets a file of another name."""
    text = HOST.replace("signature:\n", "signature:\n" + more)
    files = {f"hosts/{name}.md": text, "hosts/ada.md": None}
    for n in (0, 2):
        path = next(place.content.rglob(f"page-{n}.md"))
        files[str(path.relative_to(place.content))] = path.read_text("utf-8").replace(
            "host: ada", f"host: {name}")
    return place.write(files)


def no_photo(place):
    place.write({"hosts/ada.md": HOST.replace("photo: ellen.jpg\n", "")})


def damaged_photo(place):
    data = (place.content / "images/ellen.jpg").read_bytes()
    place.write({"images/ellen.jpg": data[:400]})


def no_signatures(place):
    text = (place.content / "site.yaml").read_text("utf-8")
    place.write({"site.yaml": text + "signature: false\n",
                 "hosts/ada.md": HOST[:HOST.index("signature:")] + "---\nAbout.\n"})


@pytest.mark.parametrize("change", [
    no_photo, damaged_photo, no_signatures, lambda place: rename(place, "zoe")])
@pytest.mark.parametrize("forgetful", [False, True])
def test_a_picture_in_sent_mail_vanishes_on_purpose_only(signed, change, forgetful):
    if forgetful:
        # As in a fresh checkout with what was published, but without the record.
        shutil.rmtree(signed.output / ".bookplate")
    change(signed)
    run = signed.refused(1)
    assert "The picture `signatures/ada/photo.png` stands in mail that was sent" in run.stderr
    assert '`"ada/*"` under `dropped-pictures`' in run.stderr
    check = signed.run("check")
    assert check.returncode == 1 and "vanishing-picture" not in check.stdout
    assert "signatures/ada/photo.png" in check.stderr
    site = (signed.content / "site.yaml").read_text("utf-8")
    signed.write({"site.yaml": site + 'dropped-pictures: ["ada/*"]\n'}).build()
    assert not (signed.output / "site/signatures/ada").exists()
    # Then it is forgotten, and need not be told again.
    signed.write({"site.yaml": site}).build()
    signed.assert_fresh()


def test_what_is_dropped_but_still_there_is_told(signed):
    site = (signed.content / "site.yaml").read_text("utf-8")
    signed.write({"site.yaml": site + 'dropped-pictures: ["*/photo"]\n'})
    assert "`*/photo` is dropped, but 1 such picture is still published" in signed.build().stderr


def test_a_host_with_another_name_keeps_the_pictures_in_sent_mail(signed):
    before = (signed.output / "site/signatures/ada/photo.png").read_bytes()
    rename(signed, "zoe", "  former-ids: [ada]\n").build()
    pictures = signed.output / "site/signatures"
    assert (pictures / "ada/photo.png").read_bytes() == before
    assert (pictures / "zoe/photo.png").read_bytes() == before
    text = (signed.output / "studio/signatures/zoe/full/signature.html").read_text("utf-8")
    assert Reader(text).pictures[0]["src"].endswith("/signatures/zoe/photo.png")
    assert {path.name for path in (signed.output / "studio/signatures").iterdir()} == {
        "zoe", "index.html"}
    signed.assert_fresh()


@pytest.mark.parametrize("name, words", [
    ("ben", "`ben` is the id of a host."), ("zoe", "`zoe` is the id of a host."),
    ("old", "`old` is a former id of the host `cat` already.")])
def test_former_ids_are_of_nobody_else(signed, name, words):
    other = HOST.replace("signature:\n", "signature:\n  former-ids: [old]\n")
    rename(signed, "zoe", f"  former-ids: [ada, {name}]\n").write({"hosts/cat.md": other})
    assert words in signed.refused(1).stderr


# What a browser does with the page.

PASTED = """() => new Promise(done => document.addEventListener('paste', event => {
    event.preventDefault();
    const data = event.clipboardData;
    done({html: data.getData('text/html'), text: data.getData('text/plain')});
}, {once: true, capture: true}))"""


#: Another machine's address without TLS, where browsers give pages no clipboard of their own.
PLAIN = "http://studio.example"


@pytest.fixture(params=["file", "http", "plain"])
def studio(request, signed):
    """The address of the output folder: on the disk, on this machine, on another one."""
    if request.param != "http":
        yield signed.output.as_uri() if request.param == "file" else PLAIN
        return
    handler = partial(SimpleHTTPRequestHandler, directory=signed.output)
    handler.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def tab_on(place, visit):
    """A tab that finds the output folder at another machine's address."""
    tab = visit()
    tab.context.route(f"{PLAIN}/**", lambda route: route.fulfill(
        path=place.output / route.request.url.removeprefix(f"{PLAIN}/")))
    return tab


def pasted(page):
    """What pasting brings, to the byte."""
    waiting = page.evaluate_handle("() => { window.pasted = (" + PASTED + ")(); }")
    page.keyboard.press("Control+V")
    found = page.evaluate("window.pasted")
    waiting.dispose()
    return found


@pytest.mark.parametrize("form", FORMS)
def test_copying_puts_exactly_the_signature_on_the_clipboard(studio, signed, visit, form):
    fragment = (folder(signed) / form / "signature.html").read_text("utf-8")
    plain = (folder(signed) / form / "signature.txt").read_text("utf-8")
    tab = tab_on(signed, visit)
    page = tab.open(f"{studio}/studio/signatures/ada/index.html")
    assert page.evaluate("isSecureContext") == (studio != PLAIN)
    panel = page.locator(f"[data-copies={form}]")
    panel.get_by_role("button", name="Copy signature").click()
    assert "Copied" in panel.get_by_role("status").inner_text()
    assert pasted(page) == {"html": fragment, "text": plain}
    panel.get_by_role("button", name="Copy HTML source").click()
    assert pasted(page) == {"html": "", "text": fragment}
    panel.get_by_role("button", name="Copy plain text").click()
    assert pasted(page) == {"html": "", "text": plain}
    assert not tab.errors and not tab.violations


def test_the_picture_button_is_copied_on_its_own(pictured, visit):
    fragment = (folder(pictured) / "full/signature-image.html").read_text("utf-8")
    plain = (folder(pictured) / "full/signature.txt").read_text("utf-8")
    tab = visit()
    page = tab.open(f"{pictured.output.as_uri()}/studio/signatures/ada/index.html")
    page.get_by_role("button", name="Copy with picture button").click()
    assert "Copied with a picture" in page.get_by_role("status").first.inner_text()
    assert pasted(page) == {"html": fragment, "text": plain}
    shown = page.evaluate("""() => [...document.querySelectorAll('figure')].map(figure => {
        const root = figure.querySelector('[lang], [inert]').shadowRoot;
        const picture = root.querySelector('a img');
        return [figure.querySelector('figcaption').textContent, picture && [
            picture.naturalWidth / 2 === picture.width, picture.alt]];
    })""")
    assert [what for what in shown if what[1]] == [
        ["With the picture button", [True, 'Book "now" & <here>']],
        ["With the picture button, dark", [True, 'Book "now" & <here>']],
        ["With the picture button, blocked", [False, 'Book "now" & <here>']]]
    assert not tab.errors and not tab.violations


def test_the_page_asks_nobody_for_anything(studio, signed, visit):
    tab = tab_on(signed, visit)
    tab.open(f"{studio}/studio/signatures/ada/index.html")
    assert {request.url.split("/")[-1] for request in tab.requests} <= {
        "index.html", "studio.css", "studio.js", "photo.png", "favicon.ico"}
    assert all(request.url.startswith(studio) for request in tab.requests)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_page(pictured, visit, scheme, width):
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = tab.open(f"{pictured.output.as_uri()}/studio/signatures/ada/index.html")
    # No colour of a link has 4.5:1 on white and on the dark grey of mail; signatures have 3.6:1.
    assert not [found for found in violations(page)
                if not ("color-contrast" in found and "background color: #1e1e1e" in found
                        and "#3f7f85" in found)]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Hosts who are called what does harm.

def kept(text):
    """The text as mail has it: on one line, without what is no text."""
    return "".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\ufeff"
                   or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF else c for c in text)


def host_of(texts):
    name, title, pronouns, company, label = texts
    return json.dumps({
        "name": name, "title": title, "pronouns": pronouns[:40], "company": company,
        "zone": "Europe/London", "signature": {"label": label[:60], "legal": title}})


@pytest.fixture
def hostile(memory_place):
    """Texts that may be names, and a place with hosts that are called so."""
    from workplace import content
    files = content(3)
    texts = [text for text in attacks.collected(DATA) if len(text) <= 40]
    for n, text in enumerate(texts):
        files[f"hosts/x-{n}.json"] = json.dumps(
            {"name": text, "title": text, "zone": "Europe/London", "signature": False})
    run = memory_place.write(files).run("check")
    refused = {int(n) for n in re.findall(r"hosts/x-(\d+)\.json:\d+:\d+: error", run.stderr)}
    memory_place.write({f"hosts/x-{n}.json": None for n in range(len(texts))})
    texts = [text for n, text in enumerate(texts) if n not in refused]
    assert len(texts) > len(attacks.OWN) / 2
    # Five at a time, so that each text is in one of the places.
    texts += ["a"] * (-len(texts) % 5)
    lists = [texts[n:n + 5] for n in range(0, len(texts), 5)]
    memory_place.write({f"hosts/x-{n}.json": host_of(list) for n, list in enumerate(lists)})
    memory_place.build()
    return memory_place, lists


BOXES = """fragments => fragments.map(fragment => {
    const place = document.createElement('div');
    place.innerHTML = fragment;
    document.body.append(place);
    const outer = place.firstElementChild.getBoundingClientRect();
    const inside = [...place.querySelectorAll('*')].every(element => {
        const box = element.getBoundingClientRect();
        return box.left >= outer.left - 1 && box.right <= outer.right + 1
            && box.top >= outer.top - 1 && box.bottom <= outer.bottom + 1;
    });
    const found = [inside, place.children.length,
                   [...place.querySelectorAll('span')].map(span => span.textContent)];
    place.remove();
    return found;
})"""


def test_what_does_harm_stays_in_its_cell(hostile, visit):
    place, lists = hostile
    studio = place.output / "studio/signatures"
    fragments = [(studio / f"x-{n}/full/signature.html").read_text("utf-8")
                 for n in range(len(lists))]
    shapes = {tuple(Reader(fragment).tags) for fragment in fragments}
    assert len(shapes) == 1, "no text brings an element or an attribute"
    tab = visit()
    tab.page.set_content("<!doctype html><meta charset=utf-8><body>")
    for texts, (inside, count, spans) in zip(lists, tab.page.evaluate(BOXES, fragments)):
        assert inside and count == 1, texts
        spans = [span.strip() for span in spans]
        name, title, pronouns, company, label = (kept(text).strip() for text in texts)
        for text in (name, title, f"({pronouns})", company, label):
            assert text in spans, (texts, text)
    assert tab.page.evaluate("window.__pwned") is None
    assert not tab.errors and not tab.dialogs
