"""A link that was ever sent leads somewhere: pages take their old links along."""

import shutil

import pytest

from booking import Endpoint, content as bookable, page as booking_page
from workplace import content, page

MASTER = """---
title: The team
link: the-team
scenario: pages-only
pages: [page-1, page-2]
---
Choose one of us.
"""


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("changed")
    texts = {
        "intro": booking_page(link="ada-now", former_links=["ada", "ada-old", "intro"]),
        "taken": booking_page(title="Taken", link="ada-old"),
    }
    endpoint = Endpoint(
        bookplate, bookable(folder / "content", texts), folder / "place", "--no-rate-limits")
    endpoint.start()
    yield endpoint
    endpoint.stop()


def ask(endpoint, path):
    client = endpoint.client()
    try:
        return client.ask("GET", path, headers={"Accept": "text/html"})
    finally:
        client.close()


def moved(endpoint, path):
    answer = ask(endpoint, path)
    return answer.status, answer.headers.get("Location")


# The endpoint.

@pytest.mark.parametrize("link", ["nobody", "ada-", "ada.now", "ADA-NEVER", "ada%2Fnow"])
def test_a_link_that_never_was_is_not_forwarded(served, link):
    assert moved(served, f"/book/{link}?name=Ada")[0] in (400, 404)


@pytest.mark.parametrize("link", ["ada", "ADA", "intro"])
@pytest.mark.parametrize("query", [
    "", "?name=Ada%20L&email=a%2Bb@example.com&skip=1&utm_source=card", "?name=%EMAIL%",
    "?to=https://elsewhere.example/", "?a=b?c=d",
])
def test_the_endpoint_forwards_with_all_that_a_link_brings(served, link, query):
    assert moved(served, f"/book/{link}{query}") == (308, f"/book/ada-now{query}")


def test_forwarding_takes_one_step(served):
    status, place = moved(served, "/book/ada?name=Grace")
    answer = ask(served, place)
    assert (status, answer.status) == (308, 200)
    assert b"Grace" in answer.body


def test_a_page_that_took_an_old_link_wins(served):
    answer = ask(served, "/book/ada-old")
    assert answer.status == 200 and b"Taken" in answer.body


# What is written.

def test_pages_that_claim_each_others_links_are_a_mistake(place):
    files = content(3)
    files["pages/page-0.md"] = page("Page 0", "page-0", ["page-1"])
    files["pages/team-1/page-1.md"] = page("Page 1", "page-1", ["page-0"])
    place.write(files)
    run = place.run("build")
    assert run.returncode == 1 and not (place.output / "site").exists()
    assert run.stderr.count("whose former links lead back here") == 2


def test_a_page_that_takes_an_old_link_wins_with_a_warning(place):
    files = content(3)
    files["site.yaml"] = files["site.yaml"].replace("netlify", "netlify, apache")
    files["pages/page-0.md"] = page("Page 0", "page-new", ["page-old", "page-older"])
    files["pages/page-old.md"] = page("The new one", "page-old", body="I am new here.")
    run = place.write(files).build()
    assert run.stderr.count("warning:") == 1 and "leads there" in run.stderr
    assert "I am new here." in (place.output / "site/page-old/index.html").read_text()
    rules = [place.output / path for path in (
        "site/_redirects", "site/.htaccess", "studio/hosting/nginx.conf",
        "studio/hosting/Caddyfile", "studio/hosting/apache.conf")]
    for file in rules:
        text = file.read_text()
        assert "page-older" in text, file
        assert "/page-old/" not in text and "/page-old " not in text, file


def checked(place):
    run = place.run("check")
    assert run.returncode == 0, run.stderr
    return run.stderr


def test_without_a_last_build_no_link_is_lost(place):
    place.write(content(3))
    assert "lost" not in checked(place) and not place.output.exists()


def test_a_link_of_the_last_build_that_is_gone_is_told_with_what_used_it(place):
    files = content(3)
    files["masters/team.md"] = MASTER
    place.write(files).build()
    before = place.trees()
    assert "leads nowhere" not in checked(place)
    file = "pages/team-1/page-1.md"
    place.write({file: page("Page 1", "page-one", host="ben")})
    told = checked(place)
    assert told.count("leads nowhere") == 1
    # At the page that had the link, with the way out.
    assert f"content/{file}:3:7: warning: The link `page-1` of the last build" in told
    assert "`former-links: [page-1]`" in told
    # The host's signatures lead there, and so does the master page.
    assert "studio/signatures/ben/full/signature.html" in told
    assert "output/site/the-team/index.html" in told
    assert "signatures/ada" not in told and "studio/index.html" not in told
    place.write({file: page("Page 1", "page-one", ["page-1"], host="ben")})
    assert "leads nowhere" not in checked(place)
    assert place.trees() == before


@pytest.mark.parametrize("lost", [[".bookplate"], [".bookplate", "studio"]])
def test_links_are_told_as_far_as_the_last_build_is_known(place, lost):
    place.write(content(3)).build()
    for name in lost:
        shutil.rmtree(place.output / name)
    place.write({"pages/page-0.md": None})
    told = checked(place)
    # The page's own link, and the two that it had before.
    found = {link for link in ("page-0", "old-0", "older-0") if f"The link `{link}`" in told}
    assert found == (set() if "studio" in lost else {"page-0", "old-0", "older-0"})


def test_a_page_that_is_gone_may_hand_its_links_on(place):
    place.write(content(3)).build()
    place.write({
        "pages/page-0.md": None,
        "pages/team-2/page-2.md": page("Page 2", "page-2", ["page-0", "old-0", "older-0"])})
    assert "leads nowhere" not in checked(place)


def test_another_host_takes_a_page_with_its_link(place):
    place.write(content(3)).build()
    place.write({"pages/team-1/page-1.md": page("Page 1", "page-1", host="ada")})
    assert "leads nowhere" not in checked(place)


def test_a_page_with_a_mistake_has_not_lost_its_links(place):
    place.write(content(3)).build()
    place.write({"pages/page-0.md": page("Page 0", "page-0", ["old-0", "older-0"], host="nobody")})
    run = place.run("check")
    assert run.returncode == 1 and "nobody" in run.stderr
    assert "leads nowhere" not in run.stderr


def test_a_build_tells_once_of_the_links_that_it_takes_away(place):
    place.write(content(3)).build()
    place.write({"pages/page-0.md": None})
    strict = place.refused(1, "--strict").stderr
    told = place.build().stderr
    for link in ("page-0", "old-0", "older-0"):
        assert f"The link `{link}` of the last build leads nowhere now" in told
        assert f"The link `{link}` of the last build leads nowhere now" in strict
    assert "leads nowhere" not in place.build().stderr
    place.write({"pages/team-1/page-1.md": page("Page 1", "page-1", ["page-0"], host="ben")})
    assert "leads nowhere" not in place.build().stderr
