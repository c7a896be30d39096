"""What is agreed is said before and after booking, and holds."""

import datetime
import email
import email.policy
import re
import urllib.parse

import pytest

from booking import Endpoint, content, page, starts, wait_for
from test_manage_notices import FORM

PHONE = "+44 20 7946 0000"
TERMS = "You can cancel until 3 days before it starts. You can move at any time."
PLACES = [{"kind": "video", "label": "Video call"}, {"kind": "phone", "label": "Phone, I call you"}]
QUESTIONS = [
    {"id": "topic", "label": "What about?", "type": "text"},
    {"id": "due", "label": "By when?", "type": "date"},
    {"id": "size", "label": "Which size?", "type": "choice", "options": ["S", "M", "L"]},
]


@pytest.fixture
def folder(tmp_path):
    return content(tmp_path / "content", {"intro": page(
        cancel="until 3d", price="€80, by invoice", location=PLACES, form=QUESTIONS)})


@pytest.fixture
def served(bookplate, tmp_path, folder):
    endpoint = Endpoint(bookplate, folder, tmp_path / "place").start()
    yield endpoint
    assert endpoint.stop() == 0


def form(start, **fields):
    fields = {
        "page": "intro", "event": "intro", "duration": "30", "zone": "UTC",
        "start": start, "name": "Grace Hopper", "email": "grace@example.com", "place": "1",
        "answer.phone": PHONE, "answer.topic": "Win at https://evil.example/",
        "answer.due": "2027-03-01", "answer.size": "M"} | fields
    return urllib.parse.urlencode(fields)


def send(served, start, **fields):
    origin = {"Origin": f"http://{served.address}"}
    return served.client().ask("POST", "/bookings", form(start, **fields), FORM | origin)


def book(served, start, **fields):
    """The path of the manage link of a new booking."""
    answer = send(served, start, **fields)
    assert answer.status == 303, answer.text
    return answer.headers["Location"].partition("?")[0]


def mails(served, count):
    """The text of each mail and what its calendar describes, by what its name says."""
    outbox = served.folder / "var/outbox"
    wait_for(lambda: len(list(outbox.glob("*.eml"))) == count)
    read = [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        for file in sorted(outbox.glob("*.eml"))]
    return {
        mail["Message-ID"].partition("@")[0].rpartition(".")[2]
        + mail["Message-ID"].split(".")[2]: mail.get_body(("plain",)).get_content()
        for mail in read}


def unfolded(text):
    return re.sub(r"\r\n[ \t]", "", text).replace("\\,", ",").replace("\\n", "\n")


def test_price_and_terms_are_said_at_every_step(served):
    start = starts(1, ahead=6)[0]
    client = served.client()
    details = client.ask("GET", f"/book/intro?start={start}").text
    assert TERMS in details and "€80, by invoice" in details
    path = book(served, start)
    for query in ("?booked", ""):
        shown = client.ask("GET", path + query).text
        assert TERMS in shown and "€80, by invoice" in shown
    said = "The booking can be cancelled until 3 days before it starts. It can be moved at any time."
    calendar = unfolded(client.ask("GET", path + ".ics").text)
    assert said in calendar and "€80, by invoice" in calendar
    for recipient, text in mails(served, 2).items():
        assert said in text.replace("\n", " ") and "€80, by invoice" in text, recipient


def test_mails_list_the_answers_each_as_its_reader_may_see_them(served):
    book(served, starts(1, ahead=6)[0])
    found = mails(served, 2)
    answers = [f"Your telephone number: {PHONE}", "By when? Monday 1 March 2027", "Which size? M"]
    for text in found.values():
        places = [text.index(answer) for answer in answers]
        assert places == sorted(places)
    assert "What about? Win at https://evil.example/" in found["host0"]
    # Nobody knows whose address it is.
    assert "evil.example" not in found["customer0"]
    assert "What about? As you wrote it" in found["customer0"]


def test_who_is_called_leaves_a_number(served):
    first, second = starts(2, ahead=6)
    client = served.client()
    asked = client.ask("GET", f"/book/intro?start={first}").text
    assert re.search(r'id="f-answer.phone"[^>]*type="tel"[^>]*autocomplete="tel"', asked)
    for number, problem in (("", "Please fill this in"), ("later", "not a telephone number")):
        answer = send(served, first, **{"answer.phone": number})
        assert answer.status == 422 and problem in answer.text
        assert 'href="#f-answer.phone"' in answer.text
        assert 'aria-describedby="f-answer.phone-help f-answer.phone-wrong"' in answer.text
    refused = client.book(first, place=1)
    assert refused.status == 422 and "answer.phone" in refused.text
    book(served, first, place="0", **{"answer.phone": ""})
    booked = client.book(second, place=1, answers={"phone": PHONE})
    assert booked.status == 201, booked.text


def test_moving_away_gives_no_more_time_to_cancel(served):
    near, far = starts(1, ahead=2)[0], starts(1, ahead=20)[0]
    path = book(served, near)
    client = served.client()
    assert "too late to cancel" in client.ask("GET", path).text
    body = f"choice=move&zone=UTC&start={far}"
    assert client.ask("POST", path + "/move", body, FORM).status == 303
    shown = client.ask("GET", path).text
    assert "before the time first booked" in shown and path + "/cancel" not in shown
    answer = client.ask("POST", path + "/cancel", "choice=cancel", FORM)
    assert answer.status == 409 and "too late" in answer.text
    old = datetime.datetime.fromisoformat(near).strftime("%A %-d %B %Y")
    for name, text in mails(served, 4).items():
        assert (f"Instead of: {old}, 00:00" in text) == name.endswith("1"), name


def test_what_cannot_be_moved_is_not_offered_to_be(served, folder):
    start, other = starts(2, ahead=6)
    path = book(served, start)
    assert "move=1" in served.client().ask("GET", path).text
    move = f"choice=move&zone=UTC&start={other}"

    def shown_again():
        assert served.stop() == 0
        served.start()
        client = served.client()
        assert client.ask("POST", path + "/move", move, FORM).status == 409
        text = client.ask("GET", path + "?move=1").text
        assert path + "/cancel" in text and "move=1" not in text
        return text

    file = folder / "pages/intro.json"
    text = file.read_text()
    file.write_text(text.replace("{", '{"accepting": false, ', 1))
    assert "Ada Lovelace is not taking new bookings" in re.sub("<[^>]*>", "", shown_again())
    file.unlink()
    (folder / "pages/other.json").write_text(page(title="Other"))
    assert "no longer offered online" in shown_again()
    assert served.client().ask("POST", path + "/cancel", "choice=cancel", FORM).status == 303
