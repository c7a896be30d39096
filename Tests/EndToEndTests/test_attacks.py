"""Texts of any content stay texts."""

import json
import os
from pathlib import Path

import pytest

import attacks
from conftest import REPOSITORY
from markup import addresses, documents, outline, skeleton
from serving import SiteServer

#: Folders with further strings: those that the environment names, or those beside the package.
DATA = ([Path(p) for p in os.environ["ATTACK_STRINGS"].split(":") if p]
        if "ATTACK_STRINGS" in os.environ else
        [p for p in (REPOSITORY.parent / "shared/data" / name for name in ("attack", "strings"))
         if p.is_dir()])
LOGO = (REPOSITORY / "content/images/logo.svg").read_bytes()
#: What CommonMark and the frame of a page may consist of.
SCHEMES = ("https:", "http:", "mailto:", "tel:", "data:image/svg+xml")


@pytest.fixture(scope="module")
def texts():
    return attacks.collected(DATA)


@pytest.fixture(scope="module")
def server():
    return SiteServer()


def write(folder, texts, plain):
    """The pages for all texts; or the same pages with plain words in the texts' place."""
    for number, text in enumerate(texts):
        words = f"Plain words {number}" if plain else text
        folder.write(f"pages/fields-{number}.json", attacks.fields_page(number, words))
        folder.write(f"pages/text-{number}.json", attacks.text_page(number, words))


@pytest.fixture(scope="module")
def attacked(bookplate, endpoint, server, texts, tmp_path_factory):
    """The site with the texts in all fields that take them, and how it was built."""
    from conftest import Build

    root = tmp_path_factory.mktemp("attacked")
    folder = attacks.Folder(root / "content", LOGO)
    folder.write("site.json", attacks.site("Practice", server.url))
    write(folder, texts, plain=False)
    for _ in range(12):
        build = Build(
            bookplate, folder.path, root / "output", server.url, endpoint.url, "--format", "json")
        if build.run.returncode == 0:
            break
        assert build.run.returncode == 1, build.run.stderr[-2000:]
        assert folder.soften(build.run.stderr), build.run.stderr[-2000:]
    build.succeeded()
    server.folder = build.folder
    return folder, build


@pytest.fixture(scope="module")
def plain(bookplate, endpoint, server, texts, tmp_path_factory):
    from conftest import Build

    root = tmp_path_factory.mktemp("plain")
    folder = attacks.Folder(root / "content", LOGO)
    folder.write("site.json", attacks.site("Practice", server.url))
    write(folder, texts, plain=True)
    return Build(bookplate, folder.path, root / "output", server.url, endpoint.url).succeeded()


def test_the_loader_refuses_only_some(attacked, texts):
    folder, _ = attacked
    kept = 0
    for number, text in enumerate(texts):
        value = json.dumps(text, ensure_ascii=False)
        for kind in ("fields", "text"):
            kept += (folder.path / f"pages/{kind}-{number}.json").read_text("utf-8").count(value)
    print(f"{len(texts)} texts: {kept} places hold them, {len(folder.refused)} refuse them")
    assert kept > len(texts)


def test_texts_change_no_element_and_no_attribute(attacked, plain, texts):
    _, build = attacked
    differing = []
    expected = documents(plain.folder)
    for path, tree in documents(build.folder).items():
        if not path.startswith("fields-"):
            continue
        seen, wanted = skeleton(tree), skeleton(expected[path])
        if seen != wanted:
            one, other = set(outline(seen)), set(outline(wanted))
            differing.append(
                f"{path} ({texts[int(path.split('/')[0].split('-')[1])]!r}): "
                f"{sorted(one - other)[:3]} instead of {sorted(other - one)[:3]}")
    assert not differing, "\n".join(differing)


def test_only_known_elements_and_safe_addresses_appear(attacked, plain):
    _, build = attacked
    expected = documents(plain.folder).values()
    known = {e.tag for tree in expected for e in tree.iter() if isinstance(e.tag, str)}
    known |= set("h2 h3 h4 h5 h6 p ul ol li blockquote pre code em strong a img br hr".split())
    for path, tree in documents(build.folder).items():
        for element in tree.iter():
            assert isinstance(element.tag, str), f"{path}: a comment"
            assert element.tag in known, f"{path}: {element.tag}"
            bad = [n for n in element.attrib if n.startswith("on") or n in ("style", "srcdoc")]
            assert not bad, f"{path}: {element.tag} {bad}"
        for element, name, address in addresses(tree):
            scheme = address.split(":")[0] + ":" if ":" in address.split("/")[0] else ""
            assert not scheme or address.startswith(SCHEMES), f"{path}: {name}={address}"
            if name == "src":
                assert not scheme and not address.startswith("//"), f"{path}: {name}={address}"


def test_no_script_of_a_text_runs(attacked, visit, server, texts):
    _, build = attacked
    # Ours come first; the shapes of all pages are compared above.
    opened = [
        f"{kind}-{number}/index.html" for number in range(len(texts[:150]))
        for kind in ("fields", "text")]
    tab = visit()
    tab.context.add_init_script("window.alert=window.a=()=>{window.__pwned=1}")
    outside = []
    for path in ["index.html", *opened]:
        tab.requests.clear()
        page = tab.page
        page.goto(server.url + path, wait_until="load")
        assert page.evaluate("window.__pwned") is None, path
        assert page.url.startswith(server.url), path
        outside += [
            f"{path}: {r.url}" for r in tab.requests
            if "evil" in r.url or r.url.endswith("/x")]
    assert not outside, "\n".join(outside)
    assert not tab.dialogs and not tab.errors


@pytest.mark.parametrize("text", attacks.OWN[:16])
def test_the_frame_of_the_site_takes_them_as_text(build, server, tmp_path, text):
    plain = attacks.Folder(tmp_path / "plain", LOGO)
    plain.write("site.json", attacks.site("Plain words", server.url))
    plain.write("pages/text-1.json", attacks.text_page(1, "Plain words"))
    wanted = build(plain.path, tmp_path / "wanted", server.url).succeeded().folder
    folder = attacks.Folder(tmp_path / "content", LOGO)
    definition = attacks.site(text, server.url) | {"footer": "Plain words", "body": "Plain words"}
    folder.write("site.json", definition)
    folder.write("pages/text-1.json", attacks.text_page(1, "Plain words"))
    seen = build(folder.path, tmp_path / "output", server.url).succeeded().folder
    for path, tree in documents(seen).items():
        assert skeleton(tree) == skeleton(documents(wanted)[path]), path


@pytest.mark.parametrize("key", ["website", "photo", "email", "zone"])
@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_unsafe_addresses_are_refused(build, server, tmp_path, key, text):
    folder = attacks.Folder(tmp_path / "content", LOGO)
    folder.write("site.json", attacks.site("Practice", server.url))
    definition = attacks.text_page(1, "Plain words")
    definition["host"] |= {key: text}
    folder.write("pages/text-1.json", definition)
    run = build(folder.path, tmp_path / "output", server.url).run
    assert run.returncode == 1, run.stderr
    assert "pages/text-1.json:" in run.stderr
