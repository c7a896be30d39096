"""The owner finds a button among many, copies or downloads it, and may trust what is copied."""

import html
import json
import os
import urllib.parse

import pytest

from conftest import REPOSITORY
from serving import SiteServer
from test_accessibility import FOCUS, violations
from test_signatures import pasted
from workplace import Place, content

SNIPPETS = REPOSITORY / "Tests/SiteRenderingTests/Goldens/snippets"
SITE = "https://book.example.com/"
#: An address that browsers do not trust, as of a machine in one's own network.
PLAIN = "http://studio.example/"
COLOURS = {"blue": "#1f6feb", "green": "#1a7f37", "teal": "#0e7c86", "violet": "#7a4fe0",
           "red": "#d1242f", "slate": "#64748b", "azure": "#2b6fd6", "moss": "#3a7d2c",
           "petrol": "#1b7a90", "plum": "#8a4fc8", "rust": "#b5502a", "steel": "#5f7a8c"}
LABELS = {
    "book-now": {"en": "Book now", "de": "Jetzt buchen", "fr": "Réserver", "ar": "احجز الآن",
                 "th": "จองเลย"},
    "meet-with-me": {"en": "Meet with me", "de": "Termin mit mir", "fr": "Rencontrons-nous",
                     "ar": "اجتمع معي", "th": "นัดคุยกับฉัน"},
    "terms": {"en": "\"Meet\" & greet <now>", "de": "Kaffee & Kuchen", "fr": "L’heure d’été",
              "ar": "موعد", "th": "เวลา"},
    "schedule-time": {"en": "Schedule time", "de": "Zeit reservieren", "fr": "Choisir",
                      "ar": "حدّد وقتًا", "th": "เลือกเวลา"},
}
STYLES = {"pill": {"shape": "pill", "look": "fill"}, "soft": {"shape": "rounded", "look": "soft"},
          "outline": {"shape": "square", "look": "outline", "icon": "calendar"}}
SIZES = [44, 36]
COUNT = len(COLOURS) * len(STYLES) * len(SIZES) * len(LABELS) * 5
#: How many the page shows at once.
STEP = 120


@pytest.fixture(scope="module")
def studio(bookplate, tmp_path_factory):
    """A small site with more than a thousand buttons."""
    place = Place(bookplate, tmp_path_factory.mktemp("gallery"))
    buttons = place.folder / "buttons"
    buttons.mkdir()
    (buttons / "labels.json").write_text(json.dumps({"labels": LABELS}, ensure_ascii=False))
    for name, style in STYLES.items():
        (buttons / f"{name}.json").write_text(
            json.dumps(style | {"colours": COLOURS, "sizes": SIZES}))
    place.write(content(3)).build(timeout=300)
    return place


def published(place):
    return json.loads((place.output / "studio/buttons.json").read_text())["buttons"]


class Gallery:
    """The gallery in a tab."""

    def __init__(self, tab, place, root):
        self.tab, self.place, self.root = tab, place, root
        self.page = tab.open(root + "studio/gallery/index.html")

    @property
    def cards(self):
        return self.page.locator("#buttons > button")

    def filter(self, **choices):
        for key, value in choices.items():
            self.page.locator(f"#by-{key}").select_option(value)
        return self

    def choose(self, words=None):
        """Picks the first button that is shown, or the first with some words."""
        cards = self.page.get_by_role("button", name=words, exact=True) if words else self.cards
        cards.first.click()
        return self

    def copy(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()
        status = self.page.locator("#chosen [role=status]").inner_text()
        assert "copied" in status.lower(), status
        return pasted(self.page)


def serve_from_folder(context, place):
    """Answers requests to an address that browsers do not trust with files of the output."""
    def answer(route):
        path = urllib.parse.unquote(urllib.parse.urlsplit(route.request.url).path)
        route.fulfill(path=place.output / path[1:])
    context.route(PLAIN + "**", answer)


def open_gallery(tab, place, where="file"):
    if where == "file":
        return Gallery(tab, place, place.output.as_uri() + "/")
    serve_from_folder(tab.context, place)
    return Gallery(tab, place, PLAIN)


@pytest.fixture
def gallery(studio, visit):
    return open_gallery(visit(), studio)


@pytest.fixture(params=["file", "http"])
def anywhere(request, studio, visit):
    """The gallery opened from the disk, and from a server that browsers do not trust."""
    gallery = open_gallery(visit(), studio, request.param)
    trusted = gallery.page.evaluate("isSecureContext")
    assert trusted == (request.param == "file")
    return gallery


# MARK: Finding

def test_the_sample_is_large_enough(studio):
    assert len(published(studio)) == COUNT > 1000


def test_at_first_it_shows_one_language_and_size(gallery):
    wanted = [one for one in published(gallery.place)
              if "." not in one["address"] and "-44/" in one["address"]]
    assert gallery.page.locator("#count").inner_text() == f"{len(wanted)} buttons"


@pytest.mark.parametrize("choices, count", [
    ({}, COUNT), ({"style": "pill"}, COUNT // 3), ({"colour": "teal"}, COUNT // 12),
    ({"language": "ar"}, COUNT // 5), ({"size": "36"}, COUNT // 2),
    ({"label": "terms"}, COUNT // 4),
    ({"style": "soft", "colour": "red", "language": "th", "size": "44", "label": "terms"}, 1),
], ids=lambda value: "-".join(value) or "all" if isinstance(value, dict) else "")
def test_filters_show_what_they_name(gallery, choices, count):
    everything = {"style": "", "colour": "", "language": "", "size": "", "label": ""}
    gallery.filter(**everything | choices)
    words = "1 button" if count == 1 else f"{count} buttons"
    assert gallery.page.locator("#count").inner_text() == words
    assert gallery.cards.count() == min(count, STEP)
    addresses = gallery.page.eval_on_selector_all(
        "#buttons img", "all => all.map(one => one.getAttribute('src'))")
    known = {f"../../site/buttons/{one['address']}.png" for one in published(gallery.place)}
    assert len(set(addresses)) == len(addresses) and set(addresses) <= known
    for address in addresses:
        folder, name = address.split("/")[-2:]
        style, colour, size = folder.rsplit("-", 2)
        label, _, language = name.removesuffix(".png").partition(".")
        is_so = {"style": style, "colour": colour, "size": size, "label": label,
                 "language": language or "en"}
        assert choices.items() <= is_so.items()


def test_a_thousand_buttons_make_a_page_of_a_few(gallery):
    gallery.filter(language="", size="")
    nodes = gallery.page.evaluate("document.getElementsByTagName('*').length")
    assert nodes < 2 * STEP + 250
    # Pictures out of sight are not even asked for.
    pictures = [one for one in gallery.tab.requests if one.resource_type == "image"]
    assert len(pictures) < 2 * STEP
    shown = STEP
    more = gallery.page.get_by_role("button", name="Show more")
    for _ in range(3):
        more.click()
        shown += STEP
        assert gallery.cards.count() == shown
        focused = gallery.page.evaluate(
            "[...document.querySelectorAll('#buttons>button')].indexOf(document.activeElement)")
        assert focused == shown - STEP
    gallery.filter(language="de", size="44", style="pill")
    assert gallery.cards.count() == 48 and not more.is_visible()


def test_pictures_have_the_size_that_is_told(gallery):
    sizes = {f"{one['address']}.png": (one["width"], one["height"])
             for one in published(gallery.place)}
    gallery.filter(language="", size="")
    told = gallery.page.eval_on_selector_all(
        "#buttons img", "all => all.map(one => [one.src, one.width, one.height, one.alt])")
    assert len(told) == STEP
    for source, width, height, words in told:
        assert (width, height) == sizes["/".join(source.split("/")[-2:])]
        assert words


def test_everything_comes_from_the_folder(anywhere):
    anywhere.filter(language="", style="soft").choose()
    anywhere.tab.settle()
    assert all(one.url.startswith(anywhere.root) for one in anywhere.tab.requests)
    assert not anywhere.tab.violations and not anywhere.tab.complaints()
    loaded = anywhere.page.eval_on_selector_all(
        ".preview", "all => all.map(one => one.complete && one.naturalWidth)")
    assert all(loaded)


# MARK: Looking

def test_previews_stand_on_light_and_on_dark_mail(gallery):
    gallery.filter(style="outline", colour="red").choose("Meet with me")
    previews = gallery.page.locator("#chosen .preview")
    assert previews.count() == 2
    grounds = previews.evaluate_all(
        "all => all.map(one => getComputedStyle(one.closest('.sheet')).backgroundColor)")
    assert grounds == ["rgb(255, 255, 255)", "rgb(30, 30, 30)"]
    for image in previews.all():
        assert image.get_attribute("src").endswith("/outline-red-44/meet-with-me.png")
        assert image.get_attribute("alt") == "Meet with me"


def test_the_ground_of_all_buttons_may_be_dark(studio, visit):
    gallery = open_gallery(visit(reduced_motion="reduce"), studio)
    card = gallery.cards.first
    ground = "one => getComputedStyle(one).backgroundColor"
    assert card.evaluate(ground) == "rgb(255, 255, 255)"
    gallery.page.locator("#ground").select_option("Dark")
    assert card.evaluate(ground) == "rgb(30, 30, 30)"


def test_facts_are_told(gallery):
    gallery.filter(style="pill", colour="blue").choose("Book now")
    facts = gallery.page.locator("#facts").inner_text()
    button = next(one for one in published(gallery.place)
                  if one["address"] == "pill-blue-44/book-now")
    for words in ("Book now", f"{button['width']} × 44 pixels", "4.63:1", "4.63:1 and 3.59:1",
                  SITE + "buttons/pill-blue-44/book-now.png"):
        assert words in facts


# MARK: Copying

def snippets(button, link, look):
    """What is copied of a button, by the name of what copies it."""
    base = f"{SITE}buttons/{button['address']}"
    words, width, height = look["words"], button["width"], button["height"]
    tongue = f' lang="{look["language"]}"' + (' dir="rtl"' if look["language"] == "ar" else "")
    letters = {44: 16, 36: 13}[height]
    picture = (
        f'<a href="{link}" lang="{look["language"]}" style="text-decoration:none">'
        f'<img src="{base}@2x.png" alt="{words}" width="{width}" height="{height}" border="0" '
        f'style="border:0;width:{width}px;height:{height}px;'
        f'font-family:Arial,Helvetica,sans-serif;font-size:{letters}px"></a>')
    web = (f'<img src="{base}.png" srcset="{base}@2x.png 2x" alt="{words}" width="{width}" '
           f'height="{height}"></a>')
    floating = "position:fixed;inset-block-end:1.5rem;inset-inline-end:1.5rem;z-index:1000"
    return {
        "Copy address": base + ".png",
        "Copy alternative text": html.unescape(words),
        "Copy HTML of the picture button": picture,
        "Copy the page's address": html.unescape(link),
        "Copy link": f'<a href="{link}"{tongue}>{words}</a>',
        "Copy inline button": f'<a href="{link}"{tongue}>{web}',
        "Copy floating button": f'<a href="{link}"{tongue} style="{floating}">{web}',
    }


@pytest.mark.parametrize("address, look", [
    ("pill-blue-44/terms", {"language": "en", "words": "&quot;Meet&quot; &amp; greet &lt;now&gt;"}),
    ("outline-slate-36/book-now.ar", {"language": "ar", "words": "احجز الآن"}),
], ids=["english", "arabic"])
def test_the_clipboard_holds_exactly_what_is_offered(anywhere, address, look):
    style, colour, size = address.split("/")[0].split("-")
    label = address.split("/")[1].split(".")[0]
    anywhere.filter(style=style, colour=colour, size=size, label=label,
                    language=look["language"]).choose()
    button = next(one for one in published(anywhere.place) if one["address"] == address)
    link = SITE + "page-1/"
    anywhere.page.get_by_label("It leads to").select_option("Page 1")
    wanted = snippets(button, link, look)
    for name, text in wanted.items():
        assert anywhere.copy(name) == {"html": "", "text": text}, name
    plain = f"{html.unescape(look['words'])}: {link}"
    assert anywhere.copy("Copy button") == {
        "html": wanted["Copy HTML of the picture button"], "text": plain}
    table = anywhere.copy("Copy HTML without a picture")["text"]
    assert anywhere.copy("Copy button without a picture") == {"html": table, "text": plain}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("style", STYLES)
def test_what_is_copied_for_mail_is_what_the_lint_has_read(gallery, style, language):
    """ButtonSnippetTests checks these files against what mail programs support."""
    gallery.filter(style=style, colour="red", language=language, label="terms").choose()
    for name, kind in (("Copy HTML of the picture button", "picture"),
                       ("Copy HTML without a picture", "table")):
        file = SNIPPETS / f"{style}-{language}-{kind}.html"
        text = gallery.copy(name)["text"]
        if os.environ.get("UPDATE_GOLDENS") == "1":
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")


def test_a_button_leads_to_the_page_that_is_chosen(gallery):
    gallery.choose()
    choice = gallery.page.get_by_label("It leads to")
    titles = choice.locator("option").all_text_contents()
    assert titles == ["Page 0", "Page 1", "Page 2", "The list of all pages"]
    for title, link in (("Page 2", SITE + "page-2/"), ("The list of all pages", SITE)):
        choice.select_option(title)
        assert gallery.copy("Copy the page's address")["text"] == link
        for name in ("Copy HTML of the picture button", "Copy HTML without a picture", "Copy link",
                     "Copy inline button", "Copy floating button"):
            assert f'<a href="{link}"' in gallery.copy(name)["text"]


FILES = [("1×", ".png"), ("2×", "@2x.png"), ("SVG", ".svg")]


@pytest.mark.parametrize("name, ending", FILES)
def test_downloads_are_the_files_themselves(studio, visit, tmp_path, name, ending):
    server = SiteServer()
    server.folder = studio.output
    gallery = Gallery(visit(), studio, server.url)
    gallery.filter(style="soft", colour="plum", language="fr").choose("Réserver")
    with gallery.page.expect_download() as waiting:
        gallery.page.get_by_role("link", name="Download " + name, exact=True).click()
    assert waiting.value.suggested_filename == "soft-plum-44-book-now.fr" + ending
    waiting.value.save_as(tmp_path / "file")
    source = studio.output / f"site/buttons/soft-plum-44/book-now.fr{ending}"
    assert (tmp_path / "file").read_bytes() == source.read_bytes()
    server.stop()


@pytest.mark.parametrize("name, ending", FILES)
def test_from_the_disk_pictures_open_beside_the_gallery(gallery, name, ending):
    gallery.filter(style="soft", colour="plum", language="fr").choose("Réserver")
    with gallery.tab.context.expect_page() as waiting:
        gallery.page.get_by_role("link", name="Open " + name, exact=True).click()
    waiting.value.wait_for_load_state()
    source = gallery.place.output / f"site/buttons/soft-plum-44/book-now.fr{ending}"
    assert urllib.parse.unquote(waiting.value.url) == urllib.parse.unquote(source.as_uri())
    assert gallery.page.url.endswith("studio/gallery/index.html")


# MARK: On web pages

ELSEWHERE = "https://elsewhere.example/"
PAGE = """<!DOCTYPE html><html lang="en" dir="{direction}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Elsewhere</title>
<main><h1>Elsewhere</h1><p>Write to us, or {link}.</p>{inline}{tall}</main>
<footer>The end. {floating}</footer></html>"""


@pytest.fixture(params=["ltr", "rtl"])
def elsewhere(request, studio, visit):
    """A long page of somebody else with a link, a button in it, and a button that floats."""
    gallery = open_gallery(visit(), studio).filter(style="pill", colour="blue").choose("Book now")
    link, inline, floating = (
        gallery.copy(name)["text"]
        for name in ("Copy link", "Copy inline button", "Copy floating button"))
    text = PAGE.format(link=link, inline=inline, floating=floating, direction=request.param,
                       tall="<p>More.</p>" * 60)
    tab = visit(viewport={"width": 320, "height": 600}, bypass_csp=True)
    tab.context.route(ELSEWHERE, lambda route: route.fulfill(
        body=text, content_type="text/html; charset=utf-8"))

    def answer(route):
        path = urllib.parse.urlsplit(route.request.url).path[1:]
        file = studio.output / "site" / path
        file = file / "index.html" if file.is_dir() else file
        # The page's script asks for times, and there is no endpoint.
        if file.exists():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)
    tab.context.route(SITE + "**", answer)
    tab.open(ELSEWHERE)
    tab.direction = request.param
    return tab


def test_buttons_stand_in_pages_of_others(elsewhere):
    page = elsewhere.page
    inline, floating = page.get_by_role("link", name="Book now").all()[1:]
    size = inline.locator("img").evaluate("one => [one.width, one.height, one.naturalWidth]")
    assert size[1] == 44 and size[0] == size[2] > 100
    for place in (0, 100_000):
        page.evaluate(f"scrollTo(0, {place})")
        box = floating.bounding_box()
        edge = box["x"] if elsewhere.direction == "rtl" else 320 - box["x"] - box["width"]
        assert round(edge) == 24 and round(600 - box["y"] - box["height"]) == 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert all(one.url.startswith((ELSEWHERE, SITE)) for one in elsewhere.requests)
    assert not violations(page) and not elsewhere.complaints()


@pytest.mark.parametrize("number", range(3), ids=["link", "inline", "floating"])
def test_each_leads_to_the_booking_page(elsewhere, number):
    elsewhere.page.get_by_role("link", name="Book now").nth(number).click()
    elsewhere.page.wait_for_url(SITE + "page-0/")
    assert elsewhere.page.get_by_role("heading", level=1).inner_text() == "Page 0"


# MARK: Everybody

@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_gallery(studio, visit, scheme, width):
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    gallery = open_gallery(tab, studio)
    assert not violations(gallery.page)
    gallery.page.locator("#ground").select_option("Dark")
    gallery.filter(language="ar").choose()
    for steps in gallery.page.locator("summary").all():
        steps.click()
    gallery.copy("Copy address")
    assert not violations(gallery.page)
    assert gallery.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_alone_picks_and_copies(gallery):
    page = gallery.page

    def tab_to(name):
        for _ in range(60):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            assert stop["visible"] and stop["inView"], stop
            focused = page.evaluate("""() => {
                const e = document.activeElement, image = e.querySelector("img");
                return e.labels?.[0]?.firstChild.textContent || image?.alt || e.textContent;
            }""")
            if focused == name:
                return
        pytest.fail(f"the keyboard does not reach “{name}”")

    tab_to("Colour")
    page.keyboard.type("Teal")
    tab_to("Book now")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Use it"
    tab_to("It leads to")
    page.keyboard.press("ArrowDown")
    tab_to("Copy address")
    page.keyboard.press("Enter")
    assert pasted(page)["text"].endswith("-teal-44/book-now.png")
    tab_to("Copy link")
    page.keyboard.press("Space")
    assert f'href="{SITE}page-1/"' in pasted(page)["text"]
    # The focus stays where it is, and what was done is told.
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    assert "copied" in page.locator("#chosen [role=status]").inner_text()
