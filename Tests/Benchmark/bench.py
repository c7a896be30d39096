"""Measures Bookplate beside Hugo and beside C programs that do the least work, in one run.

Runs alternate between the sides (A B A B …) so that a drift of the machine's speed meets all of
them; medians are printed. Wall time, CPU time (user and system) and peak memory are those that
the operating system accounts for each finished process.

    bench.py FOLDER [--runs N] [--large] [--package]

FOLDER holds make_corpus.py, hugo/, floor.c and tmpl.html. --large adds 100,000 pages, --package
times clean builds of the package itself.
"""
import argparse
import gzip
import os
import platform
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from buttons import ButtonBench
from endpoint import EndpointBench

REPO = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BOOKPLATE = os.path.join(REPO, ".build", "release", "bookplate")
HELLO = os.path.join(REPO, ".build", "release", "hello")


class Run:
    """One finished process."""

    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def measure(command, env=None, cwd=None):
    """Runs a command to its end and returns what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(env or {})}, cwd=cwd,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternate(sides, runs):
    """Runs the sides in turn; the first round warms the caches and is not counted."""
    results = {name: [] for name in sides}
    for round_number in range(runs + 1):
        for name, action in sides.items():
            result = action()
            if round_number:
                results[name].append(result)
    return {
        name: Run(*(statistics.median(getattr(r, key) for r in rows)
                    for key in ("wall", "cpu", "memory")))
        for name, rows in results.items()
    }


def milliseconds(seconds):
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def table(title, results, base):
    print(f"\n{title}\n")
    print("| | wall | CPU | peak memory | wall, times | CPU, times |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, run in results.items():
        print(f"| {name} | {milliseconds(run.wall)} | {milliseconds(run.cpu)} | "
              f"{run.memory:,.0f} MB | {run.wall / results[base].wall:.2f} | "
              f"{run.cpu / results[base].cpu:.2f} |")


class Bench:
    def __init__(self, folder, runs):
        self.folder, self.runs = os.path.abspath(folder), runs
        self.work = tempfile.mkdtemp(prefix="bookplate-bench-", dir=os.path.join(REPO, ".build"))
        self.floor = os.path.join(self.work, "floor")
        subprocess.run(["cc", "-O2", "-pthread", os.path.join(self.folder, "floor.c"),
                        "-lcmark", "-o", self.floor], check=True)
        self.hugo_site = os.path.join(self.work, "hugo")
        shutil.copytree(os.path.join(self.folder, "hugo"), self.hugo_site)
        for root, _, _ in os.walk(self.hugo_site):
            os.chmod(root, 0o755)
        found = [os.path.join(root, "hugo") for root, _, files in
                 os.walk(os.path.dirname(os.path.dirname(sys.executable)))
                 if root.endswith("hugo/binaries") and "hugo" in files]
        self.hugo = found[0]
        self.outputs = 0

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def corpus(self, count):
        plain, own = self.path(f"plain{count}"), self.path(f"own{count}")
        maker = [sys.executable, os.path.join(self.folder, "make_corpus.py"), "-n", str(count)]
        shards = ["--shard", "1000"] if count > 10_000 else []
        if not os.path.exists(plain):
            subprocess.run(maker + ["-o", plain] + shards, check=True, stderr=subprocess.DEVNULL)
            subprocess.run(maker + ["--schema", "bookplate", "-o", own] + shards, check=True,
                           stderr=subprocess.DEVNULL)
        return plain, own

    def build_command(self, content, output):
        return [BOOKPLATE, "build", "--content", content, "--output", output]

    def fresh(self):
        """A folder that does not exist yet.

        Nothing is removed between runs: ext4 takes long to make files right after many were
        removed, because it does not reuse their inodes for a while and looks for others.
        """
        self.outputs += 1
        return self.path(f"out{self.outputs}")

    def full(self, count, runs=None):
        plain, own = self.corpus(count)

        def hugo(env):
            return measure([self.hugo, "-s", self.hugo_site, "--contentDir", plain,
                            "-d", self.fresh(), "--quiet"], env=env)

        sides = {
            "bookplate": lambda: measure(self.build_command(own, self.fresh())),
            "Hugo": lambda: hugo({}),
            "Hugo, GOGC=400": lambda: hugo({"GOGC": "400"}),
        }
        if count >= 10_000:
            template = os.path.join(self.folder, "tmpl.html")
            sides["least work in C"] = lambda: measure(
                [self.floor, "gen", plain, self.fresh(), template])
        results = alternate(sides, runs or self.runs)
        table(f"A full build of {count:,} pages, into an empty folder on disk", results, "bookplate")

    def small_changes(self, count=10_000):
        _, own = self.corpus(count)
        out = self.path("incremental")
        command = self.build_command(own, out)
        measure(command)
        time.sleep(0.1)
        measure(command)
        page = os.path.join(own, "pages", sorted(os.listdir(os.path.join(own, "pages")))[count // 2])

        def edited():
            with open(page, "a") as file:
                file.write("One more sentence.\n")
            time.sleep(0.05)
            return measure(command)

        results = alternate({
            "list and stat in C": lambda: measure([self.floor, "stat", own]),
            "nothing (process start)": lambda: measure(["/bin/true"]),
            "bookplate, nothing changed": lambda: measure(command),
        }, self.runs * 2 + 1)
        results["bookplate, one page edited"] = alternate(
            {"edited": edited}, self.runs * 2 + 1)["edited"]
        table(f"{count:,} pages built before", results, "list and stat in C")

    def watch(self, count=1_000):
        _, own = self.corpus(count)
        out, port = self.path("watched"), free_port()
        server = subprocess.Popen(
            [BOOKPLATE, "serve", "--watch", "--content", own, "--output", out, "--port", str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            page = sorted(os.listdir(os.path.join(own, "pages")))[count // 2]
            times = [save_to_browser(port, os.path.join(own, "pages", page), page[:-3], number)
                     for number in range(self.runs * 4 + 1)][1:]
        finally:
            server.terminate()
            server.wait()
        print(f"\nA save under `serve --watch`, {count:,} pages, until the changed page has been "
              f"fetched again: median {statistics.median(times) * 1000:.0f} ms, "
              f"worst of {len(times)}: {max(times) * 1000:.0f} ms")

    def weight(self):
        out = self.path("sample")
        measure(self.build_command(os.path.join(REPO, "content"), out))
        site = os.path.join(out, "site")
        print("\nThe sample pages, bytes after gzip -9\n")
        print("| page | HTML | CSS | script | together |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name in sorted(os.listdir(site)):
            index = os.path.join(site, name, "index.html")
            if not os.path.isfile(index):
                continue
            with open(index, "rb") as file:
                html = file.read()
            sizes = [len(gzip.compress(html, 9))]
            for pattern in (rb'href="([^"]+\.css)"', rb'src="([^"]+\.js)"'):
                found = re.search(pattern, html)
                if not found:
                    break
                path = os.path.normpath(os.path.join(site, name, found.group(1).decode()))
                with open(path, "rb") as file:
                    sizes.append(len(gzip.compress(file.read(), 9)))
            if len(sizes) == 3:
                print(f"| {name} | " + " | ".join(f"{s:,}" for s in sizes) + f" | {sum(sizes):,} |")

    def package(self):
        for kind, flags in (("debug", []),
                            ("release", ["-c", "release", "--static-swift-stdlib"])):
            scratch = self.path("package-" + kind)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            subprocess.run(["swift", "build", "--scratch-path", scratch, *flags], cwd=REPO,
                           check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"\nA clean {kind} build of the package: {time.perf_counter() - start:.0f} s wall, "
                  f"{cpu:.0f} s CPU")
            shutil.rmtree(scratch)

    def close(self):
        shutil.rmtree(self.work, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port):
    for _ in range(200):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10)
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def save_to_browser(port, path, link, number):
    """Seconds from a save to the last byte of the changed page, fetched on the reload event."""
    events = connect(port)
    events.sendall(f"GET /_bookplate/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    events.recv(4096)
    time.sleep(0.1)
    with open(path) as file:
        text = file.read()
    text = re.sub(r"\n\nSaved \d+ times\.\n$", "", text) + f"\n\nSaved {number} times.\n"
    start = time.perf_counter()
    with open(path, "w") as file:
        file.write(text)
    received = b""
    while b"event: reload" not in received:
        received += events.recv(4096)
    with connect(port) as page:
        page.sendall(f"GET /{link}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
                     "Connection: close\r\n\r\n".encode())
        body = b""
        while part := page.recv(65536):
            body += part
    took = time.perf_counter() - start
    events.close()
    if f"Saved {number} times.".encode() not in body:
        raise SystemExit("the page was fetched without the change")
    return took


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--endpoint", action="store_true", help="the endpoint alone")
    parser.add_argument("--buttons", action="store_true", help="the buttons alone")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--package", action="store_true")
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load "
          f"{os.getloadavg()[0]:.2f}; {options.runs} runs each, medians")
    bench = Bench(options.folder, options.runs)
    try:
        if options.endpoint:
            return EndpointBench(BOOKPLATE, HELLO, bench.work, options.runs).run()
        if options.buttons:
            return ButtonBench(BOOKPLATE, bench.work, options.runs).run()
        for count in (100, 1_000, 10_000):
            bench.full(count)
        if options.large:
            bench.full(100_000, runs=1)
        bench.small_changes()
        bench.watch()
        bench.weight()
        ButtonBench(BOOKPLATE, bench.work, min(options.runs, 3)).run()
        EndpointBench(BOOKPLATE, HELLO, bench.work, min(options.runs, 3)).run()
        if options.package:
            bench.package()
        print(f"\nload at the end {os.getloadavg()[0]:.2f}")
    finally:
        bench.close()


if __name__ == "__main__":
    main()
