"""Whatever words a button has: it is drawn within its edges, or refused by name."""

import json
import re
import xml.etree.ElementTree as XML

import pytest
from PIL import Image

from conftest import REPOSITORY
from test_gallery import Gallery
from workplace import content

#: Strings that have broken programs, one of which each button gets as its words.
STRINGS = REPOSITORY.parent / "shared/data/strings/blns.json"
STYLE = {"shape": "rounded", "look": "outline", "colours": {"blue": "#1f6feb"}, "sizes": [44]}
SNIPPETS = ("Copy link", "Copy HTML of the picture button", "Copy HTML without a picture",
            "Copy inline button")
OWN = ["</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x",
       "a\u202eb", "\u0301", "e\u0301", "\u200f", "ab\u0000c", "Ⅷ ﬁ ½", "A" * 60, "A" * 61,
       "ẞ", "A" + "\u0335\u034f\u0362" * 9, "{{7*7}}", "%s%n", "${x}", "]]>", "&amp;lt;",
       "\\u0041", "-- ", "🗓"]


def strings():
    found = list(OWN)
    if STRINGS.exists():
        found += [text for text in json.loads(STRINGS.read_text("utf-8")) if text]
    return list(dict.fromkeys(found))


def labels(texts):
    """A file of labels with one text a line, the texts by their lines and by their addresses."""
    lines, by_line, by_name = [], {}, {}
    for index, text in enumerate(texts):
        label, language = f"label-{index // 4}", ("en", "de", "fr", "es")[index % 4]
        start = f'"{label}": {{' if index % 4 == 0 else ""
        end = "}" if index % 4 == 3 or index == len(texts) - 1 else ""
        comma = "" if index == len(texts) - 1 else ","
        lines.append(f'{start}"{language}": {json.dumps(text)}{end}{comma}')
        by_line[index + 2] = text
        by_name[label + ("" if language == "en" else f".{language}")] = text
    return '{"labels": {\n' + "\n".join(lines) + "\n}}\n", by_line, by_name


@pytest.fixture
def odd(place):
    """A site with a button for each text that may be one; what was refused is in `refused`."""
    place.write(content(1))
    folder = place.folder / "buttons"
    folder.mkdir()
    (folder / "style.json").write_text(json.dumps(STYLE))
    wanted, place.refusals = strings(), {}
    for _ in range(8):
        text, by_line, place.words = labels(wanted)
        (folder / "labels.json").write_text(text, "utf-8")
        run = place.run("check")
        if run.returncode == 0:
            break
        assert run.returncode == 1, run.stderr
        found = re.findall(r"labels\.json:(\d+):\d+: error: (.*)", run.stderr)
        assert found, run.stderr
        refused = {by_line[int(line)]: message for line, message in found}
        place.refusals |= refused
        wanted = [text for text in wanted if text not in refused]
    place.build()
    return place


def test_every_text_is_drawn_or_refused_by_name(odd, visit):
    base = odd.output / "site/buttons/style-blue-44"
    assert len(odd.words) > 5 and len(odd.refusals) > 5
    assert "A" * 60 in odd.words.values() and "A" * 61 in odd.refusals
    assert "No font has the character `🗓` (U+1F5D3)" in odd.refusals["🗓"]
    for name, text in odd.words.items():
        root = XML.parse(base / f"{name}.svg").getroot()
        assert root[0].text.strip() == text.strip()
        assert len(root) == 4 and not [one for one in root.iter() if "href" in one.attrib]
        for ending, factor in ((".png", 1), ("@2x.png", 2)):
            with Image.open(base / f"{name}{ending}") as picture:
                # The words leave the ends free, where the border bends.
                image = picture.convert("RGBA").convert("RGB")
                assert image.height == 44 * factor
                for x in (*range(3 * factor, 8 * factor),
                          *range(image.width - 8 * factor, image.width - 3 * factor)):
                    assert image.getpixel((x, 22 * factor)) == (255, 255, 255), (text, x)
    gallery = Gallery(visit(), odd, odd.output.as_uri() + "/")
    gallery.filter(language="")
    told = gallery.page.eval_on_selector_all("#buttons img", "all => all.map(one => one.alt)")
    known = {text.strip() for text in odd.words.values()}
    assert told and {text.strip() for text in told} <= known
    copied = []
    for card in gallery.cards.all()[:12]:
        card.click()
        words = card.locator("img").get_attribute("alt")
        assert gallery.copy("Copy alternative text")["text"] == words
        copied += [(words, gallery.copy(name)["text"]) for name in SNIPPETS]
    assert not gallery.tab.dialogs and not gallery.tab.complaints()
    # They are read on a page that allows the styles in them.
    gallery.page.goto("about:blank")
    for words, snippet in copied:
        elements, text = gallery.page.evaluate("""text => {
            const parsed = new DOMParser().parseFromString(text, "text/html");
            return [[...parsed.body.querySelectorAll("*")].map(one => one.localName).join(" "),
                parsed.body.textContent + (parsed.querySelector("img")?.alt ?? "")];
        }""", snippet)
        assert elements in ("a", "a img", "table tbody tr td a span")
        assert text == words
