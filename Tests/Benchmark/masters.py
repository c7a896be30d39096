"""How long the times of a master page take, over few hosts and over many, while others book."""

import http.client
import json
import os
import statistics
import time
import urllib.parse

#: Bookings of each host, and requests that are measured.
BOOKED, ASKED = 500, 400


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

    def run(self):
        print("\nTimes of 14 days of a master page, whose hosts have 500 bookings each, with a "
              "booking before each request\n")
        print("| hosts | median | 99 % within |")
        print("| ---: | ---: | ---: |")
        for count in (5, 50):
            median, late = self.measure(count)
            print(f"| {count} | {median:.1f} ms | {late:.1f} ms |")

    def measure(self, count):
        folder, hosts = self.content(count)
        before, self.bench.content = self.bench.content, folder
        server = self.bench.serve()
        self.bench.content = before
        address = urllib.parse.urlsplit(server.address)
        connection = http.client.HTTPConnection(address.hostname, address.port)
        first = (int(time.time()) // 86_400 + 1) * 86_400

        def book(host, number):
            start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(first + number * 3600))
            body = {"page": host, "start": start, "name": "G", "email": f"c{number}@example.com"}
            connection.request("POST", "/v1/bookings", json.dumps(body),
                               {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 201, answer.status

        for host in hosts:
            for number in range(BOOKED):
                book(host, number)
        took = []
        for number in range(ASKED):
            book(hosts[number % count], BOOKED + number // count)
            began = time.perf_counter()
            connection.request("GET", "/v1/pages/team/times?days=14")
            answer = connection.getresponse()
            answer.read()
            took.append((time.perf_counter() - began) * 1000)
            assert answer.status == 200, answer.status
        server.stop()
        return statistics.median(took), statistics.quantiles(took, n=100)[98]
