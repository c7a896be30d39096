"""The program serves the site itself, and shows every save."""

import shutil
import urllib.error
import urllib.request

import pytest

from conftest import REPOSITORY
from service import Service


def status(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture
def content(tmp_path):
    """A copy of the sample that a test may change."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def service(bookplate, content, tmp_path):
    service = Service(bookplate, content, tmp_path / "output", "--build")
    yield service
    if service.process.poll() is None:
        service.stop()


@pytest.fixture
def watching(bookplate, content, tmp_path):
    service = Service(bookplate, content, tmp_path / "output", "--watch")
    yield service
    if service.process.poll() is None:
        service.stop()


def test_nothing_outside_the_site_is_served(service):
    for path in ("../studio/manifest.json", "%2e%2e/studio/manifest.json", "..%2fstudio/",
                 "assets/", "assets/..%5c..%5cstudio"):
        assert status(service.url + path) in (400, 404), path


def test_a_foreign_host_is_refused(service):
    request = urllib.request.Request(service.url, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(request, timeout=5)
    assert refusal.value.code in (400, 403, 404, 421)


def test_every_page_opens_with_its_looks(service, visit):
    tab = visit()
    for path in ("", "ellen-marsh/", "on-air/", "choir-visits/", "ellen/"):
        page = tab.open(service.url + path)
        assert page.get_by_role("heading", level=1).is_visible()
    for request in tab.requests:
        if "/assets/" in request.url and (answer := request.response()):
            assert answer.status in (200, 304), request.url
    assert status(service.url + "no-such-page/") == 404


def test_it_stops_when_it_is_told(service, visit):
    visit().open(service.url)
    assert service.stop() == 0


def test_a_save_shows_in_open_pages(watching, content, visit):
    page = visit().open(watching.url + "ellen-marsh/", settled=False)
    file = content / "pages/ellen-marsh.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Voice coaching with Ellen", "Find your voice"), "utf-8")
    page.get_by_role("heading", name="Find your voice").wait_for()


def test_a_mistake_shows_and_the_last_good_site_stays(watching, content, visit):
    page = visit().open(watching.url + "ellen-marsh/", settled=False)
    file = content / "pages/ellen-marsh.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("notice: 12h", "notcie: 12h"), "utf-8")
    page.get_by_text("pages/ellen-marsh.md").first.wait_for()
    assert page.get_by_text("notcie").first.is_visible()
    assert page.get_by_role("heading", name="Voice coaching with Ellen").first.is_visible()
    file.write_text(text, "utf-8")
    page.get_by_text("notcie").first.wait_for(state="hidden")


def test_a_site_built_for_this_machine_is_not_taken_for_the_published_one(service):
    said = [line for line in service.errors.splitlines() if line.startswith("Built for ")]
    assert said == [
        f"Built for {service.url}; run `bookplate build` before you upload "
        f"{service.command[service.command.index('--output') + 1]}/site."]
