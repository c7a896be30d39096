"""The owner's commands, run in the folder of an endpoint's database."""

import subprocess
from pathlib import Path

#: What must be nowhere once Zelda is forgotten.
TRACES = [b"zelda@example.com", b"Zelda Zwick", b"zebra crossing"]


class Owner:
    """Runs `bookplate` beside an endpoint, whose database lies where the program looks for it."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def run(self, *arguments, status=0, **options):
        """A run that ends with a status and, unless it is 0, says why."""
        usual = {"capture_output": True, "text": True, "timeout": 120, "cwd": self.folder,
                 "stdin": subprocess.DEVNULL}
        run = subprocess.run([str(self.program), *map(str, arguments)], **usual | options)
        assert run.returncode == status, (run.returncode, run.stdout, run.stderr)
        assert status == 0 or run.stderr.strip()
        return run

    def holders(self, traces=TRACES, below="var"):
        """The files that hold one of some texts, in capitals or not."""
        return sorted(
            str(path.relative_to(self.folder)) for path in (self.folder / below).rglob("*")
            if path.is_file()
            and any(trace.lower() in path.read_bytes().lower() for trace in traces))
