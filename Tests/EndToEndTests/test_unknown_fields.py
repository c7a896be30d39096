"""A program that misspells a field is told so, rather than having its answer dropped."""

import pytest

from booking import Endpoint, content, page, starts


@pytest.fixture(scope="module")
def served(bookplate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unknown")
    form = [{"id": "topic", "type": "text", "label": "Topic"}]
    endpoint = Endpoint(
        bookplate, content(folder / "content", {"intro": page(form=form)}),
        folder / "place").start()
    yield endpoint
    assert endpoint.stop() == 0


@pytest.mark.parametrize("fields,name,words", [
    ({"answers": {"tpoic": "Ships"}}, "answer.tpoic", "not known here. Did you mean `topic`?"),
    ({"answers": {"colour": "red"}}, "answer.colour", "This field is not known here."),
    ({"answers": {"colour": False}}, "answer.colour", "This field is not known here."),
    ({"anwsers": {"topic": "Ships"}}, "anwsers", "not known here. Did you mean `answers`?"),
    ({"zone": 5}, "zone", "This field holds what it may not hold."),
])
def test_what_no_form_asks_for_is_refused_by_its_name(served, fields, name, words):
    answer = served.client().book(starts(1)[0], **fields)
    assert answer.status == 422, answer.text
    problem, = [each for each in answer.json["errors"] if each["field"] == name]
    assert words in problem["detail"], answer.text
    assert served.rows("SELECT count(*) FROM booking") == [(0,)]


def test_nothing_is_no_answer(served):
    answer = served.client().book(starts(2)[1], answers={"topic": "Ships", "colour": None})
    assert answer.status == 201, answer.text
