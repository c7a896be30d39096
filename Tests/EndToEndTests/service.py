"""A running `bookplate serve`, and clients that need every byte."""

import contextlib
import re
import resource
import signal
import socket
import subprocess
import tempfile

import pytest

from conftest import REPOSITORY


class Service:
    """A running `bookplate serve`."""

    def __init__(self, program, content, output, *options):
        self.bookings = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [program, "serve", "--content", content, "--output", output, "--port", "0",
             "--database", self.bookings.name + "/bookplate.sqlite",
             "--outbox", self.bookings.name + "/outbox", *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=REPOSITORY)
        self.url = None
        said = []
        for line in self.process.stdout:
            said.append(line)
            if address := re.search(r"http://[0-9.:]+/", line):
                self.url = address[0]
                self.port = int(self.url.split(":")[2].strip("/"))
                return
        pytest.fail("it does not serve: " + "".join(said))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=15)

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
