"""Cities are shown under their names of today, whatever browsers and owners call their zones."""

import re

import pytest

from booking import Endpoint, content, page

HTML = {"Accept": "text/html"}


@pytest.fixture
def client(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page(zone="Asia/Calcutta")})
    endpoint = Endpoint(bookplate, folder, tmp_path / "run", "--no-rate-limits").start()
    yield endpoint.client()
    endpoint.stop()


@pytest.mark.parametrize("zone, city, old", [
    ("Asia/Calcutta", "Kolkata", "Calcutta"), ("Asia/Kolkata", "Kolkata", "Calcutta"),
    ("Europe/Kiev", "Kyiv", "Kiev"), ("Pacific/Truk", "Chuuk", "Truk")])
def test_a_zone_is_offered_once_and_shown_under_its_citys_name(client, zone, city, old):
    text = client.ask("GET", f"/book/intro?zones=1&zone={zone}", headers=HTML).text
    options = re.findall(r'<option value="([^"]+)"( selected)?>([^<]+) \(', text)
    assert [name for name, _, words in options if words in (city, old)] == [
        name for name, _, words in options if words == city]
    assert [words for _, selected, words in options if selected] == [city]
    assert len([words for _, _, words in options if words == city]) == 1
    assert f"{city} time" in text and f"{old} time" not in text


def test_both_names_of_the_pages_own_zone_mean_the_same(client):
    assert client.ask("GET", "/v1/pages/intro/times?zone=Asia/Kolkata").json["days"]
    assert client.ask("GET", "/v1/pages/intro/times?zone=Asia/Calcutta").json["days"]
    assert "Kolkata time" in client.ask("GET", "/book/intro", headers=HTML).text
