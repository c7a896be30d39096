"""Measures the drawing of buttons beside librsvg's, and their files beside optimisers of PNG."""

import ctypes
import glob
import json
import os
import resource
import shutil
import statistics
import subprocess
import time

REPO = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
#: How many buttons the slow programs draw and press.
SAMPLE = 60


def spent(action):
    """Wall and CPU seconds of something, programs that it starts included."""
    def cpu():
        usages = [resource.getrusage(who)
                  for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)
    wall, before = time.perf_counter(), cpu()
    action()
    return time.perf_counter() - wall, cpu() - before


class LibRSVG:
    """The library that `rsvg-convert` is made of, without the start of a process a picture."""

    class Rectangle(ctypes.Structure):
        _fields_ = [(name, ctypes.c_double) for name in ("x", "y", "width", "height")]

    def __init__(self):
        self.rsvg = ctypes.CDLL("librsvg-2.so.2")
        self.cairo = ctypes.CDLL("libcairo.so.2")
        self.gobject = ctypes.CDLL("libgobject-2.0.so.0")
        pointer = ctypes.c_void_p
        self.rsvg.rsvg_handle_new_from_data.restype = pointer
        self.rsvg.rsvg_handle_new_from_data.argtypes = [ctypes.c_char_p, ctypes.c_size_t, pointer]
        self.rsvg.rsvg_handle_render_document.argtypes = [
            pointer, pointer, ctypes.POINTER(self.Rectangle), pointer]
        self.cairo.cairo_image_surface_create.restype = pointer
        self.cairo.cairo_create.restype = pointer
        self.cairo.cairo_create.argtypes = [pointer]
        self.cairo.cairo_surface_write_to_png.argtypes = [pointer, ctypes.c_char_p]
        for release in (self.cairo.cairo_destroy, self.cairo.cairo_surface_destroy,
                        self.gobject.g_object_unref):
            release.argtypes = [pointer]

    def draw(self, svg, width, height, path):
        handle = self.rsvg.rsvg_handle_new_from_data(svg, len(svg), None)
        surface = self.cairo.cairo_image_surface_create(0, width, height)
        context = self.cairo.cairo_create(surface)
        self.rsvg.rsvg_handle_render_document(
            handle, context, self.Rectangle(0, 0, width, height), None)
        if self.cairo.cairo_surface_write_to_png(surface, path.encode()) != 0:
            raise SystemExit(f"librsvg cannot write {path}")
        self.cairo.cairo_destroy(context)
        self.cairo.cairo_surface_destroy(surface)
        self.gobject.g_object_unref(handle)


class ButtonBench:
    def __init__(self, program, work, runs):
        self.program, self.runs = program, runs
        self.work = os.path.join(work, "buttons")
        self.empty = self.path("no-buttons")
        os.makedirs(self.empty)
        self.outputs = 0

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def fresh(self):
        self.outputs += 1
        return self.path(f"out{self.outputs}")

    def build(self, buttons, output):
        """Builds the sample site with a folder of buttons, and tells which there are."""
        subprocess.run(
            [self.program, "build", "--content", os.path.join(REPO, "content"), "--buttons",
             buttons, "--output", output], check=True, stdout=subprocess.DEVNULL)
        manifest = os.path.join(output, "studio", "buttons.json")
        if not os.path.exists(manifest):
            return []
        with open(manifest) as file:
            return json.load(file)["buttons"]

    def median(self, action):
        """The median wall and CPU time of several runs, after one that warms up."""
        action()
        rows = [spent(action) for _ in range(self.runs)]
        return tuple(statistics.median(row[part] for row in rows) for part in (0, 1))

    def one_colour(self):
        """The default set with the first colour of each style, so that each button is drawn."""
        folder = self.path("one-colour")
        shutil.copytree(os.path.join(REPO, "buttons"), folder)
        for path in glob.glob(os.path.join(folder, "*.json")):
            with open(path) as file:
                style = json.load(file)
            if "colours" in style:
                style["colours"] = dict([next(iter(style["colours"].items()))])
                with open(path, "w") as file:
                    json.dump(style, file)
        return folder

    def run(self):
        everything = os.path.join(REPO, "buttons")
        built = self.fresh()
        listed = self.build(everything, built)
        count = len(listed)
        without = self.median(lambda: self.build(self.empty, self.fresh()))
        full = self.median(lambda: self.build(everything, self.fresh()))
        again = self.median(lambda: self.build(everything, built))
        folder = self.one_colour()
        single_count = len(self.build(folder, self.fresh()))
        single = self.median(lambda: self.build(folder, self.fresh()))
        print(f"\nThe sample site with the default set, {count:,} buttons as 1x, 2x and SVG\n")
        print("| | wall | CPU |\n| --- | ---: | ---: |")
        for name, (wall, cpu) in (("without buttons", without), ("from nothing", full),
                                  ("nothing changed", again)):
            print(f"| {name} | {wall * 1000:,.0f} ms | {cpu * 1000:,.0f} ms |")
        # Pictures of one button in several colours are drawn once, so that both are told.
        ours = {"bookplate, the default set": count / (full[1] - without[1]),
                "bookplate, one colour each": single_count / (single[1] - without[1])}
        self.drawing(built, listed[:: max(1, count // SAMPLE)], ours)
        self.weight(built, listed[:: max(1, count // SAMPLE)])

    def drawing(self, built, buttons, rates):
        library = LibRSVG()
        base = os.path.join(built, "site", "buttons")
        target = self.path("rsvg.png")
        svgs = []
        for button in buttons:
            path = os.path.join(base, button["address"] + ".svg")
            with open(path, "rb") as file:
                svgs.append((path, file.read(), button["width"], button["height"]))

        def convert():
            for path, *_ in svgs:
                for zoom in ("1", "2"):
                    subprocess.run(["rsvg-convert", "-z", zoom, "-o", target, path], check=True)

        def draw():
            for _, svg, width, height in svgs:
                for zoom in (1, 2):
                    library.draw(svg, width * zoom, height * zoom, target)

        for name, action in (("rsvg-convert, a process each", convert),
                             ("librsvg in one process", draw)):
            rates[name] = len(svgs) / self.median(action)[1]
        print("\nButtons drawn a second of CPU, 1x and 2x each\n")
        print("| | buttons | times |\n| --- | ---: | ---: |")
        own = rates["bookplate, one colour each"]
        for name, rate in rates.items():
            print(f"| {name} | {rate:,.0f} | {own / rate:.1f} |")

    def weight(self, built, buttons):
        base, pressed = os.path.join(built, "site", "buttons"), self.path("pressed.png")
        print("\nBytes of a picture, on average\n")
        print("| | bookplate | pngquant and optipng | times |\n| --- | ---: | ---: | ---: |")
        for name, ending in (("1x", ".png"), ("2x", "@2x.png")):
            own = best = 0
            for button in buttons:
                source = os.path.join(base, button["address"] + ending)
                subprocess.run(["pngquant", "--force", "--speed", "1", "--output", pressed, "256",
                                source], check=True)
                subprocess.run(["optipng", "-quiet", "-o4", pressed], check=True)
                own += os.path.getsize(source)
                best += os.path.getsize(pressed)
            print(f"| {name} | {own / len(buttons):,.0f} | {best / len(buttons):,.0f} | "
                  f"{own / best:.2f} |")
