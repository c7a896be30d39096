"""A disk that is full or fails makes no false confirmation, and no work for anybody afterwards."""

import contextlib
import os
import shutil
import subprocess
import urllib.request

import pytest

from booking import Endpoint, content, page, starts, wait_for
from broken_disk import FailingDisk
from diary import Customers, Diary, faults

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
traced = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")


@pytest.fixture
def server(bookplate, tmp_path):
    folder = content(tmp_path / "content", {"intro": page(guests=3)})
    server = Endpoint(bookplate, folder, tmp_path / "place", "--no-rate-limits")
    yield server
    if server.process and server.process.poll() is None:
        server.kill()


@pytest.fixture
def small_disk(server):
    """The folder of the database, on a small file system of its own."""
    folder = server.database.parent
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("cannot mount")
    yield folder
    if server.process and server.process.poll() is None:
        server.kill()
    subprocess.run(["umount", "--lazy", folder], capture_output=True)


def fill(folder):
    """Takes all the space that is left; gives the file that has it."""
    ballast = folder / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        for size in (1 << 16, 512):
            with contextlib.suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return ballast


def load(server, diary, confirmations):
    customers = Customers(server, diary, 8)
    came = diary.await_confirmations(confirmations, seconds=30)
    customers.stop()
    assert not diary.surprises
    return came


def load_until_put_off(server, diary):
    """Customers come until the server says again and again that it cannot."""
    before = len(diary.put_off)
    customers = Customers(server, diary, 8)
    wait_for(lambda: len(diary.put_off) > before + 40, seconds=60)
    customers.stop()
    assert not diary.surprises
    check_refusals(diary)


def check_refusals(diary):
    for _, answer, _ in diary.put_off:
        assert int(answer.headers["Retry-After"]) > 0
        if answer.headers["Content-Type"] == "application/problem+json":
            assert answer.json["type"].endswith(":unavailable")


def check_readers(server):
    """People still see which times are open, and their bookings."""
    client = server.client()
    assert client.times()
    for path in ("/book/intro", "/openapi.json"):
        assert client.ask("GET", path).status == 200
    client.close()


def check_recovery(server, diary):
    """All goes on by itself, and nothing that was put off was done."""
    put_off = len(diary.put_off)
    assert load(server, diary, 20)
    assert len(diary.put_off) == put_off
    # Who was put off may try again.
    client = server.client()
    retried = 0
    for wish, _, _ in diary.put_off[:20]:
        if wish.asked:
            continue
        wish.asked = [("booked", wish.start)]
        answer = wish.book(client)
        if diary.settle(wish, answer, 201):
            wish.take(answer.body)
            retried += 1
    assert retried
    client.close()
    wait_for(lambda: server.rows("SELECT count(*) FROM notice WHERE state = 'pending'") == [(0,)],
             seconds=60)
    server.kill()
    server.start()
    check_readers(server)
    assert server.stop() == 0
    assert not faults(server.database, diary.wishes)


@as_root
def test_a_full_disk_puts_customers_off(server, small_disk):
    diary = Diary(21)
    server.start()
    assert load(server, diary, 40)
    for _ in range(2):
        ballast = fill(small_disk)
        load_until_put_off(server, diary)
        check_readers(server)
        ballast.unlink()
    check_recovery(server, diary)


@as_root
def test_a_first_start_on_a_full_disk_says_so(server, small_disk):
    ballast = fill(small_disk)
    for _ in range(2):
        server.launch()
        assert server.process.wait(timeout=20) == 70
        said = server.errors
        assert "full" in said or "No space left on device" in said, said
    ballast.unlink()
    server.start()
    assert server.client().book(starts(1)[0]).status == 201
    assert server.stop() == 0


@as_root
@pytest.mark.parametrize("free", range(0, 64, 4))
def test_a_first_start_on_an_almost_full_disk_needs_no_repair(server, small_disk, free):
    """Whatever step it is that does not fit: so many pages of 4 KiB are free."""
    ballast = fill(small_disk)
    os.truncate(ballast, ballast.stat().st_size - 4096 * free)
    server.launch()
    if not server.process.stdout.readline():
        assert server.process.wait(timeout=20) == 70
    server.kill()
    ballast.unlink()
    server.start()
    assert server.client().book(starts(1)[0]).status == 201
    assert server.stop() == 0


@traced
@pytest.mark.parametrize("call, error", [
    ("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("pwrite64", "EDQUOT"), ("fdatasync", "EIO")])
def test_a_log_that_cannot_be_written_puts_customers_off(server, call, error):
    diary = Diary(22)
    server.start()
    assert load(server, diary, 20)
    with FailingDisk(server, call, error, "-wal"):
        before = diary.told
        load_until_put_off(server, diary)
        assert diary.told == before
        check_readers(server)
    check_recovery(server, diary)


@traced
def test_a_person_is_put_off_with_a_page(server):
    """Who sends a form reads that nothing was booked, moved or cancelled, and may try again."""
    server.start()
    client, times = server.client(), starts(3)
    manage = client.book(times[0]).json["manage"].removeprefix("https://book.example.com")
    browser = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html",
               "Origin": f"http://{server.address}"}
    forms = {
        "/bookings": f"page=intro&start={times[1]}&name=Grace&email=g%40example.com",
        manage + "/move": f"choice=move&start={times[2]}", manage + "/cancel": "choice=cancel"}
    before = server.rows("SELECT * FROM version")
    with FailingDisk(server, "pwrite64", "EIO", "-wal"):
        for path, form in forms.items():
            answer = client.ask("POST", path, form, browser)
            assert answer.status == 503 and int(answer.headers["Retry-After"]) > 0
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "<h1" in answer.text and "Test practice" in answer.text
            assert "SQLite" not in answer.text and "disk" not in answer.text
    assert server.rows("SELECT * FROM version") == before
    # The owner reads why, and sees it in the figures.
    assert server.errors.count("disk I/O error") == 3
    with urllib.request.urlopen(f"http://{server.admin}/metrics") as answer:
        assert 'bookplate_refusals_total{reason="unavailable"} 3\n' in answer.read().decode()
    for path, form in forms.items():
        assert client.ask("POST", path, form, browser).status == 303
    assert server.stop() == 0


@traced
@pytest.mark.parametrize("call, error", [("pwrite64", "ENOSPC"), ("fdatasync", "EIO")])
def test_a_kill_while_the_log_cannot_be_written_loses_nothing(server, call, error):
    diary = Diary(25)
    server.start()
    for _ in range(3):
        assert load(server, diary, 20)
        with FailingDisk(server, call, error, "-wal"):
            load_until_put_off(server, diary)
            server.kill()
        # What was put off may have reached the log all the same, whole or not at all.
        for wish, _, step in diary.put_off:
            wish.asked.append(step)
        server.start()
        for wish, _, step in diary.put_off:
            is_done = server.rows(
                "SELECT 1 FROM version v JOIN booking b ON b.number = v.booking "
                "WHERE b.customerEmail = ? AND v.kind = ?", wish.email, step[0])
            if not is_done:
                wish.asked.remove(step)
        diary.put_off.clear()
    assert load(server, diary, 20)
    assert server.stop() == 0
    assert not faults(server.database, diary.wishes)


@traced
@pytest.mark.parametrize("call, error", [("pwrite64", "EIO"), ("fdatasync", "EIO")])
def test_a_database_that_cannot_be_written_puts_nobody_off(server, call, error):
    """The log keeps what was booked until it can."""
    diary = Diary(23)
    server.start()
    with FailingDisk(server, call, error, ""):
        assert load(server, diary, 200)
        check_readers(server)
    assert not diary.put_off
    assert load(server, diary, 20)
    server.kill()
    server.start()
    assert server.stop() == 0
    assert not faults(server.database, diary.wishes)
