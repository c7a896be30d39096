"""What the address of a manage page says is shown only where it is true of the booking."""

import pytest

from booking import Endpoint, content, page, starts

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def served(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page()})
    endpoint = Endpoint(bookplate, folder, tmp_path / "place").start()
    yield endpoint
    assert endpoint.stop() == 0


def test_no_address_says_what_has_not_happened(served):
    client = served.client()
    booked = client.book(starts(1)[0])
    path = booked.json["manage"].removeprefix("https://book.example.com")

    def shown(query):
        return client.ask("GET", f"{path}?{query}").text

    assert "Nothing was changed" in shown("kept")
    assert "<h1 id=\"book-title\" tabindex=\"-1\">Moved" not in shown("moved")
    assert ">Cancelled<" not in shown("cancelled")
    assert client.ask("POST", path + "/cancel", "choice=cancel", FORM).status == 303
    for query in ("kept", "moved", "booked", "cancelled"):
        text = shown(query)
        assert ">Cancelled<" in text and "Nothing was changed" not in text, query
