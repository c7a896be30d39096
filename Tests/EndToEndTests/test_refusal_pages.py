"""What a person sees who opens an address of the endpoint that is no page."""

import pytest

from booking import Endpoint, content, page

HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("refusals")
    endpoint = Endpoint(
        bookplate, content(folder / "content", {"intro": page()}), folder / "place").start()
    yield endpoint
    assert endpoint.stop() == 0


@pytest.mark.parametrize("path", [
    "/a%0D%0Ab", "/%00", "/m/%0D%0ASet-Cookie:x", "/book/a%0Ab", "/%C2%85", "/book/%C2%9B", "/%7F"])
def test_control_characters_are_refused(served, path):
    answer = served.client().ask("GET", path, headers=HTML)
    assert answer.status == 400 and "Set-Cookie" not in str(answer.headers)


@pytest.mark.parametrize("path,status", [
    ("/bookings", 405), ("/v1/nothing", 404), ("/nothing/at/all", 404), ("/m/", 404),
    ("/.known", 404), ("/book/nothing", 404)])
def test_a_person_sees_a_page_of_the_site(served, path, status):
    answer = served.client().ask("GET", path, headers=HTML)
    assert answer.status == status, answer.text
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "/book/assets/" in answer.text and "Test practice" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    if status == 405:
        assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("path,status", [("/bookings", 405), ("/nothing/at/all", 404)])
def test_a_program_is_told_in_json(served, path, status):
    answer = served.client().ask("GET", path)
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["status"] == status
