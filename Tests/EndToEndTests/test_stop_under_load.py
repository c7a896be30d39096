"""Customers who book while the server is stopped and started again."""

import http.client
import threading

import pytest

from booking import Endpoint, content, page, starts

CUSTOMERS = 8
STOPS = 5


class Customer(threading.Thread):
    """Books one time after the other over a connection that stays open, as long as it can."""

    def __init__(self, server, times):
        super().__init__()
        self.server, self.times = server, times
        self.booked, self.refused = [], []
        self.began = threading.Event()

    def run(self):
        try:
            client = self.server.client()
            for start in self.times:
                answer = client.book(start, email=f"{start.translate(DIGITS)}@example.com")
                if answer.status == 201:
                    self.booked.append((answer.json["id"], start))
                else:
                    self.refused.append((answer.status, answer.text))
                self.began.set()
        # The server takes no more: the port is closed, or the connection after its last answer.
        except (OSError, http.client.HTTPException):
            pass
        self.began.set()


DIGITS = str.maketrans("", "", "-:TZ")


@pytest.fixture
def server(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page(duration="5m", starts="every 5m")})
    return Endpoint(bookplate, folder, tmp_path / "place", "--no-rate-limits")


def test_a_stop_takes_back_nothing_and_fails_nobody(server):
    times = starts(STOPS * CUSTOMERS * 400, minutes=5)
    booked = []
    for stop in range(STOPS):
        server.start()
        customers = [
            Customer(server, times[stop * CUSTOMERS + n::STOPS * CUSTOMERS])
            for n in range(CUSTOMERS)]
        for customer in customers:
            customer.start()
        for customer in customers:
            assert customer.began.wait(20)
        assert server.stop() == 0
        for customer in customers:
            customer.join()
            assert not customer.refused
            assert customer.booked
            booked += customer.booked
    server.start()
    query = "SELECT id, strftime('%Y-%m-%dT%H:%M:%SZ', start, 'unixepoch') FROM booking"
    stored = dict(server.rows(query))
    assert all(stored[id] == start for id, start in booked)
    # At most one answer of each customer was under way when the connection closed.
    assert len(stored) <= len(booked) + STOPS * CUSTOMERS
    assert server.stop() == 0
    assert "A request failed" not in server.errors
