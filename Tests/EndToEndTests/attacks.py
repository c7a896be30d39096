"""Strings that mean harm to a page, and folders of content that hold them in every field."""

import json
import re

#: Ours: each tries to leave the place where a field's text stands. None is over 75 characters.
OWN = [
    "<script>window.__pwned=1</script>",
    "</title><script>window.__pwned=1</script>",
    "</script><script>window.__pwned=1</script>",
    "<!--<script>window.__pwned=1</script>",
    "--><img src=x onerror=window.__pwned=1>",
    "]]><svg onload=window.__pwned=1>",
    '"><img src=x onerror=window.__pwned=1>',
    "'><img src=x onerror=window.__pwned=1>",
    "\" autofocus onfocus=window.__pwned=1 x=\"",
    "' autofocus onfocus=window.__pwned=1 x='",
    "` onmouseover=window.__pwned=1 `",
    "x\"\u0301 onfocus=window.__pwned=1 autofocus y=\"\u0301",
    "<\u0338img src=x onerror=window.__pwned=1>",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.__pwned=1&#62;",
    "&quot;onfocus=window.__pwned=1 autofocus",
    "\\u003cscript\\u003ewindow.__pwned=1",
    "\\\"});window.__pwned=1;({\"",
    "</style><script>window.__pwned=1</script>",
    "</textarea><script>window.__pwned=1</script>",
    "</noscript><script>window.__pwned=1</script>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
    "<math><mtext><style><img src=x onerror=window.__pwned=1>",
    "<a href=javascript:window.__pwned=1>x</a>",
    "javascript:window.__pwned=1",
    "{{constructor.constructor('window.__pwned=1')()}}",
    "${window.__pwned=1}",
    "%3Cscript%3Ewindow.__pwned=1%3C/script%3E",
    "+ADw-script+AD4-window.__pwned=1+ADw-/script+AD4-",
    "<svg/onload=window.__pwned=1//",
    "<b id=main>", "</main></body></html>", "<!DOCTYPE html>", "<x", "&", "<", ">", "\"", "'",
    # Short enough for a tag.
    '"><img src=x onerror=a()>', "<b onclick=a()>", "</a></li></ul><p>", "'onfocus='a()",
]
#: Ours for texts in CommonMark.
OWN_TEXTS = [
    "[x](javascript:window.__pwned=1)", "[x](  javascript:window.__pwned=1)",
    "[x](data:text/html,<script>window.__pwned=1</script>)", "![x](data:image/svg+xml,<svg/>)",
    "<javascript:window.__pwned=1>", "[x](<javascript:window.__pwned=1>)",
    "[x](https://a.example \"' onfocus=window.__pwned=1 '\")",
    "![\" onerror=window.__pwned=1 x=\"](logo.svg)",
    "![x](logo.svg '\" onload=\"window.__pwned=1')",
    "```\" onclick=\"window.__pwned=1\ncode\n```", "`</code><script>window.__pwned=1</script>`",
    "<div onclick=window.__pwned=1>\n\n**x**\n\n</div>", "a <b onclick=window.__pwned=1>b</b>",
    "[x]: javascript:window.__pwned=1\n\n[x]", "> > > <script>window.__pwned=1</script>",
    "# <img src=x onerror=window.__pwned=1>", "![x](//evil.example/x.png)", "[x](//evil.example)",
    "![x](https://evil.example/x.png)", "<https://a.example/\"onfocus=window.__pwned=1>",
]
#: What can matter to a parser of HTML, CSS, JavaScript or addresses, or to a reader of lines.
TELLING = re.compile(r"[<>\"'&`\\{}\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]|script:")


def strings(data):
    """All strings below a value read from JSON, except explanations."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from strings(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key not in ("meta", "rule", "expect", "id"):
                yield from strings(item)


def collected(folders):
    """Our strings and those of the JSON files in some folders, each once."""
    found = dict.fromkeys(OWN + OWN_TEXTS)
    for folder in folders:
        for file in sorted(folder.glob("*.json")):
            found.update(dict.fromkeys(strings(json.loads(file.read_text("utf-8")))))
    return [text for text in found if TELLING.search(text)]


def fields_page(number, text):
    """A page that holds a text in every field but those in CommonMark."""
    return {
        "title": text, "link": f"fields-{number}", "description": text,
        "host": {
            "name": text, "title": text, "pronouns": text, "company": text, "address": text,
            "email": "host@mail.example", "zone": "Europe/London",
        },
        "events": [{
            "name": text, "duration": ["30m", "1h"], "price": text, "category": text,
            "tags": [text],
            "location": [
                {"kind": "in-person", "label": text, "details": text},
                {"kind": "video", "label": "Video call"},
            ],
            "form": [
                {"id": "a", "label": text, "type": "text", "help": text},
                {"id": "b", "label": text, "type": "choice", "options": [text, "Other"]},
            ],
        }],
        "hours": {"mon-fri": "09:00-17:00"}, "category": text, "tags": [text],
    }


def text_page(number, text):
    """A page that holds a text wherever CommonMark is read."""
    return {
        "title": f"Text {number}", "link": f"text-{number}",
        "host": {
            "name": "Sam Field", "email": "sam@mail.example", "zone": "Europe/London",
            "body": text},
        "events": [{"name": "Talk", "duration": "30m", "body": text}],
        "hours": {"mon-fri": "09:00-17:00"}, "body": text,
    }


def site(text, url):
    return {
        "name": text, "summary": text, "site-url": url, "email": "site@mail.example",
        "logo": "logo.svg", "footer": text, "body": text}


class Folder:
    """A folder of content whose definitions are JSON with one value a line."""

    #: A line with a text, and the part to keep when it must be harmless.
    VALUE = re.compile(r'^(\s*(?:"[a-z-]+": )?)".*"(,?)$')

    def __init__(self, path, logo):
        self.path = path
        (path / "pages").mkdir(parents=True)
        (path / "images").mkdir()
        (path / "images/logo.svg").write_bytes(logo)
        self.harmless = "Plain words"
        #: The places that had to be made harmless because the loader refuses the text there.
        self.refused = set()

    def write(self, name, definition):
        text = json.dumps(definition, ensure_ascii=False, indent=1)
        # A file may not hold these as they are, but a text may hold them when they are escaped.
        text = re.sub(r"[\x7f-\x9f]", lambda match: f"\\u{ord(match[0]):04x}", text)
        (self.path / name).write_text(text, "utf-8")

    def soften(self, messages):
        """Makes the values harmless that the loader refuses; gives how many there were."""
        start = messages.index("[")
        found, _ = json.JSONDecoder().raw_decode(messages[start:])
        errors = {(d["path"], d["line"]) for d in found if d["severity"] == "error"}
        for name, line in errors:
            file = self.path / name.split(self.path.name + "/", 1)[1]
            lines = file.read_text("utf-8").split("\n")
            # What CommonMark refuses is named by the line of the text, which JSON does not have.
            bodies = [n for n, value in enumerate(lines) if value.lstrip().startswith('"body":')]
            for place in bodies if file.name.startswith("text-") else [line - 1]:
                softened = self.VALUE.sub(rf'\1"{self.harmless}"\2', lines[place])
                lines[place] = softened
                self.refused.add((file.relative_to(self.path).as_posix(), place + 1))
            file.write_text("\n".join(lines), "utf-8")
        return len(errors)
