"""Customers who write down what they asked for and what they were told, and what must be stored.

A database is read here by SQLite alone, without the program's own code.
"""

import contextlib
import http.client
import itertools
import json
import random
import sqlite3
import threading
import time

from booking import starts

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ENDPOINT = "https://book.example.com"


class Wish:
    """One booking: what was asked for, step by step, and how much of it was confirmed."""

    def __init__(self, number, start, guests):
        self.number, self.guests = number, guests
        self.key = f"key-of-wish-{number:06d}"
        self.email = f"customer{number}@example.com"
        #: What may be stored: the first `told` for certain, further ones perhaps.
        self.asked = [("booked", start)]
        self.told = 0
        #: What the client was given; the same forever.
        self.body = self.id = self.manage = None
        self.start = start

    def book(self, client):
        return client.book(self.start, key=self.key, email=self.email, name="Grace Hopper",
                           guests=self.guests)

    def take(self, body):
        """Takes in the body of the confirmation."""
        self.body, told = body, json.loads(body)
        self.id, self.manage = told["id"], told["manage"].removeprefix(ENDPOINT)


class Diary:
    """All wishes, whoever had them; safe to use from many threads."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.times = starts(48 * 360)
        self.wishes = []
        #: The wishes that the server could not see to, what it answered, and what was asked.
        self.put_off = []
        self.surprises = []
        self.confirmations = threading.Semaphore(0)
        self._lock = threading.Lock()

    def wish(self):
        with self._lock:
            wish = Wish(len(self.wishes), self.dice.choice(self.times),
                        ["guest@example.com"] * (self.dice.random() < 0.2))
            self.wishes.append(wish)
            return wish

    def choose(self, *weights):
        """An index, by weight."""
        with self._lock:
            return self.dice.choices(range(len(weights)), weights)[0]

    def time_other_than(self, start):
        """A time to move to; a move to where the booking stands already would change nothing."""
        time = start
        with self._lock:
            while time == start:
                time = self.dice.choice(self.times)
        return time

    def confirm(self, wish):
        wish.told += 1
        self.confirmations.release()

    def settle(self, wish, answer, confirmed):
        """Takes in the answer to the last thing that was asked; `True` when it is confirmed."""
        if answer.status == confirmed:
            self.confirm(wish)
            return True
        step = wish.asked.pop()
        if answer.status == 503:
            self.put_off.append((wish, answer, step))
        elif answer.status != 409:
            self.surprises.append((answer.status, answer.body))
        return False

    @property
    def told(self):
        """How much has been confirmed."""
        return sum(wish.told for wish in self.wishes)

    def await_confirmations(self, count, seconds=20):
        """Waits for so many more, or until the time is over."""
        end = time.monotonic() + seconds
        return all(self.confirmations.acquire(timeout=max(0, end - time.monotonic()))
                   for _ in range(count))


class Customers:
    """Clients who book, move and cancel one after another until the server is gone."""

    def __init__(self, endpoint, diary, count):
        self.endpoint, self.diary = endpoint, diary
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._run) for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.stopping.set()
        self.join()

    def join(self):
        for thread in self.threads:
            thread.join()

    def _run(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            client = self.endpoint.client()
            try:
                while not self.stopping.is_set():
                    self._book(client)
            finally:
                client.close()

    def _book(self, client):
        wish = self.diary.wish()
        answer = wish.book(client)
        if not self.diary.settle(wish, answer, 201):
            return
        wish.take(answer.body)
        step = self.diary.choose(6, 2, 2)
        if step == 1:
            wish.asked.append(("moved", self.diary.time_other_than(wish.start)))
            answer = client.ask(
                "POST", wish.manage + "/move", f"choice=move&start={wish.asked[-1][1]}", FORM)
            self.diary.settle(wish, answer, 303)
        elif step == 2:
            wish.asked.append(("cancelled", wish.start))
            answer = client.ask("POST", wish.manage + "/cancel", "choice=cancel", FORM)
            self.diary.settle(wish, answer, 303)


#: Each gives the rows that contradict others.
CONTRADICTIONS = {
    "a booking and its meeting differ": """
        SELECT b.id FROM booking b LEFT JOIN meeting m ON m.id = b.meeting
        WHERE (b.status = 'confirmed') IS NOT (m.id IS NOT NULL)
            OR (m.id IS NOT NULL
                AND (m.page, m.event, m.start) IS NOT (b.page, b.event, b.start))""",
    "a meeting counts other bookings": """
        SELECT id FROM meeting m WHERE taken = 0
            OR taken <> (SELECT count(*) FROM booking WHERE meeting = m.id)""",
    "a meeting has not one claim": """
        SELECT id FROM meeting m WHERE (
            SELECT count(*) FROM claim WHERE meeting = m.id
                AND start <= m.start AND "end" >= m."end") <> 1""",
    "a claim is nobody's": """
        SELECT host, start FROM claim c WHERE NOT EXISTS (
            SELECT 1 FROM booking b WHERE b.meeting = c.meeting AND b.host = c.host)""",
    "claims overlap": """
        SELECT host, start FROM (SELECT host, start, "end",
            lead(start) OVER (PARTITION BY host ORDER BY start) AS next FROM claim)
        WHERE next < "end" """,
    "a booking does not stand where its last change left it": """
        SELECT b.id FROM booking b
        LEFT JOIN version v ON v.booking = b.number AND v.sequence = b.sequence
        WHERE v.start IS NOT b.start OR (v.kind = 'cancelled') IS NOT (b.status = 'cancelled')
            OR b.sequence + 1 <> (SELECT count(*) FROM version WHERE booking = b.number)""",
    "a booking has not one request": """
        SELECT id FROM booking b
        WHERE (SELECT count(*) FROM request WHERE booking = b.number) <> 1""",
    "a change has not one notice for each recipient": """
        SELECT v.booking, v.sequence FROM version v JOIN booking b ON b.number = v.booking
        WHERE (SELECT count(*) FROM notice n
                WHERE (n.booking, n.sequence, n.kind) = (v.booking, v.sequence, v.kind))
            <> 2 + (SELECT count(*) > 0 FROM guest WHERE booking = v.booking)""",
    "a notice is of no change": """
        SELECT id FROM notice n WHERE NOT EXISTS (SELECT 1 FROM version v
            WHERE (v.booking, v.sequence, v.kind) = (n.booking, n.sequence, n.kind))""",
}


def contradictions(database):
    """What is half or damaged in an open database."""
    damage = [row[0] for row in database.execute("PRAGMA integrity_check")]
    found = [] if damage == ["ok"] else damage
    found += [f"dangling: {row}" for row in database.execute("PRAGMA foreign_key_check")]
    for words, query in CONTRADICTIONS.items():
        found += [f"{words}: {row}" for row in database.execute(query).fetchmany(5)]
    return found


STORED = """
    SELECT b.customerEmail, b.id, v.kind, strftime('%Y-%m-%dT%H:%M:%SZ', v.start, 'unixepoch')
    FROM booking b JOIN version v ON v.booking = b.number ORDER BY b.number, v.sequence"""


def stored(database):
    """The id and all versions of each booking, by the customer's address."""
    rows = itertools.groupby(database.execute(STORED).fetchall(), lambda row: row[:2])
    return {email: (id, [row[2:] for row in versions]) for (email, id), versions in rows}


def faults(path, wishes, told=lambda wish: wish.told):
    """What a database has lost, made up or left half done; opens it as after a crash.

    `told` says how much of a wish was confirmed by then.
    """
    if not path.exists():
        return ["lost: the database"]
    with contextlib.closing(sqlite3.connect(path)) as database:
        found = contradictions(database)
        if found:
            return found
        bookings = stored(database)
    for wish in wishes:
        id, versions = bookings.pop(wish.email, (None, []))
        if len(versions) < told(wish):
            found.append(f"lost: {wish.asked[:told(wish)]}, stored: {versions}")
        if versions != wish.asked[:len(versions)]:
            found.append(f"made up: {versions}, asked: {wish.asked}")
        if told(wish) and id not in (wish.id, None):
            found.append(f"another booking: {id}, confirmed: {wish.id}")
    return found + [f"nobody asked for: {booking}" for booking in bookings.items()]
