"""A disk that fails below a running program."""

import os
import signal
import subprocess


class FailingDisk:
    """Calls of a running program that fail while this is open."""

    def __init__(self, server, call, error, ending):
        self.strace = subprocess.Popen(
            ["strace", "-f", "-o", os.devnull, f"--attach={server.pid}",
             f"--trace-path={server.database}{ending}", f"--trace={call}",
             f"--inject={call}:error={error}"], stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        assert "attached" in self.strace.stderr.readline()
        return self

    def __exit__(self, *_):
        self.strace.send_signal(signal.SIGINT)
        self.strace.communicate(timeout=30)
