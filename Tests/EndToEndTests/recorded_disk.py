"""The files of a program as a power failure would leave them, rebuilt from its system calls.

What was written and not yet flushed is lost, or lost in part; a name in a folder counts as
written only when the folder was flushed.
"""

import re
from pathlib import Path

#: The calls that change files or flush them, and those that send answers.
CALLS = ("openat,mkdir,link,rename,unlink,write,pwrite64,pwritev,ftruncate,fallocate,fsync,"
         "fdatasync,writev,sendto,sendmsg")
SECTOR = 512


def strace(record):
    """What is put before a program's command to record its calls."""
    return ["strace", "-f", "-qq", "-y", "-xx", "-s", "65536", "-o", record, "--seccomp-bpf",
            f"--trace={CALLS}"]


class Call:
    """One system call."""

    def __init__(self, name, arguments):
        self.name, self.arguments = name, arguments
        self.succeeded = False
        descriptor = re.match(r"(?:\d+|AT_FDCWD)<([^>]*)>", arguments)
        self.target = decoded(descriptor[1]).decode() if descriptor else None
        #: Whether each was recorded whole, and what it is.
        self.texts = re.findall(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?', arguments)

    @property
    def data(self):
        assert not any(cut for _, cut in self.texts), f"recorded in part: {self.name}"
        return b"".join(decoded(text) for text, _ in self.texts)

    @property
    def beginning(self):
        """The first that was written, such as the head of an answer."""
        return decoded(self.texts[0][0]) if self.texts else b""

    def paths(self, folder):
        """The files that are named, seen from a folder."""
        return [str(Path(folder, decoded(text).decode())) for text, _ in self.texts]

    @property
    def last_number(self):
        return int(re.search(r"(\d+)$", self.arguments)[1])


def decoded(text):
    if "\\x" not in text:
        return text.encode()
    return bytes.fromhex(text.replace("\\x", ""))


def steps(record):
    """The begin and the end of each call, in the order in which they happened."""
    running = {}
    with open(record, encoding="ascii") as lines:
        for line in lines:
            process, rest = line.rstrip("\n").split(None, 1)
            if resumed := re.match(r"<\.\.\. \w+ resumed>", rest):
                call, rest = running.pop(process), rest[resumed.end():]
            elif begun := re.match(r"(\w+)\((.*?)(?: <unfinished \.\.\.>|\)\s+= .*)$", rest):
                call = Call(begun[1], begun[2])
                yield "begin", call
                if rest.endswith("<unfinished ...>"):
                    running[process] = call
                    continue
            else:
                continue
            ending = re.search(r"= (-?\d+)[^=]*$", rest)
            call.succeeded = bool(ending) and not ending[1].startswith("-")
            yield "end", call


class File:
    """Bytes that are safe, and changes that are not yet."""

    def __init__(self):
        self.safe = bytearray()
        self.changes = []
        self.length = 0

    def write(self, data, position=None):
        position = self.length if position is None else position
        self.length = max(self.length, position + len(data))
        self.changes.append((position, data))

    def cut(self, length):
        self.length = length
        self.changes.append((length, None))

    def flush(self, count):
        for change in self.changes[:count]:
            apply(change, self.safe)
        del self.changes[:count]

    def after_failure(self, dice):
        """The bytes that are there afterwards; with dice, changes may have got through in part."""
        content = bytearray(self.safe)
        for position, data in self.changes if dice else ():
            if dice.random() < 0.5:
                if data is not None and dice.random() < 0.2:
                    data = data[:dice.randrange(0, len(data) + 1, SECTOR)]
                apply((position, data), content)
        return bytes(content)


def apply(change, content):
    position, data = change
    if data is None:
        del content[position:]
    else:
        content.extend(bytes(max(0, position - len(content))))
        content[position:position + len(data)] = data


class Disk:
    """The folder in which a program runs, empty at first; takes in steps in their order."""

    def __init__(self, root):
        self.root = str(root)
        self.names, self.safe_names = {}, {}
        self.flushes = {}

    def holds(self, path):
        """Whether a file is ours; what lies in shared memory is lost in any case."""
        return path.startswith(self.root + "/") and not path.endswith("-shm")

    def take(self, moment, call):
        action = getattr(self, f"{moment}_{call.name}", None)
        if action and (moment == "begin" or call.succeeded):
            action(call)

    def begin_write(self, call):
        if call.target and self.holds(call.target):
            self.names[call.target].write(call.data)

    def begin_pwrite64(self, call):
        if self.holds(call.target):
            self.names[call.target].write(call.data, call.last_number)

    def begin_pwritev(self, call):
        assert not self.holds(call.target), "not looked into"

    begin_fallocate = begin_writev = begin_sendto = begin_pwritev

    def begin_ftruncate(self, call):
        if self.holds(call.target):
            self.names[call.target].cut(call.last_number)

    def end_openat(self, call):
        path, = call.paths(call.target)
        if not self.holds(path):
            return
        if "O_CREAT" in call.arguments:
            self.names.setdefault(path, File())
        if "O_TRUNC" in call.arguments:
            self.names[path].cut(0)

    def end_mkdir(self, call):
        path, = call.paths(self.root)
        if self.holds(path):
            self.names[path] = None

    def end_link(self, call):
        source, target = call.paths(self.root)
        self.names[target] = self.names[source]

    def end_rename(self, call):
        source, target = call.paths(self.root)
        self.names[target] = self.names.pop(source)

    def end_unlink(self, call):
        path, = call.paths(self.root)
        if self.holds(path):
            del self.names[path]

    def begin_fsync(self, call):
        """What is changed while it runs is not part of it."""
        node = self.names.get(call.target)
        if call.target == self.root or self.holds(call.target) and node is None:
            self.flushes[call] = self.names_in(call.target, self.names)
        elif self.holds(call.target):
            self.flushes[call] = (node, list(node.changes))

    def end_fsync(self, call):
        flushed = self.flushes.pop(call, None)
        if isinstance(flushed, tuple):
            node, changes = flushed
            # Another flush of the same file may have ended meanwhile.
            while changes and (not node.changes or node.changes[0] is not changes[0]):
                changes.pop(0)
            node.flush(len(changes))
        elif flushed is not None:
            for path in self.names_in(call.target, self.safe_names):
                del self.safe_names[path]
            self.safe_names |= flushed

    begin_fdatasync, end_fdatasync = begin_fsync, end_fsync

    @staticmethod
    def names_in(folder, names):
        return {path: node for path, node in names.items() if path.rpartition("/")[0] == folder}

    def fail(self, folder, dice=None):
        """Writes what a power failure at this moment leaves; with dice, some more got through."""
        folder.mkdir()
        names = self.names if dice and dice.random() < 0.5 else self.safe_names
        for path in sorted(names):
            place = folder / Path(path).relative_to(self.root)
            # A folder whose own name was lost loses all that is in it.
            if place.parent.is_dir():
                node = names[path]
                place.write_bytes(node.after_failure(dice)) if node else place.mkdir()
