"""A site built in many small steps is the one that a first build makes."""

import os
import random
import re
import shutil

import pytest

from workplace import SITE, content, page

STEPS = 64
#: More of them find more: `SEEDS=100 pytest test_steps.py`.
SEEDS = range(int(os.environ.get("SEEDS", "1")))

SQUARE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path fill="#{}" d="M0 0h9v9z"/></svg>
"""


class Author:
    """Edits content at random, remembering what the files hold."""

    def __init__(self, place, seed):
        self.place = place
        self.random = random.Random(seed)
        self.files = content(30)
        self.count = 100
        place.write(self.files)

    def pages(self):
        return sorted(path for path in self.files if path.startswith("pages/"))

    def put(self, path, text):
        """Writes, or removes with `None`, in one of the ways in which editors do it."""
        if text is not None and path in self.files and self.random.random() < 0.5:
            file = self.place.content / path
            (file.parent / ".new").write_text(text)
            (file.parent / ".new").replace(file)
        else:
            self.place.write({path: text})
        if text is None:
            del self.files[path]
        else:
            self.files[path] = text

    def edit(self, pattern, replacement):
        path = self.random.choice(self.pages())
        self.put(path, re.sub(pattern, replacement, self.files[path], count=1))

    def number(self):
        self.count += 1
        return self.count

    # The steps.

    def edit_body(self):
        self.edit(r"\Z", f"More of *{self.number()}*.\n")

    def edit_title(self):
        self.edit(r"title: .*", f"title: Title {self.number()}")

    def edit_title_keeping_the_size(self):
        self.edit(r"title: (.*)", lambda match: f"title: {match[1][::-1]}")

    def edit_link(self):
        self.edit(r"link: (.*)", f"link: link-{self.number()}")

    def move_link(self):
        def moved(match):
            return f"link: link-{self.number()}\nformer-links: [{match[1]}]\n"
        self.edit(r"link: (.*)\n(former-links.*\n)?", moved)

    def drop_former_links(self):
        self.edit(r"former-links.*\n", "")

    def swap_links(self):
        one, two = self.random.sample(self.pages(), 2)
        links = [re.search(r"link: .*", self.files[path])[0] for path in (one, two)]
        for path, link in ((one, links[1]), (two, links[0])):
            self.put(path, re.sub(r"link: .*", link, self.files[path], count=1))

    def edit_theme(self):
        accent = self.random.choice(["#7a5a12", "#0b57d0", "#333333"])
        self.edit(r"(theme.*\n)?hours:", f'theme: {{accent: "{accent}"}}\nhours:')

    def hide(self):
        listed = self.random.choice(["true", "false"])
        self.edit(r"(listed.*\n)?hours:", f"listed: {listed}\nhours:")

    def stop(self):
        accepting = self.random.choice(["true", "false"])
        self.edit(r"(accepting.*\n)?hours:", f"accepting: {accepting}\nhours:")

    def add_page(self):
        number = self.number()
        folder = self.random.choice(["", "new/", "team-1/"])
        self.put(f"pages/{folder}new-{number}.md", page(f"New {number}", f"new-{number}"))

    def remove_page(self):
        self.put(self.random.choice(self.pages()), None)

    def remove_many_pages(self):
        for path in self.random.sample(self.pages(), 12):
            self.put(path, None)

    def add_many_pages(self):
        for _ in range(12):
            self.add_page()

    def rename_page(self):
        path = self.random.choice(self.pages())
        new = f"pages/renamed-{self.number()}.md"
        (self.place.content / path).rename(self.place.content / new)
        self.files[new] = self.files.pop(path)

    def touch(self):
        (self.place.content / self.random.choice(self.pages())).touch()

    def edit_host(self):
        self.put("hosts/ada.md", re.sub(r"name: .*", f"name: Ada {self.number()}",
                                        self.files["hosts/ada.md"], count=1))

    def edit_site(self):
        self.put("site.yaml", SITE.format(name=f"Practice {self.number()}"))

    def edit_stylesheet(self):
        self.put("theme/site.css", f".card {{ padding: {self.number()}px }}\n")

    def edit_picture(self):
        self.put("images/logo.svg", SQUARE.format(self.number()))

    def add_picture(self):
        self.put(f"images/extra-{self.number()}.svg", SQUARE.format(self.number()))

    def remove_picture(self):
        extra = [path for path in self.files if path.startswith("images/extra-")]
        if extra:
            self.put(self.random.choice(extra), None)

    def damage_outputs(self):
        files = [path for path in sorted(self.place.output.glob("*/**/*")) if path.is_file()]
        gone, emptied, edited = self.random.sample(files, 3)
        gone.unlink()
        emptied.write_bytes(b"")
        edited.write_bytes(b"somebody's edit")

    def lose_record(self):
        shutil.rmtree(self.place.output / ".bookplate")

    def lose_a_tree(self):
        shutil.rmtree(self.place.output / self.random.choice(["site", "studio"]))

    def break_a_page(self):
        """Breaks a page, has the mistake found, and mends it while another changes."""
        path = self.random.choice(self.pages())
        good = self.files[path]
        self.put(path, good.replace("hours:", "ours:"))
        self.place.refused(1)
        self.edit_title()
        if self.random.random() < 0.5:
            self.place.refused(1)
        self.put(path, good)


STEP_NAMES = sorted(name for name, step in vars(Author).items()
                    if callable(step) and not name.startswith("_")
                    and name not in {"pages", "put", "edit", "number"})


@pytest.mark.parametrize("seed", SEEDS)
def test_many_small_builds_make_what_one_build_makes(memory_place, seed):
    place = memory_place
    author = Author(place, seed)
    place.build()
    place.assert_fresh()
    steps = STEP_NAMES * 3
    author.random.shuffle(steps)
    for number, step in enumerate(steps[:STEPS]):
        if len(author.pages()) < 16:
            author.add_many_pages()
        for one in {step, author.random.choice(STEP_NAMES)} if number % 4 == 0 else {step}:
            getattr(author, one)()
        place.build()
        place.assert_no_staging()
        try:
            place.assert_fresh()
        except AssertionError as error:
            raise AssertionError(f"after {step}, step {number}: {error}") from None


def test_options_of_the_last_build_leave_no_traces(place):
    place.write(content(6)).build()
    plain = place.trees()
    options = ("--site-url", "https://other.example/sub/", "--endpoint-url", "https://api.example/")
    place.build(*options)
    assert place.trees() != plain
    place.assert_fresh(*options)
    place.build()
    assert place.trees() == plain
