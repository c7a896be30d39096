"""A running endpoint takes up changed content: whole, or not at all."""

import signal
import threading
import urllib.request

import pytest

from booking import Endpoint, content, page, starts, wait_for

WRONG = "---\ntitle: [\n---\n"


@pytest.fixture
def served(bookplate, tmp_path):
    endpoint = Endpoint(
        bookplate, content(tmp_path / "content", {"intro": page(duration="30m")}),
        tmp_path / "place")
    endpoint.content = tmp_path / "content"
    endpoint.start()
    yield endpoint
    assert endpoint.stop() == 0


def write(endpoint, name, text):
    """Puts a file in place as an editor does."""
    new = endpoint.content / "pages" / f".{name}.tmp"
    new.write_text(text)
    new.rename(endpoint.content / "pages" / name)


def counted(endpoint, name):
    with urllib.request.urlopen(f"http://{endpoint.admin}/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"bookplate_{name} "))


def length(client):
    """The minutes of the meetings that are offered."""
    time = client.times()[0]
    return (int(time["end"][14:16]) - int(time["start"][14:16])) % 60


def test_content_with_mistakes_is_left_and_the_first_is_named(served):
    client = served.client()
    assert length(client) == 30
    write(served, "other.md", WRONG)
    wait_for(lambda: counted(served, "failed_reloads_total") >= 1)
    assert length(client) == 30
    wait_for(lambda: "pages/other.md:3:1: " in served.errors)
    line = next(line for line in served.errors.splitlines() if "other.md" in line)
    assert line.startswith("bookplate: error: Bookings go on with the content of before: ")
    (served.content / "pages/other.md").unlink()
    wait_for(lambda: counted(served, "reloads_total") >= 1)
    assert client.ask("GET", "/book/other").status == 404


def test_another_address_waits_for_a_restart(served):
    site = served.content / "site.yaml"
    site.write_text(site.read_text().replace("book.example.com", "other.example.com"))
    wait_for(lambda: "it names another address" in served.errors)
    answer = served.client().ask("GET", "/book/intro", headers={"Accept": "text/html"})
    assert answer.status == 200 and "other.example.com" not in answer.text


def test_changed_content_counts_at_once(served):
    client = served.client()
    assert length(client) == 30
    write(served, "intro.json", page(duration="15m"))
    wait_for(lambda: length(client) == 15)
    write(served, "second.json", page(title="Second"))
    wait_for(lambda: client.ask("GET", "/v1/pages/second/times").status == 200)
    (served.content / "pages/second.json").unlink()
    wait_for(lambda: client.ask("GET", "/v1/pages/second/times").status == 404)


def test_a_signal_reads_the_content_again(served):
    for count in (1, 2):
        served.process.send_signal(signal.SIGHUP)
        wait_for(lambda: counted(served, "reloads_total") >= count)
    assert "The content has been read again." in served.errors
    assert length(served.client()) == 30


def test_no_answer_mixes_two_states_of_the_content(bookplate, tmp_path):
    served = Endpoint(
        bookplate, content(tmp_path / "content", {"intro": page(duration="30m", title="Old")}),
        tmp_path / "place", "--no-rate-limits")
    served.content = tmp_path / "content"
    served.start()
    wrong, counts, stopping = [], {}, threading.Event()

    def ask():
        client = served.client()
        while not stopping.is_set():
            answer = client.ask("GET", "/book/intro", headers={"Accept": "text/html"})
            state = tuple(
                words in answer.text for words in ("Old", "30 minutes", "New", "15 minutes"))
            counts[state] = counts.get(state, 0) + 1
            if answer.status != 200 or state not in (
                    (True, True, False, False), (False, False, True, True)):
                wrong.append((answer.status, state))
            answer = client.ask("GET", "/v1/pages/intro/times")
            if answer.status != 200 or len({
                    (int(time["end"][14:16]) - int(time["start"][14:16])) % 60
                    for day in answer.json["days"] for time in day["times"]}) != 1:
                wrong.append(answer.text[:200])

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    try:
        for number in range(1, 21):
            is_new = number % 2
            write(served, "intro.json", page(
                duration="15m" if is_new else "30m", title="New" if is_new else "Old"))
            wait_for(lambda: counted(served, "reloads_total") >= number)
    finally:
        stopping.set()
        for asker in askers:
            asker.join()
    assert not wrong, wrong[:3]
    assert len(counts) == 2, counts
    assert served.stop() == 0


def test_bookings_of_a_page_that_is_gone_can_be_cancelled(served):
    client = served.client()
    write(served, "second.json", page(title="Second"))
    wait_for(lambda: client.ask("GET", "/v1/pages/second/times").status == 200)
    when = starts(3)
    manage = [
        client.book(start, page="second").json["manage"].partition("/m/")[2] for start in when]
    (served.content / "pages/second.json").unlink()
    wait_for(lambda: client.ask("GET", "/v1/pages/second/times").status == 404)
    assert client.book(when[2], page="second", email="other@example.com").status == 404
    html = {"Accept": "text/html"}
    shown = client.ask("GET", "/m/" + manage[0], headers=html)
    assert shown.status == 200 and "Second" in shown.text
    form = {"Content-Type": "application/x-www-form-urlencoded",
            "Origin": served.url.rstrip("/")} | html
    answer = client.ask("POST", f"/m/{manage[0]}/cancel", "choice=cancel", form)
    assert answer.status == 303 and "cancelled" in answer.headers["Location"]
    answer = client.ask("POST", f"/m/{manage[1]}/move", f"choice=move&start={when[2]}", form)
    assert answer.status == 409
    assert sorted(served.rows("SELECT status, start % 3600 FROM booking")) == [
        ("cancelled", 0), ("confirmed", 0), ("confirmed", 1800)]


def test_no_booking_is_lost_or_doubled_by_a_reload(bookplate, tmp_path):
    served = Endpoint(
        bookplate, content(tmp_path / "content", {"intro": page()}), tmp_path / "place",
        "--no-rate-limits")
    served.content = tmp_path / "content"
    served.start()
    won, wrong, done = [], [], threading.Event()
    when = starts(60)

    def book(racer):
        client = served.client()
        for number, start in enumerate(when):
            answer = client.book(start, email=f"r{racer}n{number}@example.com")
            if answer.status == 201:
                won.append((answer.json["id"], start))
            elif answer.status != 409:
                wrong.append((answer.status, answer.text[:200]))

    def change():
        number = 0
        while not done.is_set():
            number += 1
            write(served, "intro.json", page(title=f"Intro {number}"))
            write(served, "other.json", page() if number % 2 else WRONG)
            served.process.send_signal(signal.SIGHUP)
            done.wait(0.01)

    changer = threading.Thread(target=change)
    racers = [threading.Thread(target=book, args=[racer]) for racer in range(4)]
    changer.start()
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    done.set()
    changer.join()
    assert not wrong, wrong[:3]
    assert sorted(start for _, start in won) == when
    kept = served.rows("SELECT id FROM booking WHERE status = 'confirmed'")
    assert sorted(kept) == sorted((id,) for id, _ in won)
    wait_for(lambda: counted(served, "reloads_total") >= 1)
    assert served.stop() == 0
