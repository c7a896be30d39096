"""Links lead where they say, wherever the site lies."""

import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import REPOSITORY
from markup import addresses, documents

FORMER = {
    "ellen": "ellen-marsh", "voice-lessons": "ellen-marsh", "layla": "on-air",
    "yating": "second-language"}


def page_url(served, path):
    return served.url + path.removesuffix("index.html")


def target(folder, url, address):
    """The file that an address on a page of the site means, or `None` when it is foreign."""
    absolute = urllib.parse.urljoin(url, address)
    if not absolute.startswith(folder.url):
        return None
    path = urllib.parse.unquote(urllib.parse.urlsplit(absolute).path[len(folder.path):])
    return folder.folder / path / "index.html" if path.endswith("/") or not path else (
        folder.folder / path)


@pytest.mark.parametrize("former", FORMER)
@pytest.mark.parametrize("script", [True, False])
def test_a_former_link_forwards_with_its_query(site, visit, former, script):
    site.log.clear()
    tab = visit(java_script_enabled=script)
    page = tab.open(f"{site.url}{former}/?name=Ada&utm_source=card", settled=False)
    if script:
        page.wait_for_url(re.compile(f"{re.escape(site.url)}{FORMER[former]}/"))
        assert f"/{FORMER[former]}/?name=Ada&utm_source=card" in site.log
    else:
        # Without a script nobody can carry the query over, but the visitor still gets there.
        page.wait_for_timeout(300)
        if FORMER[former] not in page.url:
            page.get_by_role("link", name=re.compile(".")).first.click()
        page.wait_for_url(re.compile(f"{re.escape(site.url)}{FORMER[former]}/"))


@pytest.mark.parametrize("where", ["site", "site_below_path"])
def test_every_link_of_the_site_has_its_file(request, where):
    served = request.getfixturevalue(where)
    broken = []
    for path, tree in documents(served.folder).items():
        for _, _, address in addresses(tree):
            file = target(served, page_url(served, path), address)
            if file and not file.is_file():
                broken.append(f"{path}: {address}")
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("where", ["site", "site_below_path"])
def test_addresses_end_in_a_slash(request, where):
    served = request.getfixturevalue(where)
    for path, tree in documents(served.folder).items():
        for element, name, address in addresses(tree):
            absolute = urllib.parse.urljoin(page_url(served, path), address)
            if element.tag == "a" and absolute.startswith(served.url) and address[:1] != "#":
                assert urllib.parse.urlsplit(absolute).path.endswith("/"), f"{path}: {address}"


def test_a_site_below_a_path_works(site_below_path, visit):
    site = site_below_path
    site.log.clear()
    tab = visit()
    page = tab.open(site.url)
    page.get_by_role("link", name=re.compile("Voice coaching with Ellen")).first.click()
    page.wait_for_url(site.url + "ellen-marsh/")
    tab.settle()
    page.get_by_text("10:30").first.wait_for()
    page.goto(site.url + "yating/?x=1")
    page.wait_for_url(re.compile(re.escape(site.url) + "second-language/"))
    assert all(path.startswith("/sub/") for path in site.log), site.log
    assert not tab.complaints()


def test_a_missing_page_below_a_path_still_has_its_looks(site_below_path, visit):
    tab = visit()
    page = tab.open(site_below_path.url + "no/such/page/")
    assert page.get_by_text("not found").first.is_visible()
    failed = [r.url for r in tab.requests if r.resource_type == "stylesheet"
              and r.response().status != 200]
    assert not failed
    page.get_by_role("link").last.wait_for()


def test_a_page_opens_from_a_folder(site, visit):
    """Files opened without a server keep their looks and their words."""
    tab = visit()
    page = tab.open((site.folder / "ellen-marsh/index.html").as_uri())
    looks = "() => { const s = getComputedStyle(document.body), h = getComputedStyle(" \
        "document.querySelector('h1')); return [s.fontFamily, s.color, h.fontSize, s.maxWidth] }"
    from_file = page.evaluate(looks)
    assert page.get_by_role("heading", name="Voice coaching with Ellen").is_visible()
    assert tab.main_action.get_attribute("href").startswith("http")
    assert from_file == tab.open(site.url + "ellen-marsh/").evaluate(looks)


def test_links_open_pages_from_a_folder(site, visit):
    tab = visit()
    page = tab.open((site.folder / "index.html").as_uri())
    page.get_by_role("link", name=re.compile("Voice coaching with Ellen")).first.click()
    page.wait_for_url(re.compile("/ellen-marsh/"))
    assert (site.folder / "ellen-marsh" / "index.html").exists()


def test_only_listed_pages_are_named(site):
    index = (site.folder / "index.html").read_text("utf-8")
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert "ellen-follow-up" not in index and "ellen-follow-up" not in sitemap
    assert "ellen-marsh" in index and "choir-visits" in index
    page = (site.folder / "ellen-follow-up/index.html").read_text("utf-8")
    assert re.search(r'<meta name="?robots"? content="?noindex', page)


def test_the_sitemap_is_well_formed_and_absolute(site):
    tree = ElementTree.parse(site.folder / "sitemap.xml")
    places = [e.text for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert places and all(place.startswith(site.url) for place in places)
    for place in places:
        assert target(site, site.url, place).is_file(), place


def test_the_sample_uses_every_picture(site):
    published = {path.name.split(".")[0] for path in (site.folder / "assets").iterdir()}
    for picture in (REPOSITORY / "content/images").iterdir():
        assert picture.stem in published, picture.name
