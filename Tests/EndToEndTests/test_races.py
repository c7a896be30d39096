"""No race makes two bookings of one time, and every loser is told so."""

import collections
import random
import threading

import pytest

from booking import Endpoint, content, page, starts


def race(endpoint, attempts):
    """Sends requests at one moment, each by a connection of its own; returns their answers."""
    barrier = threading.Barrier(len(attempts))
    answers = [None] * len(attempts)
    clients = [endpoint.client() for _ in attempts]

    def run(index):
        barrier.wait()
        answers[index] = attempts[index](clients[index])

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(attempts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for client in clients:
        client.close()
    return answers


def statuses(answers):
    return collections.Counter(answer.status for answer in answers)


#: Claims of one host that overlap; there may be none, whatever anybody sent.
OVERLAPS = """SELECT count(*) FROM claim a JOIN claim b
    ON a.host = b.host AND a.meeting < b.meeting AND a.start < b.end AND b.start < a.end"""


@pytest.fixture
def serve(bookplate, tmp_path):
    running = []

    def make(pages, **events):
        folder = content(tmp_path / "content", pages, **events)
        endpoint = Endpoint(
            bookplate, folder, tmp_path / "place", "--no-rate-limits").start()
        running.append(endpoint)
        return endpoint

    yield make
    for endpoint in running:
        assert endpoint.stop() == 0


def test_one_of_64_gets_the_time(serve):
    endpoint = serve({"intro": page()})
    for number, start in enumerate(starts(200)):
        answers = race(endpoint, [
            lambda client, n=n: client.book(start, email=f"c{number}-{n}@example.com")
            for n in range(64)])
        assert statuses(answers) == {201: 1, 409: 63}
        for answer in answers:
            if answer.status == 409:
                assert answer.json["type"].endswith("slot-taken") and answer.json["nearest"]
    assert endpoint.rows("SELECT count(*) FROM booking")[0][0] == 200
    assert endpoint.rows(OVERLAPS)[0][0] == 0


def test_overlapping_events_of_one_host_never_both_win(serve):
    rules = {"starts": "every 15m", "notice": "0m", "horizon": "365d",
             "buffer": {"before": "5m", "after": "10m"}}
    endpoint = serve(
        {"intro": page(events=["long", "middle", "short"], duration=None, title="All")},
        long={"name": "Long", "duration": "60m"} | rules,
        middle={"name": "Middle", "duration": "30m"} | rules,
        short={"name": "Short", "duration": "15m"} | rules)
    rounds = random.Random(7)
    days = starts(400, minutes=24 * 60 // 8)
    for number, start in enumerate(days):
        base = start[:11] + f"{int(start[11:13]):02d}"
        wishes = [(base + ":00:00Z", "long"), (base + ":30:00Z", "middle"),
                  (base + ":45:00Z", "short")]
        rounds.shuffle(wishes)
        answers = race(endpoint, [
            lambda client, w=w, n=n: client.book(
                w[0], event=w[1], email=f"c{number}-{n}@example.com")
            for n, w in enumerate(wishes)])
        assert set(statuses(answers)) <= {201, 409} and statuses(answers)[201] == 1
    assert endpoint.rows(OVERLAPS)[0][0] == 0
    assert endpoint.rows("SELECT count(*) FROM booking")[0][0] == len(days)


def test_a_request_that_is_sent_16_times_books_once(serve):
    endpoint = serve({"intro": page()})
    for number, start in enumerate(starts(50)):
        key = f"0123456789abcdef-{number}"
        answers = race(endpoint, [lambda client: client.book(start, key=key)] * 16)
        assert statuses(answers) == {201: 16}
        assert len({answer.body for answer in answers}) == 1
    assert endpoint.rows("SELECT count(*) FROM booking")[0][0] == 50


def test_a_form_that_is_sent_twice_books_once(serve):
    endpoint = serve({"intro": page()})
    for number, start in enumerate(starts(50)):
        form = (f"page=intro&start={start}&name=Grace&email=grace%40example.com"
                f"&request=abcdefgh{number:08d}")
        headers = {"Content-Type": "application/x-www-form-urlencoded",
                   "Origin": f"http://{endpoint.address}"}
        answers = race(endpoint, [
            lambda client: client.ask("POST", "/bookings", form, headers)] * 2)
        assert statuses(answers) == {303: 2}
        assert len({answer.headers["Location"] for answer in answers}) == 1
    assert endpoint.rows("SELECT count(*) FROM booking")[0][0] == 50


def test_seats_are_never_sold_twice(serve):
    endpoint = serve({"intro": page(seats=5)})
    for number, start in enumerate(starts(40)):
        answers = race(endpoint, [
            lambda client, n=n: client.book(start, email=f"c{number}-{n}@example.com")
            for n in range(40)])
        assert statuses(answers) == {201: 5, 409: 35}
    assert endpoint.rows("SELECT count(*), min(taken), max(taken) FROM meeting") == [(40, 5, 5)]


def test_a_cancelled_time_can_be_booked_again_at_once(serve):
    endpoint = serve({"intro": page()})
    client, start = endpoint.client(), starts(1)[0]
    for _ in range(1000):
        answer = client.book(start)
        assert answer.status == 201, answer.text
        path = answer.json["manage"].removeprefix("https://book.example.com")
        cancelled = client.ask("POST", path + "/cancel", "choice=cancel", {
            "Content-Type": "application/x-www-form-urlencoded"})
        assert cancelled.status == 303 and cancelled.headers["Location"].endswith("cancelled")
    assert endpoint.rows("SELECT count(*) FROM claim") == [(0,)]


def test_moving_and_booking_the_same_time_leave_one(serve):
    endpoint = serve({"intro": page()})
    client = endpoint.client()
    times = starts(300)
    for number, (start, wanted) in enumerate(zip(times[::2], times[1::2])):
        booked = client.book(start, email=f"m{number}@example.com")
        path = booked.json["manage"].removeprefix("https://book.example.com")
        answers = race(endpoint, [
            lambda client: client.ask(
                "POST", path + "/move", f"choice=move&start={wanted}",
                {"Content-Type": "application/x-www-form-urlencoded"}),
            lambda client: client.book(wanted, email=f"b{number}@example.com")])
        assert sorted(answer.status for answer in answers) in ([201, 409], [303, 409])
    assert endpoint.rows(OVERLAPS)[0][0] == 0
