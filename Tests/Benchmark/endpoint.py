"""Measures the endpoint: durable bookings beside a C program that commits the same rows one by one
on the same disk, open times beside the framework's first example, memory, start, size."""

import http.client
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import time
import urllib.request

from masters import Teams

HERE = os.path.dirname(os.path.abspath(__file__))

#: A request of its own for each booking: threads take starts in turn.
BOOK = """
local thread = 0
function setup(t) t:set("number", thread) thread = thread + 1 end
function init() count = 0 end
function request()
  local start = %d + (count * %d + number) * 300
  count = count + 1
  local body = string.format('{"page":"bench","start":"%%s","name":"Grace Hopper",' ..
    '"email":"c%%d-%%d@example.com"}', os.date("!%%Y-%%m-%%dT%%H:%%M:%%SZ", start), number, count)
  return wrk.format("POST", "/v1/bookings", {["Content-Type"] = "application/json"}, body)
end
"""


#: The same with a one-time link for each booking.
REDEEM = """
local thread = 0
function setup(t) t:set("number", thread) thread = thread + 1 end
function init()
  count = 0
  tokens = {}
  for line in io.lines("%s") do tokens[#tokens + 1] = line:match("[^/]+$") end
end
function request()
  local index = count * %d + number
  count = count + 1
  local body = string.format('{"link":"%%s","start":"%%s","name":"Grace Hopper",' ..
    '"email":"c%%d@example.com"}', tokens[index + 1] or "none",
    os.date("!%%Y-%%m-%%dT%%H:%%M:%%SZ", %d + index * 300), index)
  return wrk.format("POST", "/v1/bookings", {["Content-Type"] = "application/json"}, body)
end
"""


def wrk(address, seconds, connections, threads, script=None):
    """Requests a second, the 99th percentile in milliseconds, answers that were not 2xx."""
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency",
               *(["-s", script] if script else []), address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", said)[1])
    amount, unit = re.search(r"99%\s+([0-9.]+)(us|ms|s)", said).groups()
    late = float(amount) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return rate, late, int(failed[1]) if failed else 0


class Server:
    """A program that prints its address."""

    def __init__(self, command, cwd):
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                self.address = found[0]
                return
        raise SystemExit(f"{command[0]} does not serve")

    def admin(self):
        """The address of the owner's port, which is told after its own."""
        return re.search(r"http://127\.0\.0\.1:\d+/", self.process.stdout.readline())[0]

    def memory(self, name):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(name + r":\s+(\d+)", status.read())[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class EndpointBench:
    def __init__(self, program, hello, work, runs, seconds=8):
        self.program, self.hello, self.work = program, hello, work
        self.runs, self.seconds = runs, seconds
        self.number = 0
        self.content = os.path.join(work, "endpoint")
        for folder in ("hosts", "pages"):
            os.makedirs(os.path.join(self.content, folder))
        self.write("site.yaml", "name: Bench\nsite-url: http://127.0.0.1/\n"
                                "endpoint-url: http://127.0.0.1/\n")
        self.write("hosts/ada.md", "---\nname: Ada Lovelace\nemail: ada@example.com\n"
                                   "zone: UTC\n---\n")
        page = {"title": "Bench", "host": "ada", "duration": "5m", "starts": "every 5m",
                "hours": {"mon-sun": "00:00-24:00"}, "notice": "0m", "horizon": "730d"}
        self.write("pages/bench.json", json.dumps(page | {"link": "bench"}))
        month = page | {"title": "Month", "host": "ada", "duration": "30m", "starts": "every 15m",
                        "hours": {"mon-fri": "09:00-17:00"}, "horizon": "60d"}
        self.write("pages/month.json", json.dumps(month | {"link": "month"}))
        self.counter = os.path.join(work, "one_by_one")
        subprocess.run(["cc", "-O2", os.path.join(HERE, "one_by_one.c"), "-lsqlite3",
                        "-o", self.counter], check=True)

    def write(self, name, text):
        with open(os.path.join(self.content, name), "w") as file:
            file.write(text)

    def serve(self, folder=None, *admin):
        if not folder:
            self.number += 1
            folder = os.path.join(self.work, f"serve{self.number}")
            os.makedirs(folder)
        server = Server(
            [self.program, "serve", "--endpoint-only", "--content", self.content, "--output",
             folder, "--database", os.path.join(folder, "b.sqlite"), "--outbox",
             os.path.join(folder, "outbox"), "--port", "0", *(admin or ["--no-admin"]), "--no-rate-limits",
             "--connections-per-client", "1000"], folder)
        server.database = os.path.join(folder, "b.sqlite")
        return server

    def one_by_one(self, empty):
        self.number += 1
        database = os.path.join(self.work, f"one{self.number}.sqlite")
        shutil.copy(empty, database)
        return float(subprocess.run([self.counter, database, str(self.seconds)], check=True,
                                    capture_output=True, text=True).stdout)

    def bookings(self):
        server = self.serve()
        server.stop()
        empty = server.database
        threads = 2
        first = (int(time.time()) // 86_400 + 2) * 86_400
        script = os.path.join(self.work, "book.lua")
        with open(script, "w") as file:
            file.write(BOOK % (first, threads))
        ours, floor, late, peaks = [], [], [], []
        for _ in range(self.runs):
            server = self.serve()
            rate, p99, failed = wrk(
                server.address + "v1/bookings", self.seconds, 64, threads, script)
            if failed:
                raise SystemExit(f"{failed} bookings were refused")
            peaks.append(server.memory("VmHWM"))
            server.stop()
            ours.append(rate)
            late.append(p99)
            floor.append(self.one_by_one(empty))
        rate, base = statistics.median(ours), statistics.median(floor)
        print("\nDurable bookings at 64 connections, each of a time of its own\n")
        print("| | a second | times | 99 % within |")
        print("| --- | ---: | ---: | ---: |")
        print(f"| bookplate | {rate:,.0f} | {rate / base:.2f} | {statistics.median(late):.0f} ms |")
        print(f"| C, one commit a booking | {base:,.0f} | 1.00 | |")
        print(f"\nmemory at most {max(peaks):.0f} MB")

    def mint(self, folder, *options):
        """The links that the command makes, and the seconds that it takes."""
        began = time.perf_counter()
        made = subprocess.run(
            [self.program, "link", "one-time", "bench", "--content", self.content, "--database",
             os.path.join(folder, "b.sqlite"), *options], check=True, capture_output=True, text=True)
        return made.stdout, time.perf_counter() - began

    def links(self):
        table = os.path.join(self.work, "customers.csv")
        with open(table, "w") as file:
            file.write("name,email\n")
            file.writelines(f"Customer {n},customer{n}@example.com\n" for n in range(10_000))
        threads, room = 2, self.seconds * 15_000
        seconds, rates, late = [], [], []
        for number in range(self.runs):
            folder = os.path.join(self.work, f"links{number}")
            os.makedirs(folder)
            made, took = self.mint(folder, "--csv", table)
            if made.count("\n") != 10_000:
                raise SystemExit("not all links were made")
            seconds.append(took)
            tokens = os.path.join(folder, "tokens")
            with open(tokens, "w") as file:
                file.write(self.mint(folder, "--count", str(min(room, 100_000)))[0])
            script = os.path.join(folder, "redeem.lua")
            with open(script, "w") as file:
                first = (int(time.time()) // 86_400 + 2) * 86_400
                file.write(REDEEM % (tokens, threads, first))
            server = self.serve(folder)
            rate, p99, failed = wrk(
                server.address + "v1/bookings", self.seconds, 64, threads, script)
            server.stop()
            if failed:
                raise SystemExit(f"{failed} links were refused")
            rates.append(rate)
            late.append(p99)
        print("\nOne-time links\n")
        print("| | |")
        print("| --- | ---: |")
        print(f"| 10,000 made from a table, durably | {statistics.median(seconds):.2f} s |")
        print(f"| used at 64 connections, each for a time of its own | "
              f"{statistics.median(rates):,.0f} a second |")
        print(f"| 99 % of them within | {statistics.median(late):.0f} ms |")

    def times(self):
        server = self.serve()
        self.fill(server)
        path = "v1/pages/month/times?days=31"
        hello = Server([self.hello], self.work)
        rates = {"bookplate": [], "hello": []}
        late = {"bookplate": [], "hello": []}
        for _ in range(self.runs):
            for name, address in (("bookplate", server.address + path), ("hello", hello.address)):
                rate, p99, failed = wrk(address, self.seconds, 64, 1)
                if failed:
                    raise SystemExit(f"{failed} answers failed")
                rates[name].append(rate)
                late[name].append(p99)
        hello.stop()
        server.stop()
        base = statistics.median(rates["hello"])
        print("\nOpen times of 31 days of a host with 500 bookings, at 64 connections\n")
        print("| | a second | times | 99 % within |")
        print("| --- | ---: | ---: | ---: |")
        for name, title in (("bookplate", "bookplate"), ("hello", "the framework's “Hello”")):
            rate = statistics.median(rates[name])
            print(f"| {title} | {rate:,.0f} | {rate / base:.2f} | "
                  f"{statistics.median(late[name]):.1f} ms |")

    def month(self):
        """Open times as the server's own clock measures them, with and without a kept answer."""
        server = self.serve(None, "--admin-port", "0")
        admin = server.admin()
        self.fill(server)
        with open("/usr/share/zoneinfo/tzdata.zi") as index:
            zones = [line.split()[1].replace("+", "%2B")
                     for line in index if line.startswith("Z ")]
        today = int(time.time()) // 86_400
        connection = http.client.HTTPConnection(server.address[7:-1])
        print("\nOpen times of 31 days of a host with 500 bookings, within the server\n")
        print("| | requests | within 5 ms | 99 % within |")
        print("| --- | ---: | ---: | ---: |")
        for title, count in (("each of another zone and month", 3000), ("the same again", 3000)):
            before = self.durations(admin)
            for number in range(count):
                other = number if title.startswith("each") else 0
                date = time.strftime("%Y-%m-%d", time.gmtime((today + other % 29) * 86_400))
                connection.request(
                    "GET", f"/v1/pages/month/times?days=31&from={date}"
                           f"&zone={zones[other % len(zones)]}")
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    raise SystemExit(f"{answer.status} for {zones[other % len(zones)]}")
            took = {bound: number - before.get(bound, 0)
                    for bound, number in self.durations(admin).items()}
            p99 = min(bound for bound, number in took.items() if number >= 0.99 * count)
            print(f"| {title} | {count} | {took[0.005] / count:.2%} | {p99 * 1000:g} ms |")
        server.stop()

    def durations(self, admin):
        """How many lists of times took at most so many seconds, by the server's metrics."""
        with urllib.request.urlopen(admin + "metrics") as answer:
            text = answer.read().decode()
        found = re.findall(r'duration_seconds_bucket{route="/v1/pages/{link}/times",le="([^"]+)"} '
                           r"(\d+)", text)
        return {float(bound): int(number) for bound, number in found}

    def fill(self, server):
        """500 bookings of the host in the month."""
        first = (int(time.time()) // 86_400 + 1) * 86_400
        for number in range(500):
            start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(first + number * 5100 // 300 * 300))
            body = json.dumps({"page": "bench", "start": start, "name": "G",
                               "email": f"c{number}@example.com"}).encode()
            request = urllib.request.Request(
                server.address + "v1/bookings", body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request) as answer:
                assert answer.status == 201

    def rest(self):
        starts, idle = [], []
        for _ in range(self.runs):
            server = self.serve()
            with urllib.request.urlopen(server.address + "v1/pages/month/times") as answer:
                answer.read()
            starts.append(time.perf_counter() - server.began)
            idle.append(server.memory("VmRSS"))
            server.stop()
        # `bookplate` starts the program with server and database that lies beside it.
        program, stripped = self.program + "-all", os.path.join(self.work, "stripped")
        subprocess.run(["strip", "-o", stripped, program], check=True)
        print(f"\nStart to the first answer {statistics.median(starts) * 1000:.0f} ms; memory "
              f"after it {statistics.median(idle):.0f} MB; program "
              f"{os.path.getsize(program) / 1e6:.0f} MB, stripped "
              f"{os.path.getsize(stripped) / 1e6:.0f} MB")

    def run(self):
        self.bookings()
        self.links()
        self.times()
        self.month()
        Teams(self).run()
        self.rest()
