"""A running `bookplate serve`, and clients that need every byte."""

import contextlib
import re
import random
import resource
import socket
import tempfile

import pytest

from booking import Endpoint


class Service(Endpoint):
    """A running `bookplate serve` with the site that it has built, or is told to build."""

    usual = ()

    def __init__(self, program, content, output, *options):
        self.bookings = tempfile.TemporaryDirectory()
        super().__init__(program, content, self.bookings.name, *options, output=output)
        self.start()

    @property
    def memory(self):
        """The most memory that the program has had so far, in bytes."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) * 1024

    def connect(self, source="127.0.0.1"):
        """A connection that seems to come from an address of the loopback network."""
        return socket.create_connection(
            ("127.0.0.1", self.port), timeout=10, source_address=(source, 0))

    def request(self, target="/", method="GET", fields=()):
        """The text of a request, which ends its connection."""
        lines = [f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{self.port}",
                 "Connection: close", *fields]
        return "\r\n".join([*lines, "", ""]).encode()

    def exchange(self, text, source="127.0.0.1"):
        """What comes back, to its end."""
        with self.connect(source) as connection:
            connection.sendall(text)
            return read_all(connection)


def read_all(connection):
    pieces = []
    with contextlib.suppress(ConnectionResetError):
        while piece := connection.recv(65536):
            pieces.append(piece)
    return b"".join(pieces)


@pytest.fixture
def many_files():
    """Lets the tests themselves hold many connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def free_port():
    """A port that nobody listens at, of those that no client is given."""
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_server(
                ("127.0.0.1", random.randrange(15_000, 32_000))) as server:
            return server.getsockname()[1]
    raise AssertionError("no port is free")
