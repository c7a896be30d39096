"""What is too much, too large or too slow does not keep the program from serving."""

import contextlib
import select
import socket
import time

import pytest

from service import Service, many_files, read_all  # noqa: F401
from conftest import REPOSITORY

MEGABYTE = 1 << 20


@pytest.fixture
def service(bookplate, tmp_path):
    service = Service(bookplate, REPOSITORY / "content", tmp_path / "output", "--build")
    service.output = tmp_path / "output"
    yield service
    if service.process.poll() is None:
        service.stop()


def send_until_closed(connection, piece, count):
    """Sends pieces until the other end has had enough; gives back how many."""
    for number in range(count):
        try:
            connection.sendall(piece)
        except OSError:
            return number
    return count


def test_an_endless_body_is_refused(service):
    before = service.memory
    with service.connect() as connection:
        connection.sendall(service.request("/v1/bookings", "POST", ["Transfer-Encoding: chunked"]))
        chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
        assert send_until_closed(connection, chunk, 160_000) < 160_000
    assert service.memory - before < 10 * MEGABYTE


def test_an_endless_head_is_refused(service):
    before = service.memory
    with service.connect() as connection:
        connection.sendall(service.request()[:-2])
        answer = b""
        if send_until_closed(connection, b"X: a\r\n" * 1000, 300) == 300:
            answer = read_all(connection)
        assert b" 431 " in answer[:20] or answer == b""
    assert service.memory - before < 10 * MEGABYTE


def test_a_large_file_takes_little_memory(service):
    size = 512 * MEGABYTE
    with open(service.output / "site/large.pdf", "wb") as file:
        file.truncate(size)
    before = service.memory
    for _ in range(3):
        with service.connect() as connection:
            connection.sendall(service.request("/large.pdf"))
            received = 0
            while piece := connection.recv(1 << 20):
                received += len(piece)
        assert received > size
    assert b"Content-Length: %d" % size in service.exchange(service.request("/large.pdf", "HEAD"))
    assert service.memory - before < 10 * MEGABYTE


def test_slow_senders_keep_nobody_out_and_have_an_end(service, many_files):
    """Some send a head byte by byte, some a body, and some nothing at all."""
    honest = service.request()
    body = service.request("/bookings", "POST", ["Content-Length: 9999"])
    slow = [service.connect(f"127.0.0.{2 + n // 32}") for n in range(2000)]
    for connection in slow[1::3]:
        connection.sendall(body)
    began = time.monotonic()
    position = answered = 0
    while time.monotonic() - began < 120 and open_ones(slow):
        for connection in (*slow[::3], *slow[1::3]):
            with contextlib.suppress(OSError):
                connection.send(honest[position % 30:position % 30 + 1])
        position += 1
        for _ in range(5):
            assert service.exchange(honest).startswith(b"HTTP/1.1 200 ")
            answered += 1
            time.sleep(0.1)
    assert not open_ones(slow) and answered > 10
    for connection in slow:
        connection.close()


def open_ones(connections):
    """Those that the other end has not closed."""
    poll = select.poll()
    for connection in connections:
        poll.register(connection, select.POLLRDHUP)
    return len(connections) - len(poll.poll(0))


def test_a_flood_of_connections_is_survived(service, many_files):
    flood = []
    for number in range(5000):
        with contextlib.suppress(OSError):
            flood.append(service.connect(f"127.0.{1 + number // 3000}.{1 + number % 250}"))
    assert service.exchange(service.request()).startswith(b"HTTP/1.1 200 ")
    for connection in flood:
        connection.close()
    assert service.exchange(service.request()).startswith(b"HTTP/1.1 200 ")
    assert service.stop() == 0


def test_one_client_has_no_more_than_its_share(service, many_files):
    one = [service.connect("127.0.0.9") for _ in range(40)]
    time.sleep(0.5)
    assert open_ones(one) == 32
    assert service.exchange(service.request(), "127.0.0.8").startswith(b"HTTP/1.1 200 ")
    for connection in one:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()
