"""What the owner sees of a running program, and how it stops."""

import json
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest

from conftest import REPOSITORY
from service import Service, free_port, read_all


@pytest.fixture(scope="module")
def output(bookplate, tmp_path_factory):
    output = tmp_path_factory.mktemp("operation")
    subprocess.run([bookplate, "build", "--content", REPOSITORY / "content", "--output", output,
                    "--buttons", tmp_path_factory.mktemp("no-buttons")],
                   check=True, capture_output=True)
    return output


@pytest.fixture
def serve(bookplate, output):
    started = []

    def make(*options):
        started.append(Service(bookplate, REPOSITORY / "content", output, *options))
        return started[-1]

    yield make
    for service in started:
        if service.process.poll() is None:
            service.process.kill()
            service.process.wait()


def get(port, path, **headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_health_and_metrics_are_on_a_port_of_their_own(serve):
    port = free_port()
    service = serve("--admin-port", str(port))
    service.exchange(service.request("/ellen-marsh/"))
    service.exchange(service.request("/no-such-page/"))
    service.exchange(b"nonsense\r\n\r\n")
    assert get(port, "/livez") == (200, "ok\n")
    assert get(port, "/readyz") == (200, "ready\n")
    status, text = get(port, "/metrics")
    assert status == 200
    assert 'bookplate_requests_total{route="page",status="200"} 1\n' in text
    assert 'bookplate_refusals_total{reason="malformed"} 1\n' in text
    assert get(port, "/livez", Host="evil.example")[0] == 421
    assert get(service.port, "/metrics")[0] == 404


def test_a_taken_port_is_told(bookplate, output, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = subprocess.run(
            [bookplate, "serve", "--output", output, "--port", "0", "--admin-port", port,
             "--database", tmp_path / "bookplate.sqlite"],
            capture_output=True, text=True, timeout=20, cwd=REPOSITORY)
    assert run.returncode == 70
    assert f"Port {port} is taken by another program; choose another with --admin-port" \
        in run.stderr
    assert "Hummingbird" not in run.stderr


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")
def test_a_free_port_is_held_until_the_server_listens(bookplate, output, tmp_path):
    """Two programs that start at the same time are not given the same port."""
    calls = tmp_path / "calls.txt"
    process = subprocess.Popen(
        ["strace", "-D", "-f", "-qq", "-o", calls, "--trace=bind,listen,close",
         bookplate, "serve", "--output", output, "--port", "0", "--no-admin",
         "--database", tmp_path / "b.sqlite"], stdout=subprocess.PIPE, text=True, cwd=REPOSITORY)
    for line in process.stdout:
        if "Control-C" in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=15)
    lines = calls.read_text().splitlines()
    given, held = next((number, found[1]) for number, line in enumerate(lines)
                       if (found := re.search(r"bind\((\d+), .*htons\(0\)", line)))
    listens = next(number for number, line in enumerate(lines) if "listen(" in line)
    assert given < listens
    assert not [line for line in lines[given:listens] if f"close({held})" in line]


@pytest.mark.parametrize("folder, words", [
    ("none", "there is no site in none/site; add --build"),
    (None, "Its pages book at https://book.harbourstreet.example/; add --build to try them here.")])
def test_pages_that_cannot_book_here_are_told(bookplate, output, tmp_path, folder, words):
    process = subprocess.Popen(
        [bookplate, "serve", "--output", folder or output, "--port", "0", "--no-admin", "--content",
         REPOSITORY / "content", "--database", tmp_path / "b.sqlite"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path)
    said = []
    for line in process.stdout:
        said.append(line)
        if "Control-C" in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=15)
    assert words in "".join(said)


def test_messages_lie_beside_the_database(bookplate, output, tmp_path):
    command = [bookplate, "serve", "--output", output, "--port", "0", "--no-admin",
               "--database", tmp_path / "b.sqlite"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY)
    for line in process.stdout:
        if "Control-C" in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=15)
    assert process.returncode == 0 and (tmp_path / "outbox").is_dir()


@pytest.mark.parametrize("outbox", ["no-such/outbox", "file"])
def test_a_folder_for_messages_that_cannot_be_is_told_at_once(
        bookplate, output, tmp_path, outbox):
    (tmp_path / "file").write_text("mine")
    run = subprocess.run(
        [bookplate, "serve", "--output", output, "--port", "0", "--no-admin",
         "--database", tmp_path / "b.sqlite", "--outbox", tmp_path / outbox],
        capture_output=True, text=True, timeout=20, cwd=REPOSITORY)
    assert run.returncode == 70 and str(tmp_path / outbox) in run.stderr
    assert "Serving" not in run.stdout


def test_two_programs_serve_at_once(serve):
    first, second = serve(), serve()
    for service in (first, second):
        assert service.exchange(service.request()).startswith(b"HTTP/1.1 200 ")


def test_every_line_of_the_log_is_json_without_an_address(bookplate, output, tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [bookplate, "serve", "--output", output, "--port", str(port), "--log", "--no-admin",
         "--database", tmp_path / "bookplate.sqlite"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY)
    for line in process.stdout:
        if "Control-C" in line:
            break
    for number in range(50):
        get(port, f"/secret-{number}/?email=secret%40example.com", Referer="https://secret.example/")
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET /secret\x00 HTTP/1.1\r\n\r\n")
            read_all(connection)
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=15)
    assert process.returncode == 0
    lines = [json.loads(line) for line in log.splitlines()]
    assert len(lines) == 100
    assert {line["status"] for line in lines} == {404, 400}
    assert {line.get("reason") for line in lines} == {"not-found", "malformed"}
    assert len({line["request"] for line in lines}) == 100
    assert "secret" not in log and "127.0.0.1" not in log


@pytest.mark.parametrize("reader", ["gone", "asleep"])
def test_a_log_that_nobody_reads_holds_up_nothing(bookplate, output, tmp_path, reader):
    port = free_port()
    process = subprocess.Popen(
        [bookplate, "serve", "--output", output, "--port", str(port), "--log", "--no-admin",
         "--database", tmp_path / "bookplate.sqlite"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY)
    for line in process.stdout:
        if "Control-C" in line:
            break
    if reader == "gone":
        process.stderr.close()
    # A pipe holds 64 KiB.
    for _ in range(1000):
        assert get(port, "/robots.txt")[0] == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=15) == 0


def test_a_stop_lets_a_slow_reader_come_to_the_end(serve, output):
    size = 24 << 20
    with open(output / "site/large.pdf", "wb") as file:
        file.truncate(size)
    port = free_port()
    service = serve("--admin-port", str(port))
    with service.connect() as connection:
        connection.sendall(service.request("/large.pdf"))
        received = len(connection.recv(1000))
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert get(port, "/readyz") == (503, "not ready: stopping\n")
        with pytest.raises(OSError):
            service.connect()
        while piece := connection.recv(1 << 20):
            received += len(piece)
            time.sleep(0.05)
    assert received > size
    assert service.process.wait(timeout=5) == 0


def test_a_reader_who_never_reads_does_not_hold_up_a_stop_for_long(serve, output):
    with open(output / "site/large.pdf", "wb") as file:
        file.truncate(24 << 20)
    service = serve("--no-admin")
    with service.connect() as connection:
        connection.sendall(service.request("/large.pdf"))
        connection.recv(1000)
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(timeout=14) == 0


def test_no_answer_is_cut_by_a_stop(serve):
    for _ in range(5):
        service = serve("--no-admin")
        wrong = []
        counted = [0]
        stopping = threading.Event()

        def ask():
            while not stopping.is_set():
                try:
                    connection = service.connect()
                except OSError:
                    return
                with connection:
                    try:
                        connection.sendall(service.request("/ellen-marsh/"))
                        answer = read_all(connection)
                    except OSError:
                        continue
                head, _, body = answer.partition(b"\r\n\r\n")
                if answer:
                    counted[0] += 1
                    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                    if not head.startswith(b"HTTP/1.1 200 ") or len(body) != length:
                        wrong.append(answer)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        assert service.stop() == 0
        stopping.set()
        for thread in threads:
            thread.join()
        assert not wrong and counted[0] > 10
