"""What `new` makes builds as it is, and `explain` says why a page is built."""

import html
import json

import pytest

from workplace import content, page, stamps


def quiet(place, *options):
    """Builds, and finds nothing but the placeholders of `new`."""
    run = place.build("--format", "json", *options)
    assert {finding["rule"] for finding in json.loads(run.stderr)} <= {"placeholder"}
    return run


def new(place, *arguments):
    run = place.run("new", *arguments)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_a_new_site_with_new_pages_and_hosts_builds_without_an_edit(place):
    made = new(place, "site")
    assert "content/site.yaml" in made and all((place.folder / path).is_file() for path in made)
    quiet(place)
    assert new(place, "host", "ada") == ["content/hosts/ada.md"]
    quiet(place)
    assert new(place, "page", "ada-talks", "--host", "ada") == ["content/pages/ada-talks.md"]
    quiet(place)
    assert (place.output / "site/ada-talks/index.html").is_file()
    place.assert_fresh()


@pytest.mark.parametrize("options, given", [
    ((), ""), (("--content", "my site/"), " --content 'my site/'")])
def test_a_new_site_says_what_to_run_next(place, options, given):
    run = place.run("new", "site", *options)
    assert f"`bookplate serve --watch{given}`" in run.stderr
    assert f"`bookplate new buttons{given}`" in run.stderr


def test_new_buttons_make_a_gallery(place):
    new(place, "site")
    quiet(place)
    assert not (place.output / "studio/gallery/index.html").exists()
    made = new(place, "buttons")
    assert made == ["buttons/rounded.json", "buttons/outline.json", "buttons/labels.json"]
    quiet(place)
    pictures = list((place.output / "site/buttons").glob("*/*.png"))
    assert len(pictures) == 24 and (place.output / "studio/gallery/index.html").is_file()
    run = place.run("new", "buttons")
    assert run.returncode == 1 and "buttons/labels.json exists already" in run.stderr


def test_the_placeholders_of_a_new_site_keep_it_from_being_published(place):
    new(place, "site")
    run = place.run("check", "--strict", "--format", "json")
    assert run.returncode == 1
    found = [(item["path"], item["message"].split("`")[1]) for item in json.loads(run.stderr)]
    assert found == [("content/hosts/sam.md", "sam@your-domain.example"),
                     ("content/site.yaml", "site-url"), ("content/site.yaml", "endpoint-url")]
    # An address of the command line is the one that counts.
    run = place.run("check", "--site-url=https://a.example/", "--endpoint-url=https://a.example/",
                    "--format", "json")
    assert [item["path"] for item in json.loads(run.stderr)] == ["content/hosts/sam.md"]
    for path, old, own in [("hosts/sam.md", "sam@your-domain.example", "sam@practice.example"),
                           ("site.yaml", "http://127.0.0.1:8080/", "https://practice.example/")]:
        text = (place.content / path).read_text()
        assert old in text
        place.write({path: text.replace(old, own)})
    assert place.run("check", "--strict").returncode == 0


@pytest.mark.parametrize("name", [
    "Ada", 'Ada "the first" Lovelace', "Ada\\", "Ada: a name", "# Ada", "- [x]", "{a: b}", "*&!%@`",
    "ليلى حدّاد", "O'Neill", "<b>Ada</b>", "Ada\tTab", "no", "12:30", "👩‍🚀", "e\u0301",
    '"\u0301', "x: |", "Ada #1", "\ufffe", "\U0001fffe", "{{ x }}", "% a", "? a", "a" * 75])
def test_names_of_any_characters_build_without_an_edit(place, name):
    new(place, "site", f"--name={name}")
    new(place, "host", "ada", f"--name={name}", "--zone", "Asia/Kathmandu")
    new(place, "page", "ada-talks", "--host", "ada", f"--title={name}")
    quiet(place)
    page_html = (place.output / "site/ada-talks/index.html").read_text()
    assert name.replace("\t", " ") in html.unescape(page_html)
    place.assert_fresh()


@pytest.mark.parametrize("name", [
    "", " ", "\u200b", "Ada\nzone: UTC", "Ada\r", "Ada\x1b[31m", "Ada\x7f", "Ada\u2028x", "\u202eadA",
    "Ada\x85", "\ufeffAda", "a" * 76])
@pytest.mark.parametrize("arguments", [
    ["site", "--name"], ["host", "ada", "--name"], ["page", "ada-talks", "--host=ada", "--title"]],
    ids=lambda arguments: arguments[0])
def test_a_name_that_is_no_line_of_text_is_refused(place, arguments, name):
    run = place.run("new", *arguments, name)
    assert run.returncode == 64 and f"`{arguments[-1]}`" in run.stderr
    assert all(character in "\n" or " " <= character < "\x7f" for character in run.stderr)
    assert not place.content.exists()


@pytest.mark.parametrize("zone, hint", [
    ("Europe/Lodnon", "did you mean `Europe/London`?"), ("kathmandu", "`Asia/Kathmandu`"),
    ("Europe/London\nphoto: x.jpg", "Europe/London"), ("Mars/Base", "such as `Europe/London`"),
    ("", "such as"), ("../../etc/passwd", "such as"), ("Europe/London #", "`Europe/London`")])
@pytest.mark.parametrize("arguments", [["site"], ["host", "ada"]], ids=lambda a: a[0])
def test_a_zone_that_is_none_is_refused(place, arguments, zone, hint):
    run = place.run("new", *arguments, "--zone", zone)
    assert run.returncode == 64 and "is not a time zone" in run.stderr and hint in run.stderr
    assert not place.content.exists()


@pytest.mark.parametrize("kind", ["link", "link to nothing", "file"])
def test_new_writes_nothing_out_of_the_content(place, tmp_path, kind):
    elsewhere = tmp_path / "elsewhere"
    if kind == "link":
        elsewhere.mkdir()
    place.content.mkdir()
    for folder in ("hosts", "pages"):
        if kind == "file":
            (place.content / folder).write_text("mine")
        else:
            (place.content / folder).symlink_to(elsewhere)
    for arguments in (["site"], ["host", "ada"], ["page", "ada-talks", "--host", "ada"]):
        run = place.run("new", *arguments)
        assert run.returncode == 1, run.stderr
        folder = "pages" if arguments[0] == "page" else "hosts"
        assert f"content/{folder} is not a folder of the content" in run.stderr
        assert "nothing was written" in run.stderr
        assert sorted(entry.name for entry in place.content.iterdir()) == ["hosts", "pages"]
    assert elsewhere.exists() == (kind == "link")
    assert not elsewhere.exists() or not list(elsewhere.iterdir())


def test_new_follows_no_link_in_the_place_of_a_file(place, tmp_path):
    (place.content / "hosts").mkdir(parents=True)
    (place.content / "hosts/ada.md").symlink_to(tmp_path / "secret.md")
    run = place.run("new", "host", "ada")
    assert run.returncode == 1 and "content/hosts/ada.md exists already" in run.stderr
    assert not (tmp_path / "secret.md").exists()


@pytest.mark.parametrize("name", ["a", "z-9", "a" * 63])
def test_ids_of_every_length_build_without_an_edit(place, name):
    new(place, "site")
    new(place, "host", name)
    new(place, "page", name.ljust(4, "x"), "--host", name)
    quiet(place)


def test_new_writes_over_nothing(place):
    place.write({"site.yaml": "mine", "hosts/ada.md": "mine", "pages/ada-talks.md": "mine"})
    before = stamps(place.folder)
    for arguments in (["site"], ["host", "ada"], ["page", "ada-talks", "--host", "ada"]):
        run = place.run("new", *arguments)
        assert run.returncode == 1 and "exists already" in run.stderr
        # Not even the files of a new site that are missing.
        assert stamps(place.folder) == before


@pytest.mark.parametrize("host, hint", [
    ("nobody", "`bookplate new host nobody`"), ("adda", "did you mean `ada`?")])
def test_a_page_of_a_host_that_is_not_there_is_refused(place, host, hint):
    new(place, "site")
    new(place, "host", "ada")
    before = stamps(place.folder)
    run = place.run("new", "page", "ada-talks", "--host", host)
    assert run.returncode == 1 and f"no host `{host}` in content/hosts" in run.stderr
    assert hint in run.stderr and stamps(place.folder) == before


def test_new_makes_no_twin(place):
    """The same definition may be there with another ending."""
    new(place, "site")
    place.write({"hosts/ada.json": '{"name": "Ada", "zone": "Europe/London"}'})
    run = place.run("new", "host", "ada")
    assert run.returncode == 1 and "hosts/ada.json exists already" in run.stderr
    place.write({"pages/team/ada-talks.yaml": "title: Talks"})
    run = place.run("new", "page", "ada-talks", "--host", "ada")
    assert run.returncode == 1 and "pages/team/ada-talks.yaml exists already" in run.stderr
    assert not list(place.content.rglob("ada*.md"))


def explain(place, name, *options):
    run = place.run("explain", name, *options)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_explain_says_why_a_page_is_built(place):
    place.write(content(6))
    assert "no record" in explain(place, "page-0")
    place.build()
    told = explain(place, "page-0")
    assert "Leaves it as it is" in told
    for path in ("content/pages/page-0.md", "content/hosts/ada.md", "content/events/intro.md",
                 "content/images/room.jpg", "output/site/page-0/index.html",
                 "output/site/old-0/index.html"):
        assert path in told, path
    assert "hosts/ben.md" not in told
    place.write({"pages/page-0.md": page("Changed", "page-0")})
    assert "Its file has changed" in explain(place, "page-0")
    assert "Leaves it as it is" in explain(place, "page-1")
    place.build()
    assert "Leaves it as it is" in explain(place, "page-0")
    place.write({"hosts/ada.md": content(1)["hosts/ada.md"] + "More.\n"})
    assert "content/hosts/ada.md has changed" in explain(place, "page-0")
    place.build()
    place.write({"pages/added.md": page("Added", "added-page")})
    assert "It is new" in explain(place, "added-page")
    place.build()
    (place.output / "site/page-3/index.html").write_text("an edit")
    assert "output/site/page-3/index.html is not as the last build left it" in explain(
        place, "page-3")
    assert "options" in explain(place, "page-3", "--site-url", "https://other.example/")


def test_explain_writes_nothing_and_knows_what_it_does_not_know(place):
    place.write(content(2))
    before = stamps(place.folder)
    explain(place, "page-0")
    run = place.run("explain", "nothing")
    assert run.returncode == 1 and "there is no page called “nothing”" in run.stderr
    assert "bookplate check" not in run.stderr
    for name in ("page-00", "paeg-1"):
        run = place.run("explain", name)
        assert run.returncode == 1 and "did you mean `" in run.stderr, run.stderr
    place.write({"pages/broken.md": "---\ntitle: [\n---\n"})
    before = stamps(place.folder)
    run = place.run("explain", "broken")
    assert run.returncode == 1 and "bookplate check" in run.stderr
    assert stamps(place.folder) == before


def test_explain_knows_master_pages_and_pools(place):
    place.write(content(3) | {
        "pools/both.md": "---\nmembers: [page-0, page-1]\n---\n",
        "masters/team.md": "---\ntitle: Team\nlink: our-team\nformer-links: [the-team]\n"
                           "scenario: dynamic-rules\nrules: [{event: intro, owner: both}]\n---\n"})
    assert "no record" in explain(place, "team")
    run = place.build()
    assert run.stdout.startswith("3 pages and 1 master page in ")
    assert place.build().stdout.startswith("3 pages and 1 master page in ")
    assert place.run("check").stdout.startswith("3 pages and 1 master page checked")
    for name in ("team", "our-team", "the-team"):
        told = explain(place, name)
        assert "our-team/" in told.splitlines()[0]
        for path in ("content/masters/team.md", "content/pools/both.md", "content/pages/page-0.md",
                     "content/hosts/ada.md", "output/site/our-team/index.html",
                     "output/site/the-team/index.html", "Leaves it as it is"):
            assert path in told, path
        assert "page-2" not in told
    told = explain(place, "both")
    assert "`team` shows it" in told and "/page-1.md" in told
    assert "output/site/our-team/index.html" in told
    place.write({"pages/team-2/page-2.md": page("Changed", "page-2")})
    assert "Another page" in explain(place, "team") and "Another page" in explain(place, "both")
    place.write({"pools/both.md": "---\nmembers: [page-1]\n---\n"})
    assert "Its file has changed" in explain(place, "both")
    place.build()
    assert "Leaves it as it is" in explain(place, "team")


def test_explain_does_not_say_that_no_master_page_names_a_pool_when_one_with_a_mistake_does(place):
    place.write(content(3) | {
        "pools/both.md": "---\nmembers: [page-0, page-1]\n---\n",
        "pools/alone.md": "---\nmembers: [page-0, page-1]\n---\n",
        "masters/team.md": "---\ntitle: Team\nscenario: dynamic-rules\nhorizn: 3d\n"
                           "rules:\n  - {event: intro, owner: both}\n---\n"})
    assert "`content/masters/team.md` names it, but has a mistake." in explain(place, "both")
    assert "no master page names this one" in explain(place, "alone")
