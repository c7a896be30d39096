"""How long the times of a master page take, over few hosts and over many, while others book."""

import concurrent.futures
import http.client
import json
import os
import statistics
import time
import urllib.parse

#: Bookings of each host, requests that are measured, and connections that book beforehand.
BOOKED, ASKED, AT_ONCE = 500, 1000, 16
PATH = "/v1/pages/team/times?days=14"


class Client:
    """One connection."""

    def __init__(self, server):
        address = urllib.parse.urlsplit(server.address)
        self.connection = http.client.HTTPConnection(address.hostname, address.port)
        self.connection.connect()

    def ask(self, expected, *request):
        """The milliseconds until the whole answer was there, and its bytes."""
        began = time.perf_counter()
        self.connection.request(*request)
        answer = self.connection.getresponse()
        said = answer.read()
        took = (time.perf_counter() - began) * 1000
        if answer.status != expected:
            raise SystemExit(f"{request[1]}: {answer.status}: {said[:200]!r}")
        return took, said

    def book(self, host, number, first):
        start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(first + number * 3600))
        body = {"page": host, "start": start, "name": "G", "email": f"c{number}@example.com"}
        self.ask(201, "POST", "/v1/bookings", json.dumps(body),
                 {"Content-Type": "application/json"})


class Teams:
    """Sites with one master page over so many hosts; `bench` serves and writes."""

    def __init__(self, bench):
        self.bench = bench

    def content(self, count):
        folder = os.path.join(self.bench.work, f"team{count}")
        hosts = [f"host-{number}" for number in range(count)]
        for part in ("hosts", "pages", "masters", "events"):
            os.makedirs(os.path.join(folder, part))

        def write(name, text):
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)

        write("site.yaml", "name: Bench\nsite-url: http://127.0.0.1/\n"
                           "endpoint-url: http://127.0.0.1/\n")
        write("events/talk.json", json.dumps({"name": "Talk", "duration": "30m"}))
        for host in hosts:
            write(f"hosts/{host}.json", json.dumps({"name": host, "zone": "Europe/London"}))
            write(f"pages/{host}.json", json.dumps({
                "title": host, "host": host, "events": ["talk"], "starts": "every 30m",
                "hours": {"mon-sun": "00:00-24:00"}, "notice": "0m", "horizon": "60d"}))
        write("masters/team.json", json.dumps({
            "title": "Team", "scenario": "dynamic-rules",
            "rules": [{"event": "talk", "owner": {"members": hosts}}]}))
        return folder, hosts

    def run(self, counts=(10, 50, 200)):
        print("\nTimes of 14 days of a master page whose hosts have 500 bookings each; before each "
              "request one of them is booked\n")
        print("| hosts | median | 99 % within | with nothing kept |")
        print("| ---: | ---: | ---: | ---: |")
        for count in counts:
            median, late, cold = self.measure(count)
            print(f"| {count} | {median:.1f} ms | {late:.1f} ms | {cold:.0f} ms |", flush=True)

    def serve(self, content, place=None):
        before, self.bench.content = self.bench.content, content
        server = self.bench.serve(place)
        self.bench.content = before
        return server

    def measure(self, count):
        folder, hosts = self.content(count)
        place = os.path.join(self.bench.work, f"teams{count}")
        os.makedirs(place)
        server = self.serve(folder, place)
        first = (int(time.time()) // 86_400 + 1) * 86_400

        def fill(lane):
            client = Client(server)
            for host in hosts[lane::AT_ONCE]:
                for number in range(BOOKED):
                    client.book(host, number, first)

        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as lanes:
            list(lanes.map(fill, range(AT_ONCE)))
        server.stop()
        # The first answer after a start is worked out from the database alone.
        server = self.serve(folder, place)
        client = Client(server)
        client.ask(200, "GET", "/v1/pages/host-0/times?days=1")
        cold, _ = client.ask(200, "GET", PATH)
        took = []
        for number in range(ASKED):
            client.book(hosts[number % count], BOOKED + number // count, first)
            took.append(client.ask(200, "GET", PATH)[0])
        server.stop()
        return statistics.median(took), statistics.quantiles(took, n=100)[98], cold
